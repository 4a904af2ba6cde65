"""Small definitions with days, rows, parts and worked-out values, and answers close to what their conditions name."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from procedures.definition import ProcedureDefinition
from tests.procedures.gate.random_definitions import Json, compare, filled
from tests.procedures.rules.definitions import choices, definition, field, page

SUM = {"function": "sum", "of": ["weight"]}
FIELDS = [
    field("d1", "date", past=True),
    field("d2", "date", required=False),
    field("p", "partial_date", required=False),
    field("n", "decimal", required=False, minimum="0", maximum="3"),
    field("t", "table", columns=[field("weight", "integer", minimum="0")], max_rows=3, required=False),
    field("m", "person", parts=[{"name": "sex"}, {"name": "birth_date", "required": False}], required=False),
    field("mc", "multiple_choice", options=choices("a", "b", "c"), required=False),
    field("word", required=False),
    field("age", "computed", computed={"function": "years_between", "of": ["d1", "@today"]}),
    field("gap", "computed", computed={"function": "days_between", "of": ["d1", "d2"]}),
    field("load", "computed", computed=SUM),
    field("rows", "computed", computed={"function": "count_rows", "of": ["t"]}),
]
DAYS = ["2020-01-01", "2008-06-30", "2026-07-01"]
ORDERS = ["eq", "ne", "lt", "le", "gt", "ge"]


def _comparisons() -> st.SearchStrategy[Json]:
    orders = st.sampled_from(ORDERS)
    dates = st.sampled_from(["d1", "d2", "p", "@today", "m.birth_date"])
    return st.one_of(
        st.builds(compare, dates, orders, st.sampled_from([*DAYS, "2020", "2020-01"])),
        st.builds(lambda one, op, two: {"field": one, "op": op, "other": two}, dates, orders, dates),
        st.builds(compare, st.just("n"), orders, st.sampled_from([0, 1, 1.5, 3, 4])),
        st.builds(compare, st.sampled_from(["t", "rows"]), orders, st.integers(0, 4)),
        st.builds(compare, st.just("load"), orders, st.sampled_from([-1, 0, 5, 6])),
        st.builds(compare, st.just("age"), orders, st.sampled_from([0, 6, 18])),
        st.builds(compare, st.just("gap"), orders, st.sampled_from([0, 60, 61])),
        st.builds(compare, st.just("m.sex"), st.sampled_from(["eq", "ne"]), st.sampled_from(["MALE", "FEMALE"])),
        st.builds(compare, st.just("mc"), st.just("contains"), st.sampled_from(["a", "b"])),
        st.builds(compare, st.just("word"), st.sampled_from(["eq", "contains"]), st.sampled_from(["Hoa", "Lan"])),
        st.builds(filled, st.sampled_from([each["id"] for each in FIELDS])),
    )


def _conditions() -> st.SearchStrategy[Json]:
    return st.recursive(
        _comparisons(),
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=4).map(lambda parts: {"all": parts}),
            st.lists(inner, min_size=2, max_size=2).map(lambda parts: {"any": parts}),
            inner.map(lambda part: {"not": part}),
        ),
        max_leaves=6,
    )


@st.composite
def any_rich(draw: st.DrawFn) -> ProcedureDefinition:
    """With four fields that may or may not be reached."""
    hidden = [field(f"h{number}", required=False, when=draw(_conditions())) for number in range(4)]
    return definition(page("only", *FIELDS, *hidden))


def near_answers(draw: Random, how_many: int) -> Iterator[tuple[Json, date]]:
    """Answers near the values that conditions name, and days to file them on."""
    for _each in range(how_many):
        yield {name: value for name, value in _one(draw).items() if value is not None}, _day(draw)


def _one(draw: Random) -> Json:
    sex = draw.choice(["MALE", "FEMALE"])
    return {
        "d1": _day(draw).isoformat(),
        "d2": draw.choice([None, _day(draw).isoformat()]),
        "p": draw.choice([None, *(_day(draw).isoformat()[:length] for length in (4, 7, 10))]),
        "n": draw.choice([None, "0", "0.99", "1", "1.01", "1.5", "2", "3"]),
        "t": [{"weight": draw.choice([0, 1, 5, 6])} for _row in range(draw.randint(0, 3))],
        "m": draw.choice([None, {"sex": sex}, {"sex": sex, "birth_date": _day(draw).isoformat()[:7]}]),
        "mc": draw.choice([None, ["a"], ["b"], ["a", "b"], ["c"]]),
        "word": draw.choice([None, "Hoa", "Hoa Lan", "Lan!", "x"]),
        **{f"h{number}": "x" for number in range(4)},
    }


def _day(draw: Random) -> date:
    start: Any = date.fromisoformat(draw.choice(DAYS))
    years = draw.choice([0, 0, 0, 6, 18])
    return start.replace(day=1, year=start.year - years) + timedelta(
        draw.choice([-61, -60, -1, 0, 0, 1, 29, 30, 60, 61])
    )
