"""What is not kept: each kind of row has its days, and jobs of the night forget what is older, a part at a time.

The ledger has no row here: what was done stays told when that which it was done to is gone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from axes.models import AccessLog
from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils import timezone

from accounts.models import Session
from applications.actions.discard_draft import throw_away
from applications.actions.remind_drafts import forgettable, remind_drafts
from applications.models import Dossier, Export, Look, Try
from core.files import forget
from core.models import GivenAnswer, OutboxRow
from core.outbox import Effect, job, promise

NIGHT = time(1, 30)
PART = 500


def _forget_draft(draft: Dossier) -> None:
    throw_away(draft, None)


def _forget_export(export: Export) -> None:
    export.delete()
    if export.blob:
        forget(export.blob)


@dataclass(frozen=True)
class Kind:
    """Rows that serve no more, and since when; `forget` does away with one, where more hangs on it than the row.

    `remind` tells some people before, a part at a time, and says how many.
    """

    rows: Callable[[], QuerySet[Any]]
    since: str
    forget: Callable[[Any], None] | None = None
    remind: Callable[[int], int] | None = None


# By the name that settings.KEPT_DAYS gives them.
KINDS: dict[str, Kind] = {
    "drafts": Kind(forgettable, "updated_at", _forget_draft, remind_drafts),
    "exports": Kind(Export.objects.all, "created_at", _forget_export),
    "forms": Kind(GivenAnswer.objects.all, "created_at"),
    "jobs": Kind(OutboxRow.objects.all, "done_at"),
    "looks": Kind(lambda: Look.objects.exclude(dossier__ended_at=None), "seen_at"),
    "sessions": Kind(Session.objects.all, "expire_date"),
    "sign_ins": Kind(AccessLog.objects.all, "attempt_time"),
    "tries": Kind(Try.objects.all, "at"),
}


@job("rows.forget")
def rows_forget(kind: str, part: int) -> Effect:
    return partial(forget_part, kind, part)


def forget_part(name: str, part: int) -> None:
    """Forgets a part of what is too old, and promises the next part at once, or the next night's first."""
    kind, today = KINDS[name], timezone.localdate()
    reminded = kind.remind(PART) if kind.remind else 0
    before = timezone.now() - timedelta(days=settings.KEPT_DAYS[name])
    old = kind.rows().filter(**{f"{kind.since}__lt": before}).order_by()
    rows: list[Model] = list(old.select_for_update(of=("self",), skip_locked=True)[:PART])
    if kind.forget:
        for row in rows:
            kind.forget(row)
    else:
        old.model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
    if PART in {len(rows), reminded}:
        _promise(name, today, part + 1, timezone.now())
    else:
        promise_forgetting(today + timedelta(days=1), name)


def promise_forgetting(day: date, *names: str) -> None:
    """Promises the first part of each kind, or of these, for the night of that day; a night is promised once."""
    for name in names or KINDS:
        _promise(name, day, 1, timezone.make_aware(datetime.combine(day, NIGHT)))


def _promise(name: str, day: date, part: int, at: datetime) -> None:
    promise("rows.forget", f"rows.forget:{name}:{day.isoformat()}:{part}", at=at, kind=name, part=part)
