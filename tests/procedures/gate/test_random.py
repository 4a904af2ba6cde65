"""Random definitions, random answers, random orders of acts: what must hold whatever an administrator writes."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.workflow.engine import Run, frontier
from applications.workflow.refusing import refusal_of
from procedures.definition import ProcedureDefinition, canonical, fingerprint, read_definition
from procedures.gate import check
from procedures.gate.checks.gaps import CHECKS as GAPS
from procedures.gate.checks.reach import CHECKS as REACH
from procedures.gate.finding import Severity
from procedures.gate.survey import Survey
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts, facts_of
from procedures.rules.fees import fee_lines, total
from procedures.rules.papers import papers_asked
from procedures.rules.path import path
from procedures.rules.validation import errors
from procedures.rules.visibility import visible
from tests.procedures.gate.random_definitions import TODAY, any_small, every_answer, sound, worlds
from tests.procedures.gate.rich_definitions import any_rich, near_answers

pytestmark = pytest.mark.pure

Sound = tuple[ProcedureDefinition, dict[str, Any]]


def facts_from(subject: ProcedureDefinition, answers: dict[str, Any], channel: str = "ONLINE") -> Facts:
    return facts_of(subject, answers, channel=channel, applicant_kind="CITIZEN", today=TODAY)


@settings(max_examples=150)
@given(sound())
def test_the_gate_finds_no_error_in_a_sound_definition(drawn: Sound) -> None:
    found = [each for each in check(drawn[0]) if each.severity is Severity.ERROR]
    # English words and examples are not what is drawn here.
    assert [(each.code, each.path, str(each.message)) for each in found if each.code != "examples.none"] == []


@settings(max_examples=150)
@given(sound())
def test_a_definition_written_and_read_again_is_the_same_to_the_byte(drawn: Sound) -> None:
    text = canonical(drawn[0])
    again = read_definition(json.loads(text))
    assert again == drawn[0]
    assert canonical(again) == text
    assert fingerprint(canonical(again)) == fingerprint(text)


@settings(max_examples=200)
@given(sound(), worlds(), st.sampled_from(["ONLINE", "COUNTER"]))
def test_what_is_known_is_settled_and_no_fee_is_negative(drawn: Sound, answers: dict[str, Any], channel: str) -> None:
    subject, _world = drawn
    facts = facts_from(subject, answers, channel)
    # What was hidden is left out of the answers, and nothing changes.
    assert facts_from(subject, {name: answers[name] for name in facts.values if name in answers}, channel) == facts
    assert facts.case in {case.code for case in subject.cases}
    lines = fee_lines(subject, facts)
    assert all(line.amount is not None and line.amount >= 0 for line in lines)
    assert total(lines) >= 0
    assert len(lines) == sum(holds(fee.when, facts) for fee in subject.fees)


@settings(max_examples=200)
@given(sound(), worlds(), st.data())
def test_whatever_people_do_the_process_ends(drawn: Sound, answers: dict[str, Any], data: st.DataObject) -> None:
    subject, _world = drawn
    facts = facts_from(subject, answers)
    runs: list[Run] = []
    returns, proposed = 6, set[str]()
    for _turn in range(600):
        found = frontier(subject.process, runs, lambda condition: holds(condition, facts))
        opened = [opening.step for opening in found.open]
        assert not {step.code for step in opened} & set(found.skipped)
        assert proposed or all(holds(step.when, facts) for step in opened)
        assert found.finished == (not opened)
        if found.finished:
            break
        opening = data.draw(st.sampled_from(found.open))
        step, decides = opening.step, opening.branch in proposed
        outcomes = ["DONE", "DONE", *([refusal_of(subject.process, step).value] if step.may_refuse else [])]
        outcomes += ["RETURNED"] if returns and step.may_return_to else []
        outcome = data.draw(st.sampled_from(["REFUSED"] if decides else outcomes))
        proposed = proposed - {opening.branch} | ({opening.branch} if outcome == "PROPOSED" else set())
        returns -= outcome == "RETURNED"
        runs.append(Run(step.code, len(runs), outcome))
    else:
        pytest.fail("the process did not end")
    refused = {run.step for run in runs if run.outcome == "REFUSED"}
    assert refused or {run.step for run in runs} == set(path(subject.process, facts))


@settings(max_examples=200)
@given(sound())
def test_the_world_a_definition_was_drawn_for_reaches_all_of_it(drawn: Sound) -> None:
    subject, world = drawn
    facts = facts_from(subject, world)
    assert visible(subject, facts) == {field.id for field in subject.form.fields()}
    assert papers_asked(subject, facts) == subject.papers
    assert len(fee_lines(subject, facts)) == len(subject.fees)
    assert path(subject.process, facts) == [step.code for step in subject.process.steps()]


@settings(max_examples=25)
@given(any_small())
def test_what_no_answers_at_all_reach_is_found_and_nothing_else(subject: ProcedureDefinition) -> None:
    """By trying all answers."""
    accused = {(each.code, each.path) for each in REACH[0](Survey(subject))}
    reached = {each for facts, filed in _followed(subject) for each in _reached(subject, facts, filed)}
    assert not accused & reached
    fields = {("reach.field_unreachable", f"form/pages/0/sections/0/fields/{number}") for number in range(6)}
    assert fields - reached <= accused


@settings(max_examples=25)
@given(any_small())
def test_a_gap_is_told_exactly_where_there_is_one(subject: ProcedureDefinition) -> None:
    told = {each.code for each in GAPS[0](Survey(subject))}
    assert ("gap.case" in told) == any(filed and not facts.case for facts, filed in _followed(subject))


@settings(max_examples=60)
@given(any_rich(), st.integers(0, 10**6))
def test_days_rows_parts_and_sums_are_never_called_unreachable_where_some_answers_reach(
    subject: ProcedureDefinition, seed: int
) -> None:
    accused = {each.path for each in REACH[0](Survey(subject))}
    places = {field.id: f"form/pages/0/sections/0/fields/{at}" for at, field in enumerate(subject.form.fields())}
    draw = Random(seed)  # noqa: S311 (the same answers every time)
    for answers, today in near_answers(draw, 150 if accused else 0):
        facts = facts_of(subject, answers, channel="ONLINE", applicant_kind="CITIZEN", today=today)
        in_time = answers["d1"] <= today.isoformat()
        assert not in_time or not accused & {places[name] for name in visible(subject, facts)}


def _followed(subject: ProcedureDefinition) -> Iterator[tuple[Facts, bool]]:
    """The facts of all answers, and whether those may be filed."""
    for each in every_answer():
        facts = facts_from(subject, each)
        yield facts, not errors(subject, each, facts)


def _reached(subject: ProcedureDefinition, facts: Facts, filed: bool) -> Iterator[tuple[str, str]]:
    seen = visible(subject, facts)
    for number, field in enumerate(subject.form.fields()):
        if field.id in seen:
            yield "reach.field_unreachable", f"form/pages/0/sections/0/fields/{number}"
            if filed:
                yield "reach.required_unfillable", f"form/pages/0/sections/0/fields/{number}"
    if filed:
        asked = papers_asked(subject, facts)
        yield from (("reach.paper_unreachable", f"papers/{subject.papers.index(paper)}") for paper in asked)
        codes = [case.code for case in subject.cases]
        yield from (("reach.case_unreachable", f"cases/{codes.index(code)}") for code in codes if code == facts.case)
        yield from (("reach.always_refused", f"form/rules/{number}") for number in range(len(subject.form.rules)))
