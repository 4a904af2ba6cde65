"""What every action does: one transaction, the dossier's row locked, stale pages refused, one entry in the ledger."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Dossier
from applications.status import Status, move
from core.errors import Conflict, or_denied
from core.ledger import record
from core.models import LedgerEntry

OFFICES = ("receiving_agency", "competent_agency", "territory")


@contextmanager
def changing(
    pk: UUID | str,
    user: User | None,
    revision: int | None = None,
    run: int | None = None,
    related: Sequence[str] = OFFICES,
) -> Iterator[Dossier]:
    """The locked dossier, saved at the end. Denied when the user cannot see it; Conflict when `revision` is stale.

    `user` None is the system: it sees every dossier. `run`: the act concerns this run alone, so that the page is
    stale only when that run has changed since; what other branches did meanwhile is no hindrance. An act that
    changed nothing counts as nothing: no page becomes stale by it.
    """
    with transaction.atomic():
        locked = Dossier.objects.with_version().select_related(*related).select_for_update(of=("self",))
        dossier = locked.one_visible_to(user, pk) if user else or_denied(locked.filter(pk=pk).first())
        if revision is not None and not _is_fresh(dossier, revision, run):
            raise Conflict(_stale(dossier, user))
        before = _columns(dossier)
        yield dossier
        changed = [name for name, value in _columns(dossier).items() if value != before[name]]
        if dossier.is_touched or changed:
            dossier.revision += 1
            dossier.save(update_fields=[*changed, "revision", "updated_at"])
            set_clocks(dossier)


def _columns(dossier: Dossier) -> dict[str, Any]:
    return {column.attname: deepcopy(getattr(dossier, column.attname)) for column in dossier._meta.concrete_fields}


def _is_fresh(dossier: Dossier, revision: int, run: int | None) -> bool:
    if run is None:
        return revision == dossier.revision
    return 0 <= revision <= dossier.revision and not dossier.step_runs.filter(pk=run, revision__gt=revision).exists()


def set_clocks(dossier: Dossier) -> None:
    """Tells the dossier's open runs when their legal time ends, by which queues are sorted."""
    if dossier.status == Status.DRAFT:
        return  # nothing of it is open yet
    stands = dossier.paused_at or dossier.resolved_at or dossier.ended_at
    at = Case(When(waiting_since=None, then=Coalesce(Value(dossier.due_at), "due_at")), default=None)
    dossier.step_runs.filter(closed_at=None).update(clock_at=None if stands else at)


def set_status(dossier: Dossier, after: Status) -> None:
    """Moves the dossier along the life cycle; Conflict where the cycle has no such move."""
    before = Status(dossier.status)
    if before is after:
        return
    try:
        move(before, after)
    except KeyError as error:
        raise not_now(dossier) from error
    dossier.status = after


def not_now(dossier: Dossier) -> Conflict:
    """The refusal of an act that the dossier's present status does not allow."""
    return Conflict(_("Hồ sơ đang ở trạng thái “%(status)s”.") % {"status": Status(dossier.status).label})


def tell_ledger(dossier: Dossier, event: str, user: User | None, **data: Any) -> None:
    """One entry in the dossier's chain; ids, codes and hashes only. Who really acted, and in whose stead."""
    dossier.is_touched = True
    if user and dossier.acting_for:
        data["on_behalf_of"] = dossier.acting_for.pk
    if dossier.presence:
        dossier.presence.save()
        data["presence"] = dossier.presence.pk
    record(dossier.subject, event, f"user:{user.pk}" if user else "system", **data)


def _stale(dossier: Dossier, user: User | None) -> str:
    """Who was first, and when; whoever was it themselves did it in another window."""
    last = LedgerEntry.objects.filter(subject=dossier.subject).order_by("-seq").first()
    who = _("Hệ thống")
    if user and last and last.actor == f"user:{user.pk}":
        who = _("Chính tài khoản này, ở một cửa sổ khác,")
    elif last and last.actor.startswith("user:"):
        who = User.objects.get(pk=last.actor.removeprefix("user:")).full_name
    at = timezone.localtime(last.at if last else dossier.updated_at)
    words = {"who": who, "at": f"{at:%H:%M %d/%m/%Y}", "status": Status(dossier.status).label}
    return _("%(who)s vừa cập nhật hồ sơ này lúc %(at)s; hồ sơ đang ở trạng thái “%(status)s”.") % words
