"""The engine: which steps are open now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.models.step_run import Outcome
from applications.workflow.engine import Frontier, Run, frontier
from applications.workflow.refusing import refusal_of
from procedures.definition.process import Process, StepKind
from tests.applications.processes import WHEN_RICH, parallel, process, processes, step

pytestmark = pytest.mark.pure


def at(tree: Process, *history: str, rich: bool = False) -> Frontier:
    """The frontier after `step:OUTCOME` (default DONE) in this order; a bare `step…` is still open."""
    runs = []
    for order, entry in enumerate(history):
        code, _, outcome = entry.partition(":")
        runs.append(Run(code.rstrip("…"), order, "" if code.endswith("…") else outcome or "DONE"))
    return frontier(tree, runs, lambda condition: condition is None or rich)


def opened(found: Frontier) -> dict[str, str]:
    return {opening.step.code: opening.branch for opening in found.open}


LINE = process(step("a"), step("b", when=WHEN_RICH), step("c", may_return_to="a"), step("d"))
FORK = process(step("a"), parallel(left=[step("l1"), step("l2")], right=[step("r1")]), step("z"))


def test_the_first_step_opens_first() -> None:
    assert opened(at(LINE)) == {"a": ""}


def test_an_open_step_stays_the_frontier() -> None:
    assert opened(at(LINE, "a…")) == {"a": ""}


def test_a_step_whose_condition_fails_is_passed_over() -> None:
    found = at(LINE, "a")
    assert opened(found) == {"c": ""}
    assert found.skipped == ["b"]
    assert opened(at(LINE, "a", rich=True)) == {"b": ""}


def test_a_return_opens_the_earlier_step_again_and_everything_after_it() -> None:
    assert opened(at(LINE, "a", "c:RETURNED")) == {"a": ""}
    assert opened(at(LINE, "a", "c:RETURNED", "a")) == {"c": ""}
    assert opened(at(LINE, "a", "c:RETURNED", "a", "c:RETURNED")) == {"a": ""}
    assert opened(at(LINE, "a", "c:RETURNED", "a", "c")) == {"d": ""}


def test_the_end_is_reached_once_all_is_done() -> None:
    found = at(LINE, "a", "c", "d")
    assert found.finished
    assert not found.refused
    assert not found.open


def test_a_refusal_on_the_trunk_ends_the_process() -> None:
    found = at(LINE, "a", "c:REFUSED")
    assert found.finished
    assert found.refused
    assert not found.open


def test_branches_open_together_and_the_join_waits_for_both() -> None:
    assert opened(at(FORK, "a")) == {"l1": "left", "r1": "right"}
    assert opened(at(FORK, "a", "r1")) == {"l1": "left"}
    assert opened(at(FORK, "a", "r1", "l1")) == {"l2": "left"}
    assert opened(at(FORK, "a", "r1", "l1", "l2")) == {"z": ""}


def test_a_refused_branch_lets_its_sibling_go_on_and_the_join_is_partial() -> None:
    assert opened(at(FORK, "a", "l1:REFUSED")) == {"r1": "right"}
    found = at(FORK, "a", "l1:REFUSED", "r1")
    assert opened(found) == {"z": ""}
    assert found.refused_branches == ["left"]
    assert not found.refused


def test_silence_counts_as_the_outcome_it_was_given() -> None:
    assert opened(at(FORK, "a", "l1:CONSENT", "r1:CONFIRMED")) == {"l2": "left"}


def test_a_fork_after_a_return_runs_again() -> None:
    tree = process(step("a"), parallel(x=[step("x1")], y=[step("y1")]), step("b", may_return_to="a"))
    assert opened(at(tree, "a", "x1", "y1", "b:RETURNED", "a")) == {"x1": "x", "y1": "y"}


PROPOSALS = process(
    step("a"),
    step("b", may_refuse=True),
    parallel(x=[step("x1")], y=[step("y1")]),
    step("c"),
    step("d", kind="APPROVAL", may_return_to="c", when=WHEN_RICH),
    step("z"),
)


def test_a_proposal_to_refuse_goes_straight_to_the_approval_whatever_its_condition() -> None:
    assert opened(at(PROPOSALS, "a", "b:PROPOSED")) == {"d": ""}
    assert opened(at(PROPOSALS, "a", "b:PROPOSED", "d…")) == {"d": ""}
    found = at(PROPOSALS, "a", "b:PROPOSED", "d:REFUSED")
    assert (found.finished, found.refused) == (True, True)


def test_a_proposal_goes_back_to_whoever_made_it_and_then_everything_is_done_after_all() -> None:
    sent_back = ["a", "b:PROPOSED", "d:RETURNED"]
    assert opened(at(PROPOSALS, *sent_back)) == {"b": ""}
    assert opened(at(PROPOSALS, *sent_back, "b:PROPOSED")) == {"d": ""}
    assert opened(at(PROPOSALS, *sent_back, "b")) == {"x1": "x", "y1": "y"}
    to_the_end = [*sent_back, "b", "x1", "y1", "c"]
    assert opened(at(PROPOSALS, *to_the_end, rich=True)) == {"d": ""}
    assert opened(at(PROPOSALS, *to_the_end, "d:RETURNED", rich=True)) == {"c": ""}


def test_a_proposal_in_one_branch_leaves_the_other_alone() -> None:
    tree = process(step("a"), parallel(l=[step("l1"), step("l2", kind="APPROVAL")], r=[step("r1")]), step("z"))
    assert opened(at(tree, "a", "l1:PROPOSED")) == {"l2": "l", "r1": "r"}
    found = at(tree, "a", "l1:PROPOSED", "l2:REFUSED", "r1")
    assert (opened(found), found.refused_branches) == ({"z": ""}, ["l"])


def test_which_approval_decides() -> None:
    assert [PROPOSALS.approval_after(code) for code in ("x1", "d", "z")] == [None] * 3
    assert PROPOSALS.approval_after("b") == PROPOSALS.approval_after("c") == PROPOSALS.step("d")
    assert refusal_of(PROPOSALS, PROPOSALS.step("b")) is Outcome.PROPOSED
    assert {refusal_of(PROPOSALS, PROPOSALS.step(code)) for code in ("x1", "d", "z")} == {Outcome.REFUSED}


@settings(max_examples=300)
@given(processes(), st.data())
def test_whatever_people_choose_the_process_ends(tree: Process, data: st.DataObject) -> None:
    """One open run a branch at all times; with finitely many returns and refusals the end is reached.

    Once a refusal was proposed in a branch, its approval agrees or sends it back; with patience gone it agrees.
    """
    rich, proposed = data.draw(st.booleans()), set[str]()
    patience = 12
    runs: list[Run] = []
    for _turn in range(400):
        found = frontier(tree, runs, lambda condition: condition is None or rich)
        branches = [opening.branch for opening in found.open]
        assert len(branches) == len(set(branches))
        assert found.finished == (not found.open)
        if found.finished:
            return
        opening = data.draw(st.sampled_from(found.open))
        step, decides = opening.step, opening.branch in proposed
        choices = ["REFUSED"] if decides else ["DONE"]
        if patience:
            choices += [refusal_of(tree, step).value] + (["RETURNED"] if step.may_return_to or decides else [])
        outcome = data.draw(st.sampled_from(choices))
        patience -= outcome != "DONE" and patience > 0
        proposed = proposed - {opening.branch} | ({opening.branch} if outcome == "PROPOSED" else set())
        assert not decides or step.kind is StepKind.APPROVAL
        runs.append(Run(step.code, len(runs), outcome))
    pytest.fail("the process did not end")
