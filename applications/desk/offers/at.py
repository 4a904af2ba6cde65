"""What an offer of an act looks at: an open step, or a dossier as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from applications.desk.act import Sent
from applications.models import Dossier, StepRun
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
