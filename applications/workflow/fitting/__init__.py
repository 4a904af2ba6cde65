"""What another version would mean for a dossier in flight, and whether it fits at all. Only reads."""

from dataclasses import dataclass
from itertools import chain

from applications.models import Dossier
from applications.workflow.fitting.blocked import BLOCKS
from applications.workflow.fitting.changes import CHANGES
from applications.workflow.fitting.look import LOOKED_AT, Look
from procedures.models import ProcedureVersion
from procedures.versions import definition_of

__all__ = ["LOOKED_AT", "Fit", "fit"]


@dataclass(frozen=True)
class Fit:
    """`blocked`: why the dossier cannot be moved; `changes`: what moving it would change. Sentences, no answers."""

    blocked: list[str]
    changes: list[str]

    @property
    def fits(self) -> bool:
        return not self.blocked


def fit(dossier: Dossier, version: ProcedureVersion) -> Fit:
    """How this dossier would stand under that version of its procedure."""
    look = Look(dossier, definition_of(version))
    blocked, changes = (chain.from_iterable(tell(look) for tell in told) for told in (BLOCKS, CHANGES))
    return Fit(list(blocked), list(changes))
