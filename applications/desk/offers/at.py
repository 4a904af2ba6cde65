"""What an offer of an act looks at: an open step, or a dossier as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from accounts.models import User
from applications.deadlines import open_pause
from applications.desk.act import Sent
from applications.models import Dossier, HandOver, Pause, StepRun
from core.errors import Conflict
from procedures.definition.process import Step
from procedures.rules.facts import Facts


@dataclass(frozen=True)
class Open:
    """An open step on this officer's desk, its dossier, and the form that was sent and not carried out, if any."""

    user: User
    run: StepRun
    step: Step
    facts: Facts
    sent: Sent | None

    @property
    def dossier(self) -> Dossier:
        return self.run.dossier

    @cached_property
    def pause(self) -> Pause | None:
        """For which reason the clock stands at this step."""
        return open_pause(self.run) if self.dossier.paused_at else None

    def url(self, name: str, *more: Any) -> str:
        """The address of an act on this dossier; `name` in the desk's namespace unless it names its own."""
        return _url(self.dossier, name, *more)


@dataclass(frozen=True)
class Whole:
    """The dossier as a whole, before an officer who may read it, with its runs, open and closed."""

    user: User
    dossier: Dossier
    facts: Facts
    runs: Sequence[StepRun]
    sent: Sent | None

    @cached_property
    def on_the_way(self) -> list[HandOver]:
        """Originals handed over and not signed for; the handling page knows without asking where there are none."""
        ahead = HandOver.objects.filter(original__dossier=self.dossier, received_at=None)
        held = getattr(self.dossier, "has_originals", True)
        return list(ahead.select_related("original", "giver")) if held else []

    def url(self, name: str, *more: Any) -> str:
        """The address of an act on this dossier; `name` in the desk's namespace unless it names its own."""
        return _url(self.dossier, name, *more)


def barred(check: Callable[[], object]) -> str:
    """The sentence the action would answer with; none where it would go on."""
    try:
        check()
    except Conflict as error:
        return str(error.message)
    return ""


def _url(dossier: Dossier, name: str, *more: Any) -> str:
    return reverse(name if ":" in name else f"desk:{name}", args=[dossier.pk, *more])
