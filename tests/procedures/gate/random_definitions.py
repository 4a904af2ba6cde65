"""Strategies that draw definitions: sound ones, in which one world keeps everything reachable, and any small ones."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from hypothesis import strategies as st

from procedures.definition import ProcedureDefinition
from procedures.handlers import HANDLERS
from tests.procedures.rules.definitions import choices, definition, field, page, step

Json = dict[str, Any]
KINDS = ["a", "b", "c"]
# The first page asks these, always; every condition looks back at them.
GATES = [
    field("wants", "yes_no"),
    field("kind", "choice", options=choices(*KINDS)),
    field("size", "integer", minimum="1", maximum="50"),
    field("born", "date", past=True),
    field("goods", "table", columns=[field("weight", "integer", minimum="0")], max_rows=9),
    field("mother", "person", parts=[{"name": "sex"}, {"name": "birth_date", "required": False}]),
    field("age", "computed", computed={"function": "years_between", "of": ["born", "@today"]}),
    field("load", "computed", computed={"function": "sum", "of": ["weight"]}),
    field("count", "computed", computed={"function": "count_rows", "of": ["goods"]}),
]
TODAY = date(2026, 11, 23)
FREE_KINDS = ["short_text", "long_text", "integer", "yes_no", "date", "money", "decimal", "time", "partial_date"]


def compare(name: str, op: str, value: Any) -> Json:
    return {"field": name, "op": op, "value": value}


def filled(name: str) -> Json:
    return {"field": name, "op": "filled"}


@st.composite
def worlds(draw: st.DrawFn) -> Json:
    """Answers in which everything that is drawn afterwards can be reached."""
    rows = draw(st.lists(st.integers(0, 30), min_size=1, max_size=4))
    born = draw(st.dates(date(1950, 1, 1), date(2020, 12, 31)))
    return {
        "wants": draw(st.booleans()),
        "kind": draw(st.sampled_from(KINDS)),
        "size": draw(st.integers(1, 50)),
        "born": born.isoformat(),
        "goods": [{"weight": weight} for weight in rows],
        "mother": {"sex": draw(st.sampled_from(["MALE", "FEMALE"]))},
    }


def _true_comparisons(world: Json) -> list[st.SearchStrategy[Json]]:
    size, rows, load = world["size"], len(world["goods"]), sum(row["weight"] for row in world["goods"])
    years = TODAY.year - int(world["born"][:4])
    at_least = {"size": size, "goods": rows, "load": load, "age": max(years - 1, 0)}
    at_most = {"size": size, "goods": rows, "load": load, "age": years}
    return [
        st.just(compare("wants", "eq", world["wants"])),
        st.just(compare("kind", "eq", world["kind"])),
        st.just(compare("kind", "in", [world["kind"], "a"])),
        st.just(compare("mother.sex", "eq", world["mother"]["sex"])),
        st.sampled_from(sorted(set(KINDS) - {world["kind"]})).map(lambda kind: compare("kind", "ne", kind)),
        st.sampled_from(["wants", "kind", "size", "born", "goods", "mother"]).map(filled),
        st.sampled_from(sorted(at_least)).map(lambda name: compare(name, "ge", at_least[name])),
        st.sampled_from(sorted(at_most)).map(lambda name: compare(name, "le", at_most[name])),
        st.just({"field": "born", "op": "lt", "other": "@today"}),
        st.just(compare("@channel", "eq", "ONLINE")),
        st.just(compare("@applicant_kind", "eq", "CITIZEN")),
        st.just(compare("@today", "ge", "2026-01-01")),
    ]  # fmt: skip


def conditions_true_in(world: Json) -> st.SearchStrategy[Json]:
    """Conditions that hold in this world, whatever they say of others."""
    plain = st.one_of(_true_comparisons(world))
    return st.recursive(
        plain,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
            st.tuples(inner, inner).map(lambda pair: {"any": [{"not": pair[0]}, pair[1]]}),
            inner.map(lambda part: {"not": {"not": part}}),
        ),
        max_leaves=4,
    )


@st.composite
def sound(draw: st.DrawFn) -> tuple[ProcedureDefinition, Json]:
    """A definition without a fault, and answers that reach all of it."""
    world = draw(worlds())
    whens = conditions_true_in(world)
    maybe = st.one_of(st.just({}), whens.map(lambda when: {"when": when}))
    pages = [page("first", *GATES)]
    for number in range(draw(st.integers(0, 2))):
        pages.append(_page(draw, number, maybe))
    return definition(
        *pages,
        cases=_cases(draw, world),
        channels=[{"channel": "ONLINE"}, {"channel": "COUNTER"}],
        rules=[_rule(draw, whens, number) for number in range(draw(st.integers(0, 2)))],
        papers=[
            {"id": f"paper{number}", "name": {"vi": "Giấy"}, "copies": 1} | draw(maybe)
            for number in range(draw(st.integers(0, 3)))
        ],
        fees=_fees(draw, maybe, whens),
        blocks=_blocks(draw, maybe, iter(range(100)), 2),
    ), world


def _page(draw: st.DrawFn, number: int, maybe: st.SearchStrategy[Json]) -> Json:
    fields = [
        field(f"f{number}_{at}", draw(st.sampled_from(FREE_KINDS)), required=draw(st.booleans())) | draw(maybe)
        for at in range(draw(st.integers(1, 3)))
    ]
    drawn = page(f"page{number}", *fields) | draw(maybe)
    drawn["sections"][0] |= draw(maybe)
    return drawn


def _cases(draw: st.DrawFn, world: Json) -> list[Json]:
    """Some kinds have a case of their own; all others have the last."""
    own = draw(st.lists(st.sampled_from(KINDS), max_size=2, unique=True))
    term = {"mode": "WORKING_DAYS", "amount": "20"}
    first = [
        {"code": f"{number:02}", "name": {"vi": kind}, "when": compare("kind", "eq", kind), "term": term}
        for number, kind in enumerate(own, start=1)
    ]
    return [*first, {"code": "09", "name": {"vi": "Còn lại"}, "term": term}]


def _rule(draw: st.DrawFn, whens: st.SearchStrategy[Json], number: int) -> Json:
    holds = {"any": [draw(whens), compare("size", "ge", number)]}
    return {"field": "size", "holds": holds, "when": draw(whens), "message": {"vi": "Hãy xem lại."}}


def _fees(draw: st.DrawFn, maybe: st.SearchStrategy[Json], whens: st.SearchStrategy[Json]) -> list[Json]:
    prices = st.integers(0, 10**6)
    amounts: list[Json] = [
        {"type": "fixed", "amount": draw(prices)},
        {"type": "per_unit", "amount": draw(prices), "quantity": "size"},
        {"type": "by_table", "field": "kind", "amounts": {kind: draw(prices) for kind in KINDS}},
        {"type": "tiered", "quantity": "load", "tiers": [{"up_to": 5, "amount": 9}, {"amount": 3}], "times": "count"},
    ]
    fees = []
    for number in range(draw(st.integers(0, 3))):
        exemptions = [
            {"id": f"less{at}", "name": {"vi": "Diện"}, "percent": 50, "ground": "Luật", "when": draw(whens)}
            for at in range(draw(st.integers(0, 2)))
        ]
        base = {"id": f"fee{number}", "kind": draw(st.sampled_from(["FEE", "CHARGE"])), "name": {"vi": "Khoản"}}
        amount = draw(st.sampled_from(amounts))
        fees.append(base | {"amount": amount, "exemptions": exemptions, "basis": "Nghị quyết"} | draw(maybe))
    return fees


def _blocks(draw: st.DrawFn, maybe: st.SearchStrategy[Json], counter: Any, depth: int) -> list[Json]:
    blocks: list[Json] = []
    for _turn in range(draw(st.integers(1, 3))):
        if depth and draw(st.integers(0, 2)) == 0:
            blocks.append({"type": "parallel", "branches": _branches(draw, maybe, counter, depth)})
        else:
            blocks.append(_step(draw, maybe, f"s{next(counter)}", blocks))
    return blocks


def _branches(draw: st.DrawFn, maybe: st.SearchStrategy[Json], counter: Any, depth: int) -> list[Json]:
    return [
        {"code": f"b{next(counter)}", "name": {"vi": "Nhánh"}, "blocks": _blocks(draw, maybe, counter, depth - 1)}
        | draw(maybe)
        for _branch in range(draw(st.integers(2, 3)))
    ]


def _step(draw: st.DrawFn, maybe: st.SearchStrategy[Json], code: str, before: list[Json]) -> Json:
    automatic = next((name for name, handler in sorted(HANDLERS.items()) if not handler.fills), None)
    if automatic and draw(st.integers(0, 3)) == 0:
        return step(code, "AUTOMATIC", handler=automatic, role=None, allowance=0) | draw(maybe)
    earlier = [block["code"] for block in before if block["type"] == "step"]
    back = {"may_return_to": draw(st.sampled_from(earlier))} if earlier and draw(st.booleans()) else {}
    return step(code, allowance=0, may_refuse=draw(st.booleans())) | back | draw(maybe)


SMALL = [
    field("x", "integer", minimum="0", maximum="2"),
    field("y", "integer", minimum="0", maximum="2", required=False),
    field("k", "choice", options=choices(*KINDS), required=False),
    field("w", "yes_no"),
]


def every_answer() -> Iterator[Json]:
    """All answers there are to `any_small`, finished or not."""
    numbers, flags = [None, 0, 1, 2], [None, True, False]
    ids = ["x", "y", "k", "w", "h1", "h2"]
    for values in product(numbers, numbers, [None, *KINDS], flags, numbers, [True, False]):
        yield {name: value for name, value in zip(ids, values, strict=True) if value is not None}


def _small_comparisons(names: list[str]) -> st.SearchStrategy[Json]:
    numbers = [name for name in names if name in {"x", "y", "h1"}]
    ops = st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge"])
    return st.one_of(
        st.builds(compare, st.sampled_from(numbers), ops, st.integers(-1, 3)),
        st.builds(
            lambda left, op, right: {"field": left, "op": op, "other": right},
            st.sampled_from(numbers), ops, st.sampled_from(numbers),
        ),
        st.builds(compare, st.just("k"), st.sampled_from(["eq", "ne"]), st.sampled_from(["a", "b", "z"])),
        st.builds(compare, st.just("k"), st.just("in"), st.lists(st.sampled_from(KINDS), max_size=2)),
        st.builds(compare, st.sampled_from([n for n in names if n in {"w", "h2"}]), st.just("eq"), st.booleans()),
        st.builds(filled, st.sampled_from(names)),
        st.builds(compare, st.just("@channel"), st.just("eq"), st.sampled_from(["ONLINE", "COUNTER"])),
    )  # fmt: skip


def _small_conditions(names: list[str]) -> st.SearchStrategy[Json]:
    return st.recursive(
        _small_comparisons(names),
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: {"all": parts}),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: {"any": parts}),
            inner.map(lambda part: {"not": part}),
        ),
        max_leaves=6,
    )


@st.composite
def any_small(draw: st.DrawFn) -> ProcedureDefinition:
    """A small definition with conditions of all sorts, many of which nothing reaches."""
    names = [each["id"] for each in SMALL]
    hidden = [
        field("h1", "integer", minimum="0", maximum="2", when=draw(_small_conditions(names))),
        field("h2", "yes_no", when=draw(_small_conditions([*names, "h1"]))),
    ]
    everything = _small_conditions([*names, "h1", "h2"])
    term = {"mode": "WORKING_DAYS", "amount": "20"}
    return definition(
        page("only", *SMALL, *hidden),
        cases=[
            {"code": f"{number:02}", "name": {"vi": "Ca"}, "term": term, "when": draw(everything)}
            for number in range(1, draw(st.integers(2, 4)))
        ],
        papers=[{"id": f"p{number}", "name": {"vi": "Giấy"}, "when": draw(everything)} for number in range(3)],
        rules=[
            {"field": draw(st.sampled_from([*names, "h1"])), "holds": draw(everything), "message": {"vi": "Xem lại."}}
            for _number in range(draw(st.integers(0, 3)))
        ],
    )
