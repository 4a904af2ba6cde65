"""A document that is no definition gives findings with the place, whatever is wrong with it."""

from typing import Any

import pytest

from procedures.gate import Finding, Severity, check_document
from tests.procedures.gate.faults import PERMIT
from tests.procedures.gate.planting import Mutation, add, both, drop, good, put

pytestmark = pytest.mark.pure

FIELD = "form/pages/0/sections/0/fields/0"
SHAPES: dict[str, tuple[Mutation, str, str]] = {
    "another kind": (put(f"{FIELD}/kind", "colour"), "schema.wrong", f"{FIELD}/kind"),
    "another operator": (
        put(f"{FIELD}/when", {"field": "x", "op": "like", "value": 1}),
        "schema.wrong",
        f"{FIELD}/when/op",
    ),
    "a comparison with nothing": (put(f"{FIELD}/when", {"field": "x", "op": "eq"}), "schema.wrong", f"{FIELD}/when"),
    "one inside": (
        put(f"{FIELD}/when", {"all": [{"not": {"field": "x", "op": "eq"}}]}),
        "schema.wrong",
        f"{FIELD}/when/all/0/not",
    ),
    "no condition at all": (put(f"{FIELD}/when", {"python": "1"}), "schema.wrong", f"{FIELD}/when"),
    "a list for a condition": (put(f"{FIELD}/when", []), "schema.wrong", f"{FIELD}/when"),
    "a condition that costs too much": (
        put(f"{FIELD}/when", {"all": [{"field": "x", "op": "filled"}] * 250}),
        "schema.wrong",
        f"{FIELD}/when",
    ),
    "an object for a value": (
        put(f"{FIELD}/when", {"field": "x", "op": "eq", "value": {"a": 1}}),
        "schema.wrong",
        f"{FIELD}/when/value",
    ),
    "ten thousand options": (
        put(f"{FIELD}/options", [{"value": f"o{n}", "label": {"vi": "x"}} for n in range(10_000)]),
        "schema.wrong",
        f"{FIELD}/options",
    ),
    "no block": (drop("process/blocks/0/type"), "schema.missing", "process/blocks/0"),
    "another block": (put("process/blocks/0/type", "loop"), "schema.wrong", "process/blocks/0"),
    "half a calendar day": (
        put("cases/0/term", {"mode": "CALENDAR_DAYS", "amount": "0.5"}),
        "schema.wrong",
        "cases/0/term",
    ),
    "a fee below nothing": (put("fees/0/amount/amounts/linear", -1), "schema.wrong", "fees/0/amount/amounts/linear"),
    "an infinite fee": (put("fees/0/amount/amounts/linear", float("inf")), "schema.not_a_number", ""),
    "a future format": (put("format", 2), "schema.wrong", "format"),
    "an id of words": (put(f"{FIELD}/id", "Tên công trình"), "schema.wrong", f"{FIELD}/id"),
}


@pytest.mark.parametrize(("mutate", "code", "place"), SHAPES.values(), ids=SHAPES.keys())
def test_a_wrong_shape_is_told_once_where_it_is(mutate: Mutation, code: str, place: str) -> None:
    document = good(PERMIT)
    mutate(document)
    assert [(each.code, each.path) for each in check_document(document)] == [(code, place)]


@pytest.mark.parametrize("raw", [None, [], "text", 1, True, {}, {"general": []}, {"form": {"pages": 1}}])
def test_anything_parsed_is_judged(raw: Any) -> None:
    found = check_document(raw)
    assert found
    assert all(isinstance(each, Finding) and each.severity is Severity.ERROR for each in found)


def test_every_wrong_place_is_told() -> None:
    document = good(PERMIT)
    both(drop("general/name"), put("cases/0/code", "1"), add("papers", {"id": "x"}))(document)
    places = {each.path for each in check_document(document)}
    assert {"general/name", "cases/0/code"} <= places
    assert any(place.endswith("/name") and place.startswith("papers/") for place in places)


def test_code_in_texts_stays_text() -> None:
    document = good(PERMIT)
    put("general/summary", {"vi": "{{ 7*7 }} <script>alert(1)</script> {% now %}", "en": "x"})(document)
    (found,) = [each for each in check_document(document) if each.code == "texts.markup"]
    assert found.path == "general/summary"
    assert found.severity is Severity.WARNING
