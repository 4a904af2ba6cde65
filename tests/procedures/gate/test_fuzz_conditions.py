"""Fifty thousand conditions, whole and broken, large and small: refused with a sentence or answered, and at once."""

import json
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from core.errors import Invalid
from procedures.definition import read_definition
from procedures.definition.conditions import MAX_NODES, Condition, children, references, size, within_cost
from procedures.definition.form import When
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.values import PartialDate, Parts
from tests.procedures.gate.planting import good

pytestmark = pytest.mark.pure

WHEN: TypeAdapter[Condition] = TypeAdapter(When)
HOW_MANY = 50_000
# Far more than any of them needs, so that a busy machine fails nothing; a hang would take for ever.
SECONDS = 5
TODAY = date(2026, 11, 23)
Maker = Callable[[Random], Any]

NAMES = ["a", "b", "c.unit", "c", "rows", "@case", "@today", "@channel", "@applicant_kind", "nobody_knows", "a.b"]
WRONG_NAMES: list[Any] = [
    "",
    "A",
    "a b",
    "a.b.c",
    "__class__",
    "@@x",
    "a\n",
    "á",
    "a" * 10_000,
    None,
    3,
    ["a"],
    {},
    "@",
]
OPERATORS = ["eq", "ne", "lt", "le", "gt", "ge", "in", "contains", "filled"]
WRONG_OPERATORS: list[Any] = ["", "EQ", "eval", "==", "__lt__", None, 1, [], {"op": "eq"}, "eq\x00"]
TEXTS = [
    "",
    " ",
    "ONLINE",
    "2026-11-23",
    "1960",
    "2026-13-45",
    "08:30",
    "NaN",
    "\x00",
    "\ud800",
    "\u202eđảo",
    "😀",
    "e\u0301",
]
HUGE: list[Any] = [10**400, -(10**400), 1e308, 5e-324, "9" * 100_000, "ê" * 50_000, 2**63]
ODD: list[Any] = [
    float("nan"),
    float("inf"),
    float("-inf"),
    b"x",
    (1, 2),
    {1},
    object(),
    Decimal("NaN"),
    TODAY,
    {"a": {}},
]


def scalar(draw: Random) -> Any:
    kinds: list[Callable[[], Any]] = [
        lambda: draw.randint(-5, 5),
        lambda: draw.random() * 10,
        lambda: draw.random() < 0.5,
        lambda: draw.choice(TEXTS),
        lambda: chr(draw.randint(1, 0x10FFFF)) * draw.randint(1, 4),
    ]
    return draw.choice(kinds)()


def value(draw: Random) -> Any:
    drawn = draw.random()
    if drawn < 0.7:
        return scalar(draw)
    if drawn < 0.9:
        return [scalar(draw) for _each in range(draw.randint(0, 5))]
    return draw.choice(HUGE) if drawn < 0.92 else draw.choice(ODD) if drawn < 0.96 else [[scalar(draw)]]


def comparison(draw: Random) -> Any:
    op = draw.choice(OPERATORS)
    made: dict[str, Any] = {"field": draw.choice(NAMES), "op": op}
    if op != "filled":
        made |= {"other": draw.choice(NAMES)} if draw.random() < 0.3 else {"value": value(draw)}
    return made


def broken(draw: Random) -> Any:
    """A comparison or a group with one thing wrong; or nothing like a condition."""
    wrong: list[Callable[[], Any]] = [
        lambda: comparison(draw) | {"field": draw.choice(WRONG_NAMES)},
        lambda: comparison(draw) | {"op": draw.choice(WRONG_OPERATORS)},
        lambda: comparison(draw) | {"value": None, "other": None},
        lambda: comparison(draw) | {"value": 1, "other": "a"},
        lambda: comparison(draw) | {draw.choice(["extra", "__proto__", "all", "not_", ""]): 1},
        lambda: {"all": []},
        lambda: {"any": draw.choice([None, "x", 1, {}, [None], [[]]])},
        lambda: {"not": draw.choice([None, [], "x", {"not": {}}])},
        lambda: {"all": [comparison(draw)], "any": [comparison(draw)]},
        lambda: draw.choice([None, [], "", 0, True, {}, "eq", float("nan"), [comparison(draw)]]),
        lambda: {1: 2, None: 3},
    ]
    return draw.choice(wrong)()


def tree(draw: Random, depth: int = 0) -> Any:
    drawn = draw.random()
    if depth > 5 or drawn < 0.45:
        return comparison(draw)
    if drawn < 0.5:
        return broken(draw)
    if drawn < 0.65:
        return {"not": tree(draw, depth + 1)}
    return {draw.choice(["all", "any"]): [tree(draw, depth + 1) for _each in range(draw.randint(1, 3))]}


def deep(draw: Random) -> Any:
    made = comparison(draw)
    for _level in range(draw.choice([18, 19, 20, 21, 22, 50, 900, 20_000])):
        made = {"not": made} if draw.random() < 0.6 else {draw.choice(["all", "any"]): [made]}
    return made


def wide(draw: Random) -> Any:
    one = comparison(draw)
    row = {draw.choice(["all", "any"]): [one] * draw.choice([1, 49, 50, 51, 199, 5_000])}
    return row if draw.random() < 0.5 else {"any": [row] * draw.choice([2, 4, 50, 1_000])}


MAKERS: list[tuple[Maker, int]] = [(tree, 900), (broken, 60), (comparison, 30), (wide, 6), (deep, 4)]


def facts(draw: Random) -> Facts:
    kinds: list[Any] = [
        draw.randint(-5, 5),
        Decimal(draw.randint(-500, 500)) / 100,
        draw.random() < 0.5,
        draw.choice(TEXTS),
        TODAY,
        PartialDate((1960,)),
        PartialDate((2026, 11)),
        ("a", "b"),
        ({"x": 1}, {"x": 2}),
        Parts({"unit": "1", "b": "x"}),
    ]
    known = {name: draw.choice(kinds) for name in ("a", "b", "c", "rows") if draw.random() < 0.8}
    return Facts(known, draw.choice(["ONLINE", "POSTAL"]), "CITIZEN", TODAY, case="01")


def test_no_condition_breaks_or_stops_anything() -> None:
    draw = Random(20_260_701)  # noqa: S311 (the same conditions every time)
    makers, weights = zip(*MAKERS, strict=True)
    outcomes = {True: 0, False: 0, None: 0}
    for _turn in range(HOW_MANY):
        raw = draw.choices(makers, weights)[0](draw)
        began = time.process_time()
        outcomes[_answered(raw, facts(draw))] += 1
        assert time.process_time() - began < SECONDS
    # Enough of each, or the conditions drawn try nothing.
    assert min(outcomes.values()) > HOW_MANY // 20


def _answered(raw: Any, known: Facts) -> bool | None:
    """What it comes to; None where it is refused, as it must be when it costs too much."""
    try:
        within_cost(raw)
    except ValueError:
        with pytest.raises(ValidationError):
            WHEN.validate_python(raw)
        return None
    try:
        condition = WHEN.validate_python(raw)
    except ValidationError as error:
        assert error.error_count() > 0
        return None
    assert size(condition) <= MAX_NODES
    assert {name for inner in children(condition) for name in references(inner)} <= references(condition)
    found = holds(condition, known)
    assert type(found) is bool
    return found


def test_a_condition_that_is_read_is_written_and_read_the_same() -> None:
    draw = Random(7)  # noqa: S311 (the same conditions every time)
    read = 0
    for _turn in range(3_000):
        try:
            condition = WHEN.validate_python(tree(draw))
            text = json.dumps(WHEN.dump_python(condition, mode="json", by_alias=True, exclude_defaults=True))
        except (ValidationError, UnicodeError):
            continue
        known = facts(draw)
        again = WHEN.validate_json(text)
        assert holds(again, known) is holds(condition, known)
        read += 1
    assert read > 1_000


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_refused_in_json_too(number: str) -> None:
    raw = json.loads(f'{{"field": "a", "op": "lt", "value": {number}}}')
    with pytest.raises(ValidationError):
        WHEN.validate_python(raw)


def test_a_definition_holds_no_costly_condition_anywhere() -> None:
    """Wherever a condition may stand, the same limit guards it."""
    costly = {"all": [{"any": [{"field": "a", "op": "filled"}] * 40}] * 40}
    places: list[Callable[[dict[str, Any]], dict[str, Any]]] = [
        lambda document: document["form"]["pages"][0],
        lambda document: document["form"]["pages"][0]["sections"][0],
        lambda document: document["form"]["pages"][0]["sections"][0]["fields"][0],
        lambda document: document["form"]["rules"][0],
        lambda document: document["papers"][0],
        lambda document: document["fees"][0],
        lambda document: document["cases"][0],
        lambda document: document["process"]["blocks"][0],
        lambda document: document["outcome"]["papers"][0],
    ]
    for place in places:
        document = good("1.013225")
        place(document)["when"] = costly
        with pytest.raises(Invalid, match="200"):
            read_definition(document)
