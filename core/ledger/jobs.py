"""The night's job: anchor what the day brought, then promise the next night's."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core.ledger.anchoring import keep_anchor, make_anchor
from core.outbox import Effect, job, promise

NIGHT = time(0, 30)


@job("ledger.anchor")
def ledger_anchor(day: str, part: int) -> Effect:
    made = make_anchor(date.fromisoformat(day), part, timezone.now())

    def effect() -> None:
        if made is None:
            return promise_anchor(date.fromisoformat(day) + timedelta(days=1))
        keep_anchor(*made)
        promise("ledger.anchor", f"ledger.anchor:{day}:{part + 1}", day=day, part=part + 1)

    return effect


def promise_anchor(day: date) -> None:
    """Promises the first part of that day's anchor, for its night; a day is promised once."""
    at = timezone.make_aware(datetime.combine(day, NIGHT))
    promise("ledger.anchor", f"ledger.anchor:{day.isoformat()}:1", at=at, day=day.isoformat(), part=1)
