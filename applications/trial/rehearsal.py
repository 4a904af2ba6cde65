"""A rehearsal: a made-up dossier goes from its first page to its last paper under a version nobody has published.

Everything is done by the very actions and shown by the very pages of the portal, in a transaction that is undone.
"""

from dataclasses import dataclass, field

from django.http import HttpRequest

from applications.models import Paper
from applications.trial.cast import begin, undone
from applications.trial.play import Scene, play
from core.errors import PortalError
from procedures.definition.examples import Example
from procedures.models import ProcedureVersion


@dataclass
class Rehearsal:
    """The scenes in order, the papers as printing needs them, and the sentence it stopped with, if it did."""

    scenes: list[Scene] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    stopped: str = ""


def rehearse(version: ProcedureVersion, example: Example, host: HttpRequest) -> Rehearsal:
    """The whole life of a dossier that answers as the example does. What an action refuses ends it, with its words."""
    found = Rehearsal()
    with undone():
        cast = begin(version, example)
        try:
            for scene in play(cast, example, host):
                found.scenes.append(scene)
        except PortalError as error:
            found.stopped = _told(error)
        found.papers = list(Paper.objects.filter(dossier=cast.dossier).select_related("dossier"))
    return found


def _told(error: PortalError) -> str:
    """What was refused, with each place."""
    places = [str(sentence) for sentence in getattr(error, "fields", {}).values()]
    return " ".join([str(error.message), *places])
