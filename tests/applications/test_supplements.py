"""Asking for completion: thing by thing, each with its reason; only that may change; old beside new; counted."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from applications.actions.answer_supplement import answer_supplement
from applications.actions.refuse import refuse
from applications.actions.request_supplement import request_supplement
from applications.actions.save_page import save_page
from applications.models import Dossier, Supplement
from applications.status import Status
from applications.supplements import REASONS, changes_of, reasons_for, supplement_figures
from core.errors import Conflict, Invalid
from procedures.definition import read_definition
from procedures.models import Procedure
from procedures.publishing import publish
from procedures.versions import definition_of
from tests.applications.citizen_pages import Citizen
from tests.applications.refusals import refused
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    MARRIAGE,
    NEWBORN,
    SAME,
    accepted,
    end,
    filed,
    fresh,
    hand_in,
    holder,
    open_run,
    work,
)

WHY = "Cần bổ sung để tiếp nhận."


def ask(dossier: Dossier, items: dict[str, str], reasons: Mapping[str, str] = {}) -> Supplement:
    run = dossier.step_runs.filter(closed_at=None).earliest("pk")
    request_supplement(holder(run), dossier.pk, run.pk, fresh(dossier).revision, items, WHY, reasons)
    return Supplement.objects.latest("pk")


def block_of(dossier: Dossier) -> tuple[str, str, str]:
    """A block of the form with two of its parts that are answered with words."""
    for field in dossier.definition.form.fields():
        value = dossier.answers.get(field.id)
        if field.parts and isinstance(value, dict):
            names = [name for name in value if name in {"full_name", "personal_id", "ethnicity", "nationality"}]
            if len(names) > 1:
                return field.id, names[0], names[1]
    raise AssertionError("no block is answered")


def page_of(dossier: Dossier, field: str) -> str:
    pages = dossier.definition.form.pages
    return next(page.id for page in pages for section in page.sections for each in section.fields if each.id == field)


# --- Reasons ---


@pytest.mark.pure
def test_the_catalogue_says_each_thing_once_with_an_example() -> None:
    said = [reason.sentence.vi for reason in REASONS.values()]
    assert len(set(said)) == len(said) and len(REASONS) >= 12
    assert all(reason.example.vi and reason.example.en for name, reason in REASONS.items() if name != "other")
    assert list(REASONS)[-1] == "other"


@pytest.mark.pure
def test_a_paper_and_an_answer_have_reasons_of_their_own() -> None:
    assert "blurred" in {reason.id for reason in reasons_for("paper:scan")}
    assert "blurred" not in {reason.id for reason in reasons_for("field:name")}
    assert {"contradicts", "other"} <= {reason.id for reason in reasons_for("field:name")}


def test_each_item_tells_the_reason_the_words_and_an_example(citizen: User) -> None:
    dossier = filed(citizen, BUILDING)
    paper = f"paper:{dossier.files[0].paper}"
    (item,) = ask(dossier, {paper: "Trang 2."}, {paper: "blurred"}).items
    assert item["reason"] == "blurred"
    assert item["what"] == "Bản chụp mờ, không đọc được. Trang 2."
    assert item["example"] == REASONS["blurred"].example.vi


def test_nothing_is_asked_without_saying_why(citizen: User) -> None:
    dossier = filed(citizen, BUILDING)
    paper = f"paper:{dossier.files[0].paper}"
    for reasons in ({}, {paper: "other"}, {paper: "mistyped"}, {paper: "nonsense"}):
        with refused(Invalid, "chọn ít nhất một mục"):
            ask(dossier, {paper: ""}, reasons)
    ask(dossier, {paper: ""}, {paper: "expired"})


# --- One part of a block ---


def test_a_part_of_a_block_is_asked_alone_and_alone_may_change(citizen: User) -> None:
    dossier = filed(citizen, MARRIAGE)
    block, part, other = block_of(dossier)
    ask(dossier, {f"field:{block}.{part}": "Sai dấu."})
    before = dict(fresh(dossier).answers[block])
    page = page_of(dossier, block)
    new = {"full_name": "Trần Văn Bình", "personal_id": before.get("personal_id")}.get(part, before[part])
    save_page(citizen, dossier.pk, page, lambda _dossier: {block: {part: new}})
    assert fresh(dossier).answers[block] == before | {part: new}
    with refused(Invalid, "cần sửa"):
        save_page(citizen, dossier.pk, page, lambda _dossier: {block: {part: new, other: "Khác"}})


def test_the_page_asks_that_part_and_nothing_else(citizen: User) -> None:
    dossier = filed(citizen, MARRIAGE)
    block, part, other = block_of(dossier)
    ask(dossier, {f"field:{block}.{part}": "Sai dấu."})
    page = Citizen("congdan").open("page", dossier, page_of(dossier, block))
    names = {name for form in page.forms() for name in form.names}
    assert any(name.startswith(f"{block}-{part}") for name in names)
    assert not any(name.startswith(f"{block}-{other}") for name in names)
    assert "Sai dấu." in page.text


def test_a_part_of_what_is_asked_whole_is_not_asked_twice(citizen: User) -> None:
    dossier = filed(citizen, MARRIAGE)
    block, part, _other = block_of(dossier)
    asked = ask(dossier, {f"field:{block}.{part}": "Sai.", f"field:{block}": "Khai lại."})
    assert asked.targets() == {f"field:{block}"}


# --- Old beside new ---


def put(dossier: Dossier, block: str, part: str, value: str) -> None:
    answers = fresh(dossier).answers
    Dossier.objects.filter(pk=dossier.pk).update(answers={**answers, block: {**answers[block], part: value}})


def test_an_old_answer_stands_beside_the_new(citizen: User) -> None:
    dossier = filed(citizen, MARRIAGE)
    supplement = ask(dossier, {"field:groom.ethnicity": "Khác giấy khai sinh.", "field:bride.ethnicity": "Xem lại."})
    assert supplement.before["fields"] == {"groom.ethnicity": "Kinh (Việt)", "bride.ethnicity": "Kinh (Việt)"}
    put(dossier, "groom", "ethnicity", "Tày")
    answer_supplement(citizen, dossier.pk)
    groom, bride = changes_of(Supplement.objects.get())
    assert (groom.old, groom.new, groom.is_changed) == ("Kinh (Việt)", "Tày", True)
    assert (bride.old, bride.is_changed) == ("Kinh (Việt)", False)


def test_old_files_stand_beside_the_new(citizen: User) -> None:
    dossier = filed(citizen, BUILDING)
    old = dossier.files[0]
    supplement = ask(dossier, {f"paper:{old.paper}": "Mờ."})
    assert supplement.before["papers"] == {old.paper: [old.pk]}
    dossier.attachments.filter(pk=old.pk).update(removed_at=timezone.now())
    new = hand_in(dossier, old.paper, citizen)
    answer_supplement(citizen, dossier.pk)
    (change,) = changes_of(Supplement.objects.get())
    assert (change.old_files, change.new_files, change.is_changed) == ([old], [new], True)


def test_what_a_request_changed_stays_told_when_more_is_asked_later(citizen: User) -> None:
    dossier = filed(citizen, MARRIAGE)
    first = ask(dossier, {"field:groom.ethnicity": "Sai."})
    put(dossier, "groom", "ethnicity", "Tày")
    answer_supplement(citizen, dossier.pk)
    second = ask(dossier, {"field:groom.ethnicity": "Vẫn sai."})
    put(dossier, "groom", "ethnicity", "Thái")
    answer_supplement(citizen, dossier.pk)
    assert [(each.old, each.new) for each in changes_of(first)] == [("Kinh (Việt)", "Tày")]
    assert [(each.old, each.new) for each in changes_of(second)] == [("Tày", "Thái")]


# --- Answered, or not ---


def test_every_open_page_is_stale_after_an_answer(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    ask(dossier, {f"paper:{dossier.files[0].paper}": "Mờ."})
    run = dossier.step_runs.get(closed_at=None)
    before = run.revision
    answer_supplement(citizen, dossier.pk, note=SAME)
    run.refresh_from_db()
    assert run.revision > before and run.waiting_since is None and fresh(dossier).status == Status.SUBMITTED


def test_what_one_office_asked_leaves_the_other_its_requests(citizen: User) -> None:
    """Each branch of a bundle may ask as often as the version says."""
    current = Procedure.objects.get(code=NEWBORN).current
    assert current is not None
    raw = definition_of(current).model_dump(mode="json", by_alias=True)
    raw["deadline"]["supplement"] |= {"max_requests": 1}
    publish(read_definition(raw))
    dossier = work(accepted(filed(citizen, NEWBORN)), until="birth_issue")
    end(open_run(dossier, "birth_issue"))
    for step in ("residence_handling", "insurance_handling"):
        run = open_run(dossier, step)
        paper = f"paper:{dossier.files[0].paper}"
        request_supplement(holder(run), dossier.pk, run.pk, fresh(dossier).revision, {paper: "Mờ."}, "Chưa đọc được.")
    assert dossier.supplements.count() == 2


def test_who_does_not_complete_it_in_time_is_refused(citizen: User) -> None:
    dossier = filed(citizen, BUILDING)
    supplement = ask(dossier, {f"paper:{dossier.files[0].paper}": "Mờ."})
    Supplement.objects.update(answer_by=timezone.now() + timedelta(days=1))
    officer, reason = holder(supplement.step_run), "Không bổ sung đúng thời hạn."
    with refused(Conflict, "còn được bổ sung đến"):
        refuse(officer, dossier.pk, fresh(dossier).revision, reason)
    Supplement.objects.update(answer_by=timezone.now() - timedelta(minutes=1))
    assert Supplement.objects.get().is_overdue
    refuse(officer, dossier.pk, fresh(dossier).revision, reason)
    assert fresh(dossier).status == Status.REJECTED_INTAKE


# --- Figures ---


def test_right_the_first_time_and_reasons_are_counted(citizen: User) -> None:
    assert supplement_figures(COPIES).rate is None
    for _number in range(3):
        accepted(filed(citizen, COPIES))
    dossier = filed(citizen, COPIES)
    paper = f"paper:{dossier.files[0].paper}"
    for reason in ("blurred", "blurred", "expired"):
        ask(dossier, {paper: ""}, {paper: reason})
        answer_supplement(citizen, dossier.pk, note=SAME)
    accepted(dossier)
    found = supplement_figures(COPIES)
    assert (found.accepted, found.right_first_time, found.rate, found.requests) == (4, 3, 0.75, 3)
    assert [(reason.id, count) for reason, count in found.reasons] == [("blurred", 2), ("expired", 1)]
    assert found.targets[0][1] == 3
