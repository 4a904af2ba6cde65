"""Every page there is: for those who write, for those who publish; nothing for anybody else's address."""

import pytest
from django.urls import reverse

from accounts.models import User
from procedures.definition.places import places
from procedures.drafting import documents
from procedures.editor.diagram import drawing, wrapped
from procedures.editor.outline import Outline
from procedures.editor.work import work_on
from procedures.models import ProcedureVersion
from procedures.versions import definition_of
from tests.procedures.drafting.people import CODE, draft
from tests.procedures.editor.pages import Desk, Page
from tests.procedures.gate.large import large

pytestmark = pytest.mark.django_db
WHOLE = ["draft", "check", "diff", "history", "export", "review"]
LISTS = ["cases", "channels", "papers", "fees", "examples", "form/pages", "form/rules"]


@pytest.mark.parametrize("name", WHOLE)
def test_a_page_about_the_whole(again: ProcedureVersion, lan: Desk, chi: Desk, name: str) -> None:
    for desk in (lan, chi):
        assert desk.get(name, CODE).status == 200


def test_every_part_has_a_page_or_stands_on_one(version: ProcedureVersion, lan: Desk) -> None:
    """What has none of its own leads to the page and the box where it stands."""
    seen = set()
    for place, _part in places(definition_of(version)):
        if not place:
            continue
        answer = lan.client.get(reverse("editor:part", args=[CODE, place]))
        assert answer.status_code in (200, 302), place
        if answer.status_code == 302:
            page, _hash, box = answer["Location"].partition("#")
            assert lan.client.get(page).status_code == 200
            seen.add(box.partition("-")[0])
    assert {"id_competence", "id_term", "id_amount"} <= seen


@pytest.mark.parametrize("place", LISTS)
def test_a_list_has_a_page_and_a_blank_for_one_more(version: ProcedureVersion, lan: Desk, place: str) -> None:
    assert lan.get("part", CODE, place).status == 200
    assert lan.get("add", CODE, place).status == 200


@pytest.mark.parametrize(
    "place",
    ["nothing", "form/nothing", "form/pages/99", "form/pages/x", "papers/-1", "papers/0/0", "format",
     "general/code/vi/x", "form/pages/0/sections/0/fields/99999999999", "cases/٣", "papers/0/name/0/vi", "%00"],
)  # fmt: skip
def test_a_place_that_is_none_is_not_found(version: ProcedureVersion, lan: Desk, place: str) -> None:
    url = reverse("editor:draft", args=[CODE])
    before = documents.part_mark(version.document)
    for door in ("phan", "them", "xoa", "chuyen", "luu-thu-vien", "sap-xep"):
        read = lan.client.get(f"{url}{door}/{place}/").status_code
        written = lan.client.post(f"{url}{door}/{place}/", {"do": "up 0", "seen": "x"}).status_code
        if door == "phan" and written in (200, 409):
            continue  # it could be one that somebody took away while this was typed
        assert (read, written) in {(404, 404), (302, 404), (405, 404)}, (door, read, written)
    version.refresh_from_db()
    assert documents.part_mark(version.document) == before


def test_what_nobody_writes_is_not_found(lan: Desk) -> None:
    for name in WHOLE:
        assert lan.get(name, "1.000000").status == 404


def test_who_only_publishes_reads_in_words_and_finds_no_box(version: ProcedureVersion, chi: Desk) -> None:
    page = chi.get("part", CODE, "papers/0")
    assert page.status == 200 and "Tên giấy tờ" in page.html
    assert not any(":asked" in sent for _action, sent in page.reader.forms)
    assert chi.get("add", CODE, "papers").status == chi.get("remove", CODE, "papers/0").status == 404


def test_the_version_in_force_is_only_read_until_a_draft_is_begun(again: ProcedureVersion, lan: Desk) -> None:
    from procedures import drafting

    drafting.discard(lan.user, again.pk)
    page = lan.get("part", CODE, "papers/0")
    assert page.status == 200 and not any(":asked" in sent for _action, sent in page.reader.forms)
    assert lan.post("part", CODE, "papers/0", **{":asked": "name", "name_vi": "X"}).status == 409
    assert lan.post("start", CODE).status == 200
    assert ProcedureVersion.objects.filter(procedure__code=CODE, state="DRAFT").count() == 1


def test_the_outline_marks_where_something_is_wrong(version: ProcedureVersion, lan: Desk) -> None:
    lan.save(CODE, "papers/0", name_vi="TTHC UBND XYZ")
    work = work_on(lan.user, CODE)
    entries = {entry.place: entry for entry in Outline(work, "papers/0").entries()}
    assert entries["papers"].warnings + entries["papers"].errors > 0
    assert entries["fees"].inside == [] and entries["papers"].inside and entries["process"].inside
    marked = [finding for finding in work.findings if finding.path.startswith("papers/0")]
    page = lan.get("part", CODE, "papers/0")
    assert str(marked[0].message) in page.html.replace("&#x27;", "'").replace("&quot;", '"')


def test_the_process_is_drawn_with_every_step_and_branch(lan: Desk) -> None:
    from procedures.seeds import FOLDER, read

    definition = read(FOLDER / "1.013225.json")
    draft(lan.user, definition)
    drawn = drawing(work_on(lan.user, "1.013225"), "process/blocks/1")
    assert len(drawn.boxes) == len(list(definition.process.steps()))
    assert [box.is_here for box in drawn.boxes].count(True) == 1
    assert len(drawn.labels) == 3 and len(drawn.bars) == 2
    assert all(0 <= box.x <= drawn.width - 176 and 0 <= box.y <= drawn.height - 70 for box in drawn.boxes)
    spots = [(box.x, box.y) for box in drawn.boxes]
    assert len(set(spots)) == len(spots)
    page = lan.get("draft", "1.013225")
    for box in drawn.boxes:
        assert box.url in page.html


def test_a_long_name_is_cut_into_lines_that_fit() -> None:
    lines = wrapped("Kiểm tra tính đầy đủ, hợp lệ của hồ sơ và thực địa nơi xây dựng công trình của hộ gia đình")
    assert len(lines) == 2 and all(len(line) <= 24 for line in lines) and lines[1].endswith("…")
    assert wrapped("Tiếp nhận") == ["Tiếp nhận"]


def test_the_largest_definition_has_pages_too(lan: Desk) -> None:
    draft(lan.user, large())
    lan.get("part", "1.999999", "form/pages/0/sections/0/fields/3")
    page = lan.get("part", "1.999999", "form/pages/0/sections/0/fields/3")
    assert page.status == 200 and len(page.html) < 150_000


def test_the_desk_leads_to_the_editor_whom_it_concerns(lan: Desk, chi: Desk) -> None:
    clerk = Desk(User.objects.create(username="thu-ly", kind="STAFF", full_name="Thụ Lý"))
    links = [reverse("editor:home") in Page(desk.client.get(reverse("desk:queue"))).html for desk in (lan, chi, clerk)]
    assert links == [True, True, False]


def test_home_finds_by_name_and_tells_who_writes(again: ProcedureVersion, lan: Desk) -> None:
    assert CODE in lan.get("home").html and lan.user.full_name in lan.get("home").html
    assert CODE in lan.get("home", q="chứng thực bản sao").html
    assert CODE not in lan.get("home", q="khai sinh").html
    assert CODE not in lan.get("home", muc="cho-duyet").html
    assert lan.get("home", q="\0'\"%_", muc="nowhere").status == 200
