"""The ways a dossier can go, as far as choices, yes-or-no and circumstances tell: what is not settled stays open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import prod
from typing import Any

from procedures.definition.conditions import AllOf, AnyOf, Compare, Condition, Not, references
from procedures.definition.general import Case
from procedures.definition.process import Branch, Step
from procedures.gate.sorts import Sort
from procedures.gate.survey import Survey
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts

# So many combinations are looked at; beyond, the questions with the most answers are left open.
MOST = 512


@dataclass(frozen=True)
class Scenario:
    """`settled`: the names whose value (or emptiness) is decided here."""

    facts: Facts
    settled: frozenset[str]

    def truth(self, condition: Condition | None) -> bool | None:
        """Whether the condition holds; None while that hangs on something left open."""
        match condition:
            case AllOf(all=inner):
                return _all([self.truth(each) for each in inner])
            case AnyOf(any=inner):
                return _not(_all([_not(self.truth(each)) for each in inner]))
            case Not(not_=inner):
                return _not(self.truth(inner))
            case Compare():
                return holds(condition, self.facts) if references(condition) <= self.settled else None
        return True


def _all(truths: list[bool | None]) -> bool | None:
    return False if False in truths else None if None in truths else True


def _not(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def scenarios(survey: Survey) -> Iterator[Scenario]:
    """Every combination of the closed answers that steer steps and cases, with each case that is possible then."""
    answers = _answers(survey)
    for values in product(*answers.values()):
        given = dict(zip(answers, values, strict=True))
        facts = Facts(
            {name: value for name, value in given.items() if value is not None and not name.startswith("@")},
            channel=str(given.get("@channel", "")),
            applicant_kind=str(given.get("@applicant_kind", "")),
            today=date.min,
        )
        yield from _by_case(survey, Scenario(facts, frozenset(given)))


def _by_case(survey: Survey, open_case: Scenario) -> Iterator[Scenario]:
    for case in survey.definition.cases:
        truth = open_case.truth(case.when)
        if truth is not False:
            settled = open_case.settled | {"@case"}
            yield Scenario(replace(open_case.facts, case=case.code), settled)
        if truth:
            return


def _answers(survey: Survey) -> dict[str, list[Any]]:
    parts = [part for kind in (Case, Step, Branch) for _place, part in survey.of(kind)]
    whens = [part.when for part in parts if isinstance(part, Case | Step | Branch) and part.when]
    names = sorted(set().union(*map(references, whens)))
    answers = {name: values for name in names if (values := _values(survey, name))}
    while prod(map(len, answers.values())) > MOST:
        del answers[max(answers, key=lambda name: len(answers[name]))]
    return answers


def _values(survey: Survey, name: str) -> list[Any]:
    """What this can be, None for empty; nothing where that is no closed list."""
    if name == "@channel":
        return [rule.channel.value for rule in survey.definition.channels]
    known = survey.named(name)
    if name == "@case" or known is None or known.sort not in {Sort.CHOICE, Sort.FLAG}:
        return []
    values: list[Any] = [True, False] if known.options is None else sorted(known.options)
    return [*values, None] if _may_be_empty(survey, name.partition(".")[0]) else values


def _may_be_empty(survey: Survey, name: str) -> bool:
    field = survey.fields.get(name)
    if field is None:
        return False
    hidden = any(getattr(part, "when", None) for part in survey.around(survey.place_of[name]))
    return hidden or not field.required or name in survey.recorded
