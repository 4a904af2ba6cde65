"""Everything that was done with a dossier, in words, from the ledger."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from applications.desk.words import EVENTS, OUTCOME_TONES
from applications.models import Dossier
from applications.models.step_run import Outcome
from core.ledger.entry import LedgerEntry

LATEST = 100


def history_of(dossier: Dossier) -> list[dict[str, Any]]:
    """The latest entries, newest first, for parts/timeline.html."""
    entries = list(LedgerEntry.objects.filter(subject=dossier.subject).order_by("-seq")[:LATEST])
    names = _names({entry.actor for entry in entries})
    notes = {(run.step, run.attempt): run.note for run in dossier.step_runs.all()}
    return [
        {
            "at": entry.at,
            "who": names.get(entry.actor, _("Hệ thống")),
            "title": _title(entry, dossier),
            "tone": OUTCOME_TONES.get(entry.data.get("outcome", ""), EVENTS.get(entry.event, ("", ""))[1]),
            "text": notes.get((entry.data.get("step", ""), entry.data.get("attempt", 1)), ""),
        }
        for entry in entries
    ]


def _names(actors: set[str]) -> dict[str, str]:
    users = User.objects.filter(pk__in=[actor.removeprefix("user:") for actor in actors if actor.startswith("user:")])
    return {f"user:{user.pk}": user.full_name for user in users}


def _title(entry: LedgerEntry, dossier: Dossier) -> str:
    if entry.event == "step.completed":
        name = dossier.definition.process.step(entry.data["step"]).name
        return f"{name}: {Outcome(entry.data['outcome']).label}"
    return str(EVENTS.get(entry.event, (entry.event, ""))[0])
