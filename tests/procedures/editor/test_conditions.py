"""A condition put together: buttons change a tree, boxes are read back, and what is missing is told beside its row."""

from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import given
from pydantic import TypeAdapter

from core.errors import Invalid
from procedures.definition.conditions import MAX_NODES, Condition
from procedures.definition.form import Page, Rule
from procedures.editor.boxes import Boxes, Scope
from procedures.editor.boxes.when import When
from procedures.editor.conditions import sent, tree
from procedures.editor.conditions.operators import operators
from procedures.editor.conditions.values import complete, shown
from procedures.editor.names import Names
from procedures.gate.sorts import Sort
from tests.procedures.editor.pages import Reader
from tests.procedures.every_kind import every_kind
from tests.procedures.rules.definitions import conditions

pytestmark = pytest.mark.pure
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
A, B, C = ({"field": name, "op": "filled"} for name in "abc")


def test_one_more_beside_a_comparison_that_stands_alone_joins_the_two() -> None:
    assert tree.added(None, "", A) == A
    assert tree.added(A, "", B) == {"all": [A, B]}
    assert tree.added({"any": [A, B]}, "", C) == {"any": [A, B, C]}
    assert tree.added({"any": [A, {"all": [B]}]}, "1", C) == {"any": [A, {"all": [B, C]}]}
    assert tree.added({"not": A}, "", B) == {"not": {"all": [A, B]}}


def test_taking_out_the_last_of_a_group_takes_out_the_group() -> None:
    assert tree.removed(A, "") is None
    assert tree.removed({"any": [A, {"all": [B]}]}, "1.0") == {"any": [A]}
    assert tree.removed({"not": A}, "0") is None


def test_turning_twice_is_as_before() -> None:
    nested = {"all": [A, {"any": [B, C]}]}
    for path in ("", "0", "1", "1.0"):
        once = tree.turned(nested, path)
        assert once is not None and once != nested
        assert tree.turned(once, path) == nested


@pytest.mark.parametrize("path", ["9", "x", "0.0.0", "-1", "1.99999"])
def test_a_node_that_is_not_there_changes_nothing(path: str) -> None:
    assert tree.removed({"all": [A, B]}, path) == {"all": [A, B]}


def names() -> Names:
    return Names(every_kind())


def box(condition: Any) -> Boxes:
    boxes = Boxes(Page, Scope(names()))
    boxes.show({"id": "p", "title": {"vi": "P"}, "when": condition}, {})
    return boxes


def post(boxes: Boxes) -> QueryDict:
    html = render_to_string("editor/boxes/boxes.html", {"boxes": boxes})
    data = QueryDict(mutable=True)
    for name, values in Reader(f"<form>{html}</form>").forms[0][1].items():
        data.setlist(name, values)
    return data


def read(data: QueryDict) -> Boxes:
    boxes = Boxes(Page, Scope(names()))
    boxes.read(data, {})
    return boxes


@given(conditions())
def test_any_condition_comes_back_as_it_was_shown(condition: Condition) -> None:
    """Of fields that do not exist, too: nothing is lost because something else was taken out."""
    plain = CONDITION.dump_python(condition, mode="json", by_alias=True, exclude_none=True)
    found = sent.read(post(box(plain)), "when")
    assert found is not None and _paths(found) == _paths(plain)


def _paths(node: Any) -> Any:
    join = tree.join_of(node)
    return {join: [_paths(each) for each in tree.inner(node)]} if join else (node["field"], node["op"])


def test_a_button_keeps_everything_typed_and_adds_a_row() -> None:
    data = post(box({"field": "integer", "op": "ge", "value": 3}))
    data["when::value"] = "12"
    boxes = read(data)
    boxes.act("when", "row", "")
    after = post(boxes)
    assert after.getlist("when:at") == ["", "0", "1"]
    assert (after["when:0:field"], after["when:0:op"], after["when:0:value"]) == ("integer", "ge", "12")


def test_what_is_missing_is_told_beside_its_row() -> None:
    boxes = read(post(box({"all": [{"field": "", "op": ""}, {"field": "integer", "op": "eq"}]})))
    (when,) = [each for each in boxes.boxes if isinstance(each, When)]
    assert when.faults == {"0": "Hãy chọn mục để so sánh.", "1": "Hãy điền giá trị để so sánh."}
    assert len(list(boxes.problems())) == 2


def test_it_is_read_back_as_a_sentence() -> None:
    boxes = box({"field": "yes_no", "op": "eq", "value": True})
    (when,) = [each for each in boxes.boxes if isinstance(each, When)]
    assert when.sentence and when.sentence in render_to_string("editor/boxes/boxes.html", {"boxes": boxes})


@pytest.mark.parametrize(
    ("reference", "op", "written", "value"),
    [
        ("integer", "eq", "1.200", 1200),
        ("decimal", "lt", "72,5", 72.5),
        ("date", "ge", "1/2/2026", "2026-02-01"),
        ("date", "ge", "2/2026", "2026-02"),
        ("date", "ge", "1960", "1960"),
        ("yes_no", "eq", "false", False),
        ("choice", "in", ["a", "b"], ["a", "b"]),
        ("short_text", "in", "một; hai", ["một", "hai"]),
        ("@today", "lt", "01/07/2026", "2026-07-01"),
    ],
)
def test_values_are_written_as_people_write_them(reference: str, op: str, written: Any, value: Any) -> None:
    node = {"field": reference, "op": op, "value": written if isinstance(written, list) else [written]}
    assert complete(node, names().answers[reference])["value"] == value


@pytest.mark.parametrize(
    ("reference", "written", "sentence"),
    [
        ("integer", "nhiều", "Hãy nhập một số, ví dụ 72,5."),
        ("date", "hôm qua", "Hãy nhập ngày/tháng/năm, tháng/năm hoặc chỉ năm, ví dụ 1960."),
        ("date", "31/02/2026", "Ngày chưa đúng. Hãy nhập ngày/tháng/năm, ví dụ 05/02/2026."),
    ],
)
def test_a_value_that_is_none_is_refused_with_an_example(reference: str, written: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        complete({"field": reference, "op": "eq", "value": [written]}, names().answers[reference])
    assert str(refused.value.message) == sentence


def test_a_value_stands_in_its_box_as_it_was_typed() -> None:
    assert shown(72.5) == ["72,5"]
    assert shown("2026-02-01") == ["01/02/2026"]
    assert shown([True, False]) == ["true", "false"]
    assert shown(None) == []


def test_only_comparisons_that_mean_something_are_offered() -> None:
    assert [value for value, _words in operators(Sort.FLAG)] == ["eq", "filled"]
    assert [value for value, _words in operators(Sort.WHOLE)] == ["filled"]
    assert dict(operators(Sort.DATE))["lt"] == "trước"
    assert "lt" in dict(operators(Sort.FLAG, "lt"))  # it is there, so it is shown


def test_too_much_is_told_in_a_sentence_and_never_hangs() -> None:
    data = post(box({"all": [A] * 45}))
    for number in range(45, 4000):
        data.appendlist("when:at", f"{number}")
    boxes = read(data)
    assert any(f"nhiều nhất {MAX_NODES} phần" in problem.text for problem in boxes.problems())
    deep: Any = A
    for _level in range(30):
        deep = {"all": [deep]}
    assert any("lồng nhau không quá 20 tầng" in problem.text for problem in read(post(box(deep))).problems())


def test_tangled_names_are_read_as_what_they_are() -> None:
    data = QueryDict(mutable=True)
    for path in ("", "0", "0.0", "0", "0.0.0.0.0", "..", "a.b"):
        data.appendlist("when:at", path)
    data["when::join"] = "all"
    data["when:0:join"] = "nonsense"
    assert sent.read(data, "when") is not None


def test_a_rule_cannot_do_without_its_condition() -> None:
    boxes = Boxes(Rule, Scope(names()))
    boxes.show({}, {})
    back = Boxes(Rule, Scope(names()))
    back.read(post(boxes), {})
    assert any("Điều phải đúng" in problem.text for problem in back.problems())
