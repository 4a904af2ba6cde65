"""Worked examples tell in sentences what came out otherwise."""

from typing import Any

import pytest

from core.calendar import national_calendar
from procedures.rules.examples import failures
from tests.procedures.rules.definitions import definition, field, page

pytestmark = pytest.mark.pure

PAPERS = [{"id": "plan", "name": {"vi": "Bản vẽ"}, "when": {"field": "n", "op": "gt", "value": 1}}]
FEES = [{"id": "f", "kind": "FEE", "name": {"vi": "Phí"}, "basis": "x"} | {"amount": {"type": "fixed", "amount": 500}}]


def told(expect: dict[str, Any], **more: Any) -> list[str]:
    example = {"name": "Thử", "answers": {"n": 2}, "filed_on": "2026-11-23", "expect": expect} | more
    hidden = field("more", when={"field": "n", "op": "gt", "value": 5})
    form = definition(page("a", field("n", "integer"), hidden), papers=PAPERS, fees=FEES, examples=[example])
    return failures(form, form.examples[0], national_calendar())


RIGHT = {
    "case": "01",
    "shown": ["n"],
    "hidden": ["more"],
    "papers": ["plan"],
    "fee": 500,
    "path": ["begin", "finish"],
    "due_at": "2026-11-27T17:00:00+07:00",
    "errors": [],
}
ACCEPTED = {"accepted_at": "2026-11-23T09:00:00+07:00"}


def test_what_comes_out_as_expected_is_not_told() -> None:
    assert told(RIGHT, **ACCEPTED) == []
    assert told({}) == []


@pytest.mark.parametrize(
    ("part", "wrong", "sentence"),
    [
        ("case", "02", "case: expected 02, got 01"),
        ("shown", ["n", "more"], "not shown: expected [], got ['more']"),
        ("hidden", ["n"], "not hidden: expected [], got ['n']"),
        ("papers", [], "papers: expected [], got ['plan']"),
        ("fee", 400, "fee: expected 400, got 500"),
        ("path", ["begin"], "path: expected ['begin'], got ['begin', 'finish']"),
        ("errors", ["n"], "errors: expected ['n'], got []"),
    ],
)
def test_each_difference_is_told(part: str, wrong: Any, sentence: str) -> None:
    assert told(RIGHT | {part: wrong}, **ACCEPTED) == [sentence]


def test_another_due_date_is_told() -> None:
    wrong = told({"due_at": "2026-11-26T17:00:00+07:00"}, **ACCEPTED)
    assert wrong == ["due: expected 2026-11-26 17:00:00+07:00, got 2026-11-27 17:00:00+07:00"]


def test_a_due_date_needs_an_acceptance() -> None:
    (sentence,) = told({"due_at": RIGHT["due_at"]})
    assert sentence.endswith("got no accepted_at to reckon from")
