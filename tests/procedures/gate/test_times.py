"""Which steps count against the law's time: those that can come to pass together, and are the office's."""

from typing import Any

import pytest

from procedures.definition import ProcedureDefinition
from procedures.gate import check
from tests.procedures.rules.definitions import choices, definition, field, page, step

pytestmark = pytest.mark.pure

KIND = page("only", field("kind", "choice", options=choices("a", "b")), field("word"))


def _case(code: str, hours: int, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": {"vi": code}, "term": {"mode": "WORKING_HOURS", "amount": str(hours)}} | more


def _over(made: ProcedureDefinition) -> list[str]:
    return [each.path for each in check(made) if each.code == "time.over_law"]


def _if(name: str, value: Any) -> dict[str, Any]:
    return {"when": {"field": name, "op": "eq", "value": value}}


# Reception and return take an hour each.
def test_steps_up_to_the_law_fit_and_an_hour_more_does_not() -> None:
    assert _over(definition(cases=[_case("01", 8)], blocks=[step("work", allowance=6)])) == []
    assert _over(definition(cases=[_case("01", 8)], blocks=[step("work", allowance=7)])) == ["cases/0/term"]


def test_steps_that_exclude_each_other_do_not_add_up() -> None:
    blocks = [step("one", allowance=6, **_if("kind", "a")), step("two", allowance=6, **_if("kind", "b"))]
    assert _over(definition(KIND, cases=[_case("01", 8)], blocks=blocks)) == []
    blocks[1] |= _if("word", "b")
    assert _over(definition(KIND, cases=[_case("01", 8)], blocks=blocks)) == ["cases/0/term"]


def test_a_step_of_one_case_does_not_count_in_another() -> None:
    cases = [_case("01", 8, **_if("kind", "a")), _case("02", 20)]
    blocks = [step("long", allowance=15, **_if("@case", "02"))]
    assert _over(definition(KIND, cases=cases, blocks=blocks)) == []
    blocks = [step("long", allowance=15, **_if("kind", "b"))]
    assert _over(definition(KIND, cases=cases, blocks=blocks)) == []
    blocks = [step("long", allowance=15, **_if("kind", "a"))]
    assert _over(definition(KIND, cases=cases, blocks=blocks)) == ["cases/0/term"]


def test_parallel_branches_take_as_long_as_the_longest() -> None:
    branches = [{"code": name, "name": {"vi": name}, "blocks": [step(f"of_{name}", allowance=5)]} for name in "xy"]
    blocks = [{"type": "parallel", "branches": branches}]
    assert _over(definition(cases=[_case("01", 7)], blocks=blocks)) == []
    assert _over(definition(cases=[_case("01", 6)], blocks=blocks)) == ["cases/0/term"]


def test_the_applicants_own_time_does_not_count() -> None:
    waiting = step("confirm", "CITIZEN_CONFIRMATION", allowance=40, unit={"at": "APPLICANT"}, role=None)
    paying = step("pay", "PAYMENT", allowance=40, role="FINANCE")
    assert _over(definition(cases=[_case("01", 2)], blocks=[waiting, paying])) == []


@pytest.mark.parametrize(
    ("term", "hours"),
    [
        ({"mode": "WORKING_DAYS", "amount": "3.5"}, 28),
        ({"mode": "CALENDAR_DAYS", "amount": "7"}, 40),
        ({"mode": "CALENDAR_DAYS", "amount": "1"}, 8),
        ({"mode": "SAME_DAY"}, 8),
    ],
    ids=lambda each: str(each.get("mode")) if isinstance(each, dict) else str(each),
)
def test_a_legal_time_is_worth_so_many_working_hours(term: dict[str, str], hours: int) -> None:
    cases = [_case("01", 1) | {"term": term}]
    assert _over(definition(cases=cases, blocks=[step("work", allowance=hours - 2)])) == []
    assert _over(definition(cases=cases, blocks=[step("work", allowance=hours - 1)])) == ["cases/0/term"]
