"""Fees: whole đồng, each sum written out so that a person can check it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.definition.fees import Tier
from procedures.rules.fees import FeeLine, fee_lines, tier_parts, total
from tests.procedures.rules.definitions import definition, facts_from, field, page

pytestmark = pytest.mark.pure

FIELDS = [
    field("n", "integer"),
    field("size", "decimal"),
    field("times", "integer"),
    field("kind"),
    field("poor", "yes_no"),
    field("docs", "table", columns=[field("pages", "integer"), field("copies", "integer"), field("e", "yes_no")]),
]
TIERS = [{"up_to": 2, "amount": 2000}, {"amount": 1000}]


def lines(amount: dict[str, Any], answers: dict[str, Any], **more: Any) -> list[FeeLine]:
    rule = {"id": "fee", "kind": "FEE", "name": {"vi": "Phí"}, "amount": amount, "basis": "Thông tư"} | more
    form = definition(page("all", *FIELDS), fees=[rule])
    return fee_lines(form, facts_from(form, answers))


def only(amount: dict[str, Any], answers: dict[str, Any], **more: Any) -> FeeLine:
    (line,) = lines(amount, answers, **more)
    return line


def test_a_fixed_amount() -> None:
    line = only({"type": "fixed", "amount": 75000}, {})
    assert (line.amount, line.explain, line.row, line.exemption) == (75000, "75.000 đồng", None, None)


def test_an_amount_for_each_unit() -> None:
    line = only({"type": "per_unit", "amount": 8000, "quantity": "n"}, {"n": 3})
    assert (line.amount, line.explain) == (24000, "3 × 8.000 đồng = 24.000 đồng")


def test_a_begun_unit_counts_whole() -> None:
    assert only({"type": "per_unit", "amount": 100, "quantity": "size"}, {"size": "2.01"}).amount == 300


@pytest.mark.parametrize(
    "amount",
    [{"type": "per_unit", "amount": 8000, "quantity": "n"}, {"type": "tiered", "quantity": "n", "tiers": TIERS}],
)
def test_no_line_while_the_quantity_is_not_known(amount: dict[str, Any]) -> None:
    assert lines(amount, {}) == []


@pytest.mark.parametrize(("pages", "expected"), [(0, 0), (1, 2000), (2, 4000), (3, 5000), (198, 200000), (199, 200000)])
def test_tiers_are_marginal_and_capped(pages: int, expected: int) -> None:
    assert only({"type": "tiered", "quantity": "n", "tiers": TIERS, "cap": 200000}, {"n": pages}).amount == expected


def test_the_cap_is_for_one_copy() -> None:
    line = only(
        {"type": "tiered", "quantity": "n", "tiers": TIERS, "cap": 5000, "times": "times"}, {"n": 4, "times": 3}
    )
    assert line.amount == 15000
    assert line.explain == ("2 × 2.000 đồng + 2 × 1.000 đồng = 6.000 đồng, tối đa 5.000 đồng; × 3 = 15.000 đồng")


@given(
    st.integers(0, 400), st.lists(st.tuples(st.integers(1, 50), st.integers(0, 10**6)), max_size=5), st.integers(0, 9)
)
def test_tiers_equal_counting_unit_by_unit(quantity: int, steps: list[tuple[int, int]], rest: int) -> None:
    reach, tiers = 0, []
    for width, price in steps:
        reach += width
        tiers.append(Tier(up_to=reach, amount=price))
    tiers.append(Tier(amount=rest))
    counted = 0
    for unit in range(1, quantity + 1):
        counted += next(tier.amount for tier in tiers if tier.up_to is None or unit <= tier.up_to)
    parts = list(tier_parts(quantity, tiers))
    assert sum(units * price for units, price in parts) == counted
    assert sum(units for units, _price in parts) == quantity


def test_an_amount_from_a_table() -> None:
    table = {"type": "by_table", "field": "kind", "amounts": {"house": 75000, "other": 150000}}
    assert only(table, {"kind": "house"}).amount == 75000
    assert lines(table, {"kind": "unknown"}) == []
    assert lines(table, {}) == []


def test_an_amount_from_a_table_for_each_of_several() -> None:
    table = {"type": "by_table", "field": "kind", "amounts": {"house": 75000}, "times": "times"}
    assert only(table, {"kind": "house", "times": 3}).amount == 225000
    assert lines(table, {"kind": "house"}) == []


def test_an_amount_set_outside_is_not_in_the_total() -> None:
    note = {"vi": "Cơ quan thuế thông báo."}
    line = only({"type": "set_outside", "note": note}, {})
    assert (line.amount, line.explain, str(line.note)) == (None, "Cơ quan thuế thông báo.", "Cơ quan thuế thông báo.")
    assert total([line]) == 0


def exemption(name: str, percent: int, when: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "name": {"vi": name}, "percent": percent, "when": when, "ground": "Luật"}


POOR = {"field": "poor", "op": "eq", "value": True}
ALWAYS = {"field": "@channel", "op": "eq", "value": "ONLINE"}


def test_the_most_favourable_exemption_counts_alone() -> None:
    reductions = [exemption("online", 25, ALWAYS), exemption("poor", 50, POOR)]
    amount = {"type": "fixed", "amount": 1001}
    poor, other = (only(amount, {"poor": answer}, exemptions=reductions) for answer in (True, False))
    assert (poor.amount, str(poor.exemption)) == (500, "poor")
    assert (other.amount, str(other.exemption)) == (750, "online")
    assert poor.explain == "1.001 đồng; giảm 50%, còn 500 đồng"


def test_what_is_waived_whole_costs_nothing_even_when_set_outside() -> None:
    waived = [exemption("poor", 100, POOR)]
    outside = {"type": "set_outside", "note": {"vi": "Thuế"}}
    assert only(outside, {"poor": True}, exemptions=waived).amount == 0
    assert only({"type": "fixed", "amount": 5}, {"poor": True}, exemptions=waived).explain == "5 đồng; được miễn"
    halved = [exemption("poor", 50, POOR)]
    assert only(outside, {"poor": True}, exemptions=halved).amount is None


def test_a_rule_for_each_row_reckons_every_row_by_itself() -> None:
    amount = {"type": "tiered", "quantity": "pages", "tiers": TIERS, "times": "copies"}
    rows = [{"pages": 3, "copies": 2, "e": True}, {"pages": 1, "copies": 1, "e": False}, {"copies": 1, "e": True}]
    found = lines(amount, {"docs": rows}, each_row_of="docs")
    assert [(line.row, line.amount) for line in found] == [(1, 10000), (2, 2000)]
    assert found[1].explain == "Dòng 2: 1 × 2.000 đồng = 2.000 đồng; × 1 = 2.000 đồng"
    wanted = {"field": "e", "op": "eq", "value": True}
    assert [line.row for line in lines(amount, {"docs": rows}, each_row_of="docs", when=wanted)] == [1]
    assert lines(amount, {}, each_row_of="docs") == []


@given(st.integers(-5, 10**6), st.integers(0, 10**6), st.integers(1, 100))
def test_amounts_are_whole_and_never_negative(quantity: int, price: int, percent: int) -> None:
    reductions = [exemption("online", percent, ALWAYS)]
    amount = {"type": "per_unit", "amount": price, "quantity": "n"}
    line = only(amount, {"n": quantity}, exemptions=reductions)
    assert isinstance(line.amount, int)
    assert 0 <= line.amount <= max(0, quantity) * price
