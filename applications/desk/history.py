"""Everything that was done with a dossier, in words, from the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from applications.desk.words import EVENTS, OUTCOME_TONES
from applications.models import Dossier, Presence
from applications.models.step_run import Outcome
from core.ledger.entry import LedgerEntry

LATEST = 100


@dataclass(frozen=True)
class History:
    """`entries`, newest first, with `is_new` where another did it since this officer looked; `more`: older ones."""

    entries: list[dict[str, Any]]
    more: bool

    @property
    def news(self) -> int:
        return sum(entry["is_new"] for entry in self.entries)


def history_of(dossier: Dossier, user: User, since: datetime | None = None, *, whole: bool = False) -> History:
    """The latest hundred entries, or all of them."""
    entries = LedgerEntry.objects.filter(subject=dossier.subject).order_by("-seq")
    read = list(entries if whole else entries[: LATEST + 1])
    told = read if whole else read[:LATEST]
    names, came = _names(told), _came(told)
    notes = {(run.step, run.attempt): run.note for run in dossier.step_runs.all()}
    steps = {step.code: str(step.name) for step in dossier.definition.process.steps()}
    rows = [
        {
            "at": entry.at,
            "who": _who(entry, names) + came.get(entry.data.get("presence"), ""),
            "title": _title(entry, steps),
            "tone": OUTCOME_TONES.get(entry.data.get("outcome", ""), EVENTS.get(entry.event, ("", ""))[1]),
            "text": notes.get((entry.data.get("step", ""), entry.data.get("attempt", 1)), ""),
            "is_new": since is not None and entry.at > since and entry.actor != f"user:{user.pk}",
        }
        for entry in told
    ]
    return History(rows, len(read) > len(told))


def _names(told: list[LedgerEntry]) -> dict[str, str]:
    """Of those who acted, and of those in whose stead."""
    actors = {entry.actor.removeprefix("user:") for entry in told if entry.actor.startswith("user:")}
    absent = {entry.data["on_behalf_of"] for entry in told if "on_behalf_of" in entry.data}
    return {f"user:{user.pk}": user.full_name for user in User.objects.filter(pk__in=[*actors, *absent])}


def _came(told: list[LedgerEntry]) -> dict[int, str]:
    """For whom an officer did at the counter what is the applicant's: who came, and what they showed."""
    kept = [entry.data["presence"] for entry in told if "presence" in entry.data]
    found = Presence.objects.filter(pk__in=kept) if kept else []
    return {each.pk: _(", cho %(name)s (%(shown)s)") % {"name": each.name, "shown": each.shown} for each in found}


def _who(entry: LedgerEntry, names: dict[str, str]) -> str:
    who = names.get(entry.actor, _("Hệ thống"))
    absent = names.get(f"user:{entry.data.get('on_behalf_of', '')}")
    return _("%(who)s (làm thay %(absent)s)") % {"who": who, "absent": absent} if absent else who


def _title(entry: LedgerEntry, steps: dict[str, str]) -> str:
    if entry.event == "step.completed":
        code = entry.data["step"]
        return f"{steps.get(code, code)}: {Outcome(entry.data['outcome']).label}"
    return str(EVENTS.get(entry.event, (entry.event, ""))[0])
