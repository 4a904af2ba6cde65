"""The way of a dossier through its procedure, as people see it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models import Dossier, StepRun
from applications.models.step_run import Outcome
from applications.status import Status
from core.templatetags.vietnamese import moment
from procedures.definition.process import Block, Branch, Parallel, Step, StepKind, walk
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts

# A refusal that is only proposed is nothing that people are told: a leader decides.
UNTOLD = frozenset({Outcome.DONE, Outcome.PROPOSED})


@dataclass
class Stage:
    """One step of a dossier's way, for parts/course.html."""

    label: str
    state: str
    who: str = ""
    note: str = ""
    at: datetime | None = None
    branches: list[dict[str, Any]] = field(default_factory=list)


def course_of(dossier: Dossier, facts: Facts | None = None) -> list[Stage]:
    """The steps passed, open and to come, in the order of the page; skipped ones are left out once passed by.

    With `facts`, steps to come whose condition does not hold are left out too.
    """
    return _Course(dossier, facts).stages(dossier.definition.process.blocks, 0, dossier.is_ended)


class _Course:
    """Reads a dossier's runs along its process: as the engine does, each sequence by itself."""

    def __init__(self, dossier: Dossier, facts: Facts | None) -> None:
        self.facts = facts
        self.runs = {run.step: run for run in dossier.step_runs.all()}

    def stages(self, blocks: list[Block], since: int, passed: bool) -> list[Stage]:
        """`since`: runs opened before it belong to a round that was sent back. `passed`: something later has begun."""
        found: list[Stage] = []
        for at, block in enumerate(blocks):
            left = passed or any(self._newest(later) > since for later in blocks[at + 1 :])
            if isinstance(block, Parallel):
                found += self._parallel(block, since, left)
            else:
                found += self._step(block, since, left)
                if self._has(block, Outcome.REFUSED):
                    break
            since = max(since, self._newest(block))
        return found

    def _newest(self, block: Block) -> int:
        return max((self.runs[step.code].pk for step in walk([block]) if step.code in self.runs), default=0)

    def _has(self, step: Step, outcome: Outcome) -> bool:
        return step.code in self.runs and self.runs[step.code].outcome == outcome

    def _parallel(self, block: Parallel, since: int, passed: bool) -> list[Stage]:
        inner = {str(each.name): self.stages(each.blocks, since, passed) for each in block.branches if self._may(each)}
        states = {stage.state for stages in inner.values() for stage in stages}
        state = next((each for each in ("late", "current", "waiting", "todo") if each in states), "done")
        branches = [{"label": name, "course": [vars(stage) for stage in inner[name]]} for name in inner if inner[name]]
        return [Stage(_("Giải quyết cùng lúc"), state, branches=branches)] if branches else []

    def _may(self, conditional: Step | Branch) -> bool:
        """Whether it may come, as far as is known."""
        return self.facts is None or holds(conditional.when, self.facts)

    def _step(self, step: Step, since: int, passed: bool) -> list[Stage]:
        run = self.runs.get(step.code)
        if run is None or run.pk < since:
            return [] if passed or not self._may(step) else [Stage(str(step.name), "todo")]
        return [] if run.outcome == Outcome.CANCELLED else [_stage(run, str(step.name))]


def _stage(run: StepRun, label: str) -> Stage:
    who = str(run.agency or "")
    if run.is_open:
        late = run.due_at is not None and run.due_at < timezone.now()
        return Stage(label, "waiting" if run.waiting_since else "late" if late else "current", who, at=run.opened_at)
    unusual = "" if run.outcome in UNTOLD else str(Outcome(run.outcome).label)
    state = "stopped" if run.outcome == Outcome.REFUSED else "done"
    return Stage(label, state, who, ", ".join(filter(None, [unusual, moment(run.closed_at)])), run.closed_at)


def holders_now(dossier: Dossier) -> list[str]:
    """Who has the dossier now: the offices of its open steps; the applicant where it is their turn."""
    if dossier.status == Status.AWAITING_SUPPLEMENT or dossier.status == Status.DRAFT:
        return []
    open_runs = [run for run in dossier.step_runs.all() if run.is_open and run.kind != StepKind.CITIZEN_CONFIRMATION]
    return list(dict.fromkeys(str(run.agency) for run in open_runs if run.agency))
