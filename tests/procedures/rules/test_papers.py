"""Papers: which are asked, and which are missing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.definition.papers import Mode
from procedures.rules.papers import missing, papers_asked
from tests.procedures.rules.definitions import definition, facts_from, field, page

pytestmark = pytest.mark.pure

NONE = {"field": "notice", "op": "eq", "value": "none"}


def paper(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": {"vi": f"Giấy {name}"}} | more


FORM = definition(
    page("a", field("notice")),
    papers=[
        paper("plan"),
        paper("extra", required=False),
        paper("identity", mode="PRESENT"),
        paper("lookup", mode="REPLACED_BY_DATA", data_source={"vi": "Dữ liệu"}),
        paper("notice", one_of="birth", when={"field": "notice", "op": "eq", "value": "paper"}),
        paper(
            "notice_data",
            one_of="birth",
            mode="REPLACED_BY_DATA",
            data_source={"vi": "Dữ liệu"},
            when={"field": "notice", "op": "eq", "value": "electronic"},
        ),
        paper("witness", one_of="birth", when={"not": {"field": "notice", "op": "eq", "value": "paper"}}),
        paper("promise", one_of="birth", when=NONE),
    ],
)


def wanted(case: str, **have: int) -> list[str]:
    return [each.id for each in missing(FORM, facts_from(FORM, {"notice": case}), have)]


def test_papers_are_asked_where_their_condition_holds() -> None:
    asked = papers_asked(FORM, facts_from(FORM, {"notice": "paper"}))
    assert [each.id for each in asked] == ["plan", "extra", "identity", "lookup", "notice"]


def test_only_required_papers_to_hand_in_are_missing() -> None:
    assert wanted("paper") == ["plan", "notice"]
    assert wanted("paper", plan=1) == ["notice"]
    assert wanted("paper", plan=0, notice=2) == ["plan"]


def test_one_of_a_group_is_enough_and_all_are_named() -> None:
    assert wanted("none", plan=1, promise=1) == []
    found = missing(FORM, facts_from(FORM, {"notice": "none"}), {"plan": 1})
    assert [each.name for each in found] == ["Giấy witness hoặc Giấy promise"]
    assert [[paper.id for paper in each.alternatives] for each in found] == [["witness", "promise"]]


def test_a_group_that_is_looked_up_needs_no_paper() -> None:
    assert wanted("electronic", plan=1) == []


def test_a_hidden_alternative_does_not_satisfy_its_group() -> None:
    assert wanted("none", plan=1, notice=1) == ["witness"]


@given(st.sampled_from(["paper", "electronic", "none"]), st.sets(st.sampled_from([p.id for p in FORM.papers])))
def test_with_every_paper_there_none_is_missing_and_more_papers_never_miss_more(notice: str, have: set[str]) -> None:
    facts = facts_from(FORM, {"notice": notice})
    everything = {each.id: 1 for each in papers_asked(FORM, facts)}
    assert missing(FORM, facts, everything) == []
    some = missing(FORM, facts, dict.fromkeys(have, 1))
    assert all(each in missing(FORM, facts, {}) for each in some)
    assert all(paper.mode is Mode.SUBMIT for each in some for paper in each.alternatives)
