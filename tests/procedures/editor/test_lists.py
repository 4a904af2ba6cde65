"""Lists of parts: add, copy, move within and elsewhere, remove."""

import pytest

from procedures.models import ProcedureVersion
from tests.procedures.drafting.people import CODE, draft, part, state
from tests.procedures.editor.pages import Desk, Page

pytestmark = pytest.mark.django_db
FIELDS = "form/pages/0/sections/0/fields"


def names(version: ProcedureVersion, place: str, key: str = "id") -> list[str]:
    return [each[key] for each in part(version, place) or []]


def press(desk: Desk, place: str, button: str, page: str = "") -> Page:
    """Presses a button of the list, as it stands on the page that shows it."""
    _action, sent = desk.get("part", CODE, page or place).form(f"/sap-xep/{place}/")
    return desk.post("arrange", CODE, place, **{**sent, "do": button})


def test_a_field_is_added_under_a_name_made_of_its_words(version: ProcedureVersion, lan: Desk) -> None:
    before = names(version, FIELDS)
    page = lan.add(CODE, FIELDS, kind="integer", label_vi="Số bản cần sao")
    assert page.status == 200 and page.title == "Trường Số bản cần sao"
    assert names(version, FIELDS) == [*before, "so_ban_can_sao"]
    lan.add(CODE, FIELDS, "?at=0", kind="integer", label_vi="Số bản cần sao")
    assert names(version, FIELDS) == ["so_ban_can_sao_2", *before, "so_ban_can_sao"]


def test_a_part_without_what_it_needs_is_not_added(version: ProcedureVersion, lan: Desk) -> None:
    before = state()
    page = lan.add(CODE, "papers", name_vi="", hint_vi="Mang bản chính")
    assert page.status == 422 and page.boxes["hint_vi"] == ["Mang bản chính"]
    assert state() == before


def test_the_order_changes_by_buttons(version: ProcedureVersion, lan: Desk) -> None:
    first, second, *rest = names(version, "cases", "code") * 1
    assert press(lan, "cases", "down 0").status == 200
    assert names(version, "cases", "code") == [second, first, *rest]
    press(lan, "cases", "up 1")
    assert names(version, "cases", "code") == [first, second, *rest]
    press(lan, "cases", "to 0 1")
    assert names(version, "cases", "code") == [second, first, *rest]


def test_a_copy_stands_behind_under_a_fresh_name(version: ProcedureVersion, lan: Desk) -> None:
    before = names(version, "papers")
    press(lan, "papers", "copy 0")
    assert names(version, "papers") == [before[0], f"{before[0]}_2", *before[1:]]


@pytest.mark.parametrize("button", ["", "up", "up x", "explode 0", "to 0", "to 0 -1", "up 0", "down 99", "copy ٣"])
def test_a_button_nobody_offers_does_nothing(version: ProcedureVersion, lan: Desk, button: str) -> None:
    before = state()
    assert press(lan, "papers", button).status in (404, 409)
    assert state() == before


def test_a_list_that_was_changed_meanwhile_is_not_turned_blindly(
    version: ProcedureVersion, lan: Desk, minh: Desk
) -> None:
    _action, sent = lan.get("part", CODE, "papers").form("/sap-xep/papers/")
    minh.save(CODE, "papers/0", name_vi="Đã khác")
    before = state()
    assert lan.post("arrange", CODE, "papers", **{**sent, "do": "copy 0"}).status == 409
    assert state() == before


def test_removing_says_what_goes_with_it_and_can_be_undone(version: ProcedureVersion, lan: Desk) -> None:
    fields = names(version, FIELDS)
    page = lan.get("remove", CODE, "form/pages/0")
    labels = [field["label"]["vi"] for field in part(version, FIELDS)]
    assert all(label in page.html for label in labels)
    assert lan.post("remove", CODE, "form/pages/0", **page.sent).status == 200
    assert names(version, FIELDS) != fields
    undo = lan.get("history", CODE)
    edit = version.edits.filter(verb="REMOVE").get()
    assert f'value="{edit.pk}"' in undo.html
    assert lan.post("history", CODE, undo=str(edit.pk)).status == 200
    assert names(version, FIELDS) == fields
    again = lan.post("history", CODE, undo=str(edit.pk))
    assert again.status == 409 and "đã được hoàn tác" in again.html


def test_a_field_moves_to_another_page(version: ProcedureVersion, lan: Desk) -> None:
    lan.add(CODE, "form/pages", title_vi="Trang mới")
    lan.add(CODE, "form/pages/1/sections" if len(part(version, "form/pages")) == 2 else _last(version), title_vi="Nhóm")
    moved = part(version, f"{FIELDS}/0")
    target = f"form/pages/{len(part(version, 'form/pages')) - 1}/sections/0/fields"
    page = lan.get("move", CODE, f"{FIELDS}/0")
    assert target in page.html and FIELDS + '"' not in page.html
    assert lan.post("move", CODE, f"{FIELDS}/0", **{**page.sent, "to": target}).status == 200
    assert part(version, target) == [moved]
    assert moved["id"] not in names(version, FIELDS)


def _last(version: ProcedureVersion) -> str:
    return f"form/pages/{len(part(version, 'form/pages')) - 1}/sections"


def test_a_step_moves_into_a_branch_behind_it_though_numbers_shift(lan: Desk) -> None:
    from procedures.seeds import FOLDER, read

    version = draft(lan.user, read(FOLDER / "1.013225.json"))
    moved = part(version, "process/blocks/2")
    page = lan.get("move", "1.013225", "process/blocks/2")
    target = "process/blocks/3/branches/0/blocks"
    assert target in page.html
    lan.post("move", "1.013225", "process/blocks/2", **{**page.sent, "to": target})
    assert part(version, "process/blocks/2/branches/0/blocks")[-1] == moved


def test_a_part_does_not_move_where_it_may_not_stand(version: ProcedureVersion, lan: Desk) -> None:
    page = lan.get("move", CODE, f"{FIELDS}/0")
    before = state()
    sent = {**page.sent, "to": "papers"}
    assert lan.post("move", CODE, f"{FIELDS}/0", **sent).status == 404
    assert state() == before


def test_parallel_branches_are_made_from_nothing(version: ProcedureVersion, lan: Desk) -> None:
    count = len(part(version, "process/blocks"))
    assert lan.add(CODE, "process/blocks", f"?type=parallel&at={count - 1}").status == 200
    block = f"process/blocks/{count - 1}"
    assert part(version, block) == {"type": "parallel"}
    for name in ("Quy hoạch", "Phòng cháy"):
        assert lan.add(CODE, f"{block}/branches", name_vi=name).status == 200
    step = {"name_vi": "Cho ý kiến", "kind": "CONSULTATION", "allowance": "8", "role": "HANDLING"}
    assert lan.add(CODE, f"{block}/branches/0/blocks", "?type=step", **step, **{"unit-at": "COMPETENT"}).status == 200
    made = part(version, f"{block}/branches/0")
    assert (made["code"], made["blocks"][0]["code"]) == ("quy_hoach", "cho_y_kien")
    page = lan.get("part", CODE, "process")
    assert "Cùng lúc: Quy hoạch · Phòng cháy" in page.html
