"""A part shown as boxes and read back as it stood: nothing is lost of any part of any procedure."""

from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from procedures.definition import ProcedureDefinition, canonical, read_definition
from procedures.definition.base import Text
from procedures.definition.fees import FeeRule
from procedures.definition.form import FormField
from procedures.definition.general import Case, ChannelRule
from procedures.definition.places import places
from procedures.definition.process import Step
from procedures.drafting import documents
from procedures.editor.boxes import Boxes, Scope
from procedures.editor.boxes.keys import own_keys
from procedures.editor.names import Names
from procedures.editor.shapes import class_at
from procedures.seeds import FOLDER, read
from tests.procedures.editor.pages import Reader
from tests.procedures.every_kind import every_kind

pytestmark = pytest.mark.django_db
SEEDS = ["1.001193", "1.013225", "2.000815", "2.000620"]


def sent(boxes: Boxes) -> QueryDict:
    """What a browser sends of these boxes as they stand."""
    html = render_to_string("editor/boxes/boxes.html", {"boxes": boxes})
    data = QueryDict(mutable=True)
    for name, values in Reader(f"<form>{html}</form>").forms[0][1].items():
        data.setlist(name, values)
    return data


def shown(part_class: type[Any], value: dict[str, Any], names: Names, stored: dict[str, Any] | None = None) -> Boxes:
    boxes = Boxes(part_class, Scope(names, table="*"))
    boxes.show(value, value if stored is None else stored)
    return boxes


def read_back(part_class: type[Any], data: QueryDict, names: Names, stored: dict[str, Any]) -> Boxes:
    boxes = Boxes(part_class, Scope(names, table="*"))
    boxes.read(data, stored)
    return boxes


@pytest.mark.parametrize("definition", [*(read(FOLDER / f"{code}.json") for code in SEEDS), every_kind()])
def test_every_part_comes_back_as_it_was_shown(definition: ProcedureDefinition) -> None:
    document = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    names = Names(definition)
    looked_at = 0
    for place, part in places(definition):
        if not place or isinstance(part, Text) or place.startswith("examples") or _is_condition(document, place):
            continue
        part_class = class_at(document, place)
        stored = documents.now(document, place) or {}
        back = read_back(part_class, sent(shown(part_class, stored, names)), names, stored)
        assert list(back.problems()) == [], place
        others = {key: value for key, value in stored.items() if key not in own_keys(part_class)}
        now = read_definition(documents.put(document, place, others | back.value))
        assert canonical(now) == canonical(definition), place
        looked_at += 1
    assert looked_at > 40


def _is_condition(document: Any, place: str) -> bool:
    return not {"when", "holds", "required_when"}.isdisjoint(place.split("/"))


@pytest.fixture
def names() -> Names:
    return Names(every_kind())


def test_a_kind_asks_only_what_matters_to_it(names: Names) -> None:
    def asked(kind: str) -> set[str]:
        return set(shown(FormField, {"kind": kind}, names, {}).asked.split())

    assert {"options"} == asked("choice") & {"options", "parts", "columns", "minimum", "computed", "paper", "past"}
    assert {"minimum"} == asked("money") & {"options", "parts", "minimum", "computed", "paper", "past"}
    assert {"computed"} == asked("computed") & {"computed", "required", "prefill", "options"}
    assert {"paper"} == asked("file") & {"paper", "required", "prefill", "options"}
    assert asked("heading") == {"id", "kind", "label", "hint", "when"}


def test_what_another_kind_had_is_dropped_and_what_it_needs_begins_at_its_default(names: Names) -> None:
    stored = {"id": "a", "kind": "heading", "label": {"vi": "A"}}
    data = sent(shown(FormField, stored, names))
    data["kind"] = "choice"
    back = read_back(FormField, data, names, stored)
    assert back.value["required"] is True  # its tick was not on the page, so nobody took it away
    stored = {"id": "a", "kind": "choice", "label": {"vi": "A"}, "options": [{"value": "x", "label": {"vi": "X"}}]}
    data = sent(shown(FormField, stored, names))
    data["kind"] = "short_text"
    assert "options" not in read_back(FormField, data, names, stored).value


def test_a_name_is_proposed_from_the_words_and_made_fit_when_it_is_written_with_accents(names: Names) -> None:
    blank = shown(FormField, {"kind": "date", "label": {"vi": "Ngày tổ chức lễ hội"}}, names, {})
    assert blank.value["id"] == "ngay_to_chuc_le_hoi"
    taken = Boxes(FormField, Scope(names, taken=frozenset({"ngay_to_chuc_le_hoi"})))
    taken.show({"kind": "date", "label": {"vi": "Ngày tổ chức lễ hội"}}, {})
    assert taken.value["id"] == "ngay_to_chuc_le_hoi_2"
    data = sent(blank)
    data["id"] = "Ngày mở hội!"
    assert read_back(FormField, data, names, {}).value["id"] == "ngay_mo_hoi"
    assert shown(Case, {"name": {"vi": "Thường"}}, names, {}).value["code"] == "01"


def test_a_published_name_stays_whatever_is_sent(names: Names) -> None:
    stored = {"id": "old", "kind": "date", "label": {"vi": "A"}}
    boxes = Boxes(FormField, Scope(names, published=frozenset({"old"})))
    boxes.show(stored, stored)
    data = sent(boxes)
    data["id"] = "new"
    again = Boxes(FormField, Scope(names, published=frozenset({"old"})))
    again.show(stored, stored)
    again.read(data, stored)
    assert again.value["id"] == "old"


@pytest.mark.parametrize(
    ("key", "written", "sentence"),
    [
        ("minimum", "nhiều", "Hãy nhập một số, ví dụ 72,5."),
        ("seconds", "1,5", "Hãy nhập một số nguyên, ví dụ 12."),
        ("seconds", "9" * 40, "Hãy nhập một số nguyên, ví dụ 12."),
    ],
)
def test_what_is_no_number_is_told_and_kept_as_it_was_typed(
    names: Names, key: str, written: str, sentence: str
) -> None:
    stored = {"id": "a", "kind": "decimal", "label": {"vi": "A"}}
    data = sent(shown(FormField, stored, names))
    data[key] = written
    back = read_back(FormField, data, names, stored)
    assert [problem.text.partition(": ")[2] for problem in back.problems()] == [sentence]
    assert sent(back)[key] == written


def test_numbers_are_written_as_people_write_them(names: Names) -> None:
    stored = {"id": "a", "kind": "decimal", "label": {"vi": "A"}, "minimum": "72.5"}
    data = sent(shown(FormField, stored, names))
    assert data["minimum"] == "72,5"
    data["minimum"], data["maximum"] = "1,25", "100"
    value = read_back(FormField, data, names, stored).value
    assert (value["minimum"], value["maximum"]) == ("1.25", "100")


def test_rows_are_added_taken_out_and_moved_and_empty_ones_dropped(names: Names) -> None:
    options = [{"value": value, "label": {"vi": value.upper()}} for value in ("a", "b", "c")]
    stored = {"id": "f", "kind": "choice", "label": {"vi": "F"}, "options": options}

    def after(verb: str, where: str = "") -> list[str]:
        boxes = read_back(FormField, sent(shown(FormField, stored, names)), names, stored)
        boxes.act("options", verb, where)
        assert len(Reader(f"<form>{render_to_string('editor/boxes/boxes.html', {'boxes': boxes})}</form>").forms) == 1
        return [option["value"] for option in boxes.value["options"]]

    assert after("add") == ["a", "b", "c"]
    assert after("remove", "1") == ["a", "c"]
    assert after("up", "2") == ["a", "c", "b"]
    assert after("remove", "99") == after("up", "0") == after("dance", "0") == ["a", "b", "c"]


def test_the_second_level_of_an_option_stays_when_its_row_moves(names: Names) -> None:
    leaves = [{"value": "leaf", "label": {"vi": "Lá"}}]
    options = [{"value": "a", "label": {"vi": "A"}}, {"value": "b", "label": {"vi": "B"}, "options": leaves}]
    stored = {"id": "f", "kind": "nested_choice", "label": {"vi": "F"}, "options": options}
    boxes = read_back(FormField, sent(shown(FormField, stored, names)), names, stored)
    boxes.act("options", "up", "1")
    back = read_back(FormField, sent(boxes), names, stored)
    assert back.value["options"] == [options[1], options[0]]


def test_one_of_several_kinds_of_part_is_chosen_first(names: Names) -> None:
    amount = {"type": "fixed", "amount": 8000}
    fee = {"id": "f", "kind": "FEE", "name": {"vi": "Phí"}, "amount": amount, "basis": "Luật"}
    data = sent(shown(FeeRule, fee, names))
    data["amount-type"] = "per_unit"
    back = read_back(FeeRule, data, names, fee)
    assert back.value["amount"] == {"type": "per_unit", "amount": 8000}
    assert "amount-quantity" in sent(back)


def test_a_part_that_need_not_be_is_ticked(names: Names) -> None:
    step = {"type": "step", "code": "s", "name": {"vi": "S"}, "kind": "HANDLING", "unit": {"at": "COMPETENT"}}
    step |= {"allowance": "8", "on_timeout": {"after": {"mode": "WORKING_DAYS", "amount": "3"}, "outcome": "CONSENT"}}
    data = sent(shown(Step, step, names))
    assert data["on_timeout-has"] == "on"
    del data["on_timeout-has"]
    assert "on_timeout" not in read_back(Step, data, names, step).value


def test_a_reason_is_asked_only_of_what_is_partly_online(names: Names) -> None:
    channel = {"channel": "ONLINE", "level": "PARTIAL", "partial_reason": {"vi": "Phải xem bản chính"}}
    data = sent(shown(ChannelRule, channel, names))
    data["level"] = "FULL"
    assert read_back(ChannelRule, data, names, channel).value == {"channel": "ONLINE", "level": "FULL"}


def test_an_editors_words_stay_words(names: Names) -> None:
    evil = "<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}\"'"
    stored = {"id": "a", "kind": "short_text", "label": {"vi": evil, "en": evil}, "hint": {"vi": evil}}
    html = render_to_string("editor/boxes/boxes.html", {"boxes": shown(FormField, stored, names)})
    assert "<script>alert" not in html and "{{ 7|add:7 }}" in html
    back = read_back(FormField, sent(shown(FormField, stored, names)), names, stored)
    assert back.value["label"] == {"vi": evil, "en": evil}
