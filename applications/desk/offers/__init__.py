"""What an officer may do now: only lawful acts, those of each room joined; the usual first, the grave last."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accounts.models import User
from applications.actions.parts.taking import elsewhere
from applications.desk.act import Act, Sent
from applications.desk.offers import (
    clock,
    custody,
    ending,
    intake,
    meetings,
    money,
    papers,
    people,
    postings,
    steps,
    supplement,
)
from applications.desk.offers.at import Open, Whole
from applications.models import StepRun
from applications.status import Status
from procedures.definition.process import Step
from procedures.rules.facts import Facts

# On an open step of this officer's desk; while it waits for the applicant, or is asked back; on the whole dossier.
RUN_ACTS: list[Callable[[Open], Act | None]] = [
    *intake.RUN_ACTS,
    *meetings.RUN_ACTS,
    *postings.RUN_ACTS,
    *steps.RUN_ACTS,
    *money.RUN_ACTS,
    *supplement.RUN_ACTS,
    *clock.RUN_ACTS,
    *people.RUN_ACTS,
]
WAITING_ACTS: list[Callable[[Open], Act | None]] = [
    *supplement.WAITING_ACTS,
    *clock.WAITING_ACTS,
    *intake.WAITING_ACTS,
    *steps.WAITING_ACTS,
    *people.RUN_ACTS,
]
DOSSIER_ACTS: list[Callable[[Whole], Act | None]] = [
    *custody.DOSSIER_ACTS,
    *money.DOSSIER_ACTS,
    *clock.DOSSIER_ACTS,
    *ending.DOSSIER_ACTS,
    *people.DOSSIER_ACTS,
    *papers.DOSSIER_ACTS,
]

STYLES = ["", "secondary", "danger"]


@dataclass
class Task:
    """One open step on this officer's desk, with what may be done; `elsewhere`: that a colleague has it."""

    run: StepRun
    step: Step
    acts: list[Act]
    elsewhere: str = ""

    @property
    def usual(self) -> Act | None:
        return next((act for act in self.acts if act.style == ""), None)

    @property
    def rarer(self) -> list[Act]:
        return [act for act in self.acts if act.style != ""]


def task_of(user: User, run: StepRun, facts: Facts, sent: Sent | None) -> Task:
    """The task of an open run that is on this officer's desk."""
    at = Open(user, run, run.dossier.definition.process.step(run.step), facts, sent)
    if in_other_hands := elsewhere(user, run):
        return Task(run, at.step, [], in_other_hands)
    waits = run.waiting_since or run.dossier.status == Status.WITHDRAWN
    return Task(run, at.step, _in_order(build(at) for build in (WAITING_ACTS if waits else RUN_ACTS)))


def acts_on(whole: Whole) -> list[Act]:
    """What this officer may do with the dossier as a whole."""
    return _in_order(build(whole) for build in DOSSIER_ACTS)


def _in_order(acts: Iterator[Act | None]) -> list[Act]:
    return sorted((act for act in acts if act), key=lambda act: STYLES.index(act.style))
