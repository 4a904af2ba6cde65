"""One act on many steps: each in a transaction of its own, exactly once; broken off, it goes on where it was."""

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from applications import permissions
from applications.actions.accept import accept
from applications.actions.assign import another, give
from applications.actions.complete_step import complete_step
from applications.actions.decide_extension import decide_extension
from applications.actions.parts.changing import changing
from applications.actions.parts.taking import unended
from applications.actions.propose_extension import E, propose_extension
from applications.models import Bulk, BulkItem, Extension, StepRun
from core.errors import Conflict, Invalid, PortalError, or_denied
from core.outbox import promise

SECONDS = 8
"""A job goes on so long: what it promises, papers above all, is done by others meanwhile, and it comes to its end."""
GIVEN = {Bulk.Verb.ASSIGN, Bulk.Verb.HAND_OVER}
"""What changes hands has a receiver: somebody by name, or by the rule of each desk."""
MOST = 10_000
NOT_LATE = gettext_lazy("Hồ sơ này chưa quá hạn.")
JOB = "bulk.some"
Runs = Iterable[tuple[int, int]]


def prepare(user: User, verb: Bulk.Verb, runs: Runs, options: dict[str, Any], left_out: Mapping[int, str] = {}) -> Bulk:
    """Kept to be looked at first, with those `left_out` that are known not to go, and why. Invalid beyond 10,000.

    `runs`: each open step with the revision of its dossier that the person saw. `options`, for steps that change hands:
    `to`, and `from`, when only those still in these hands are meant.
    """
    with transaction.atomic():
        bulk = Bulk.objects.create(user=user, verb=verb, options=options)
        items = BulkItem.objects.bulk_create(_item(bulk, run, seen, left_out.get(run, "")) for run, seen in runs)
        if not items or len(items) > MOST:
            raise Invalid(_("Hãy chọn từ 1 đến 10.000 việc đang mở."), {"run": _("Chưa chọn việc nào.")})
    return bulk


def _item(bulk: Bulk, run: int, seen: int, reason: str) -> BulkItem:
    state = BulkItem.State.LEFT_OUT if reason else BulkItem.State.WAITING
    return BulkItem(bulk=bulk, step_run_id=run, revision=seen, state=state, message=reason)


def start(user: User, bulk_id: UUID, chosen: Mapping[str, Any] = {}) -> None:
    """Begins one's own prepared bulk; starting twice is starting once. Denied for another's.

    `chosen`, more of its options: `to`, who has what changes hands; `at` and `reason`, the new appointment of late
    dossiers and why. Only the worker does it, so that no step waits in the transaction of another: a bulk that held
    the numbers of one dossier while it waited for the next would stand in everybody's way.
    """
    with transaction.atomic():
        bulk = _own(user, bulk_id)
        if bulk.started_at:
            return
        bulk.started_at = timezone.now()
        bulk.options |= chosen
        bulk.save()
        promise(JOB, f"{JOB}:{bulk_id}:0", bulk_id=f"{bulk_id}", part=0)


def _own(user: User, bulk_id: UUID) -> Bulk:
    return or_denied(Bulk.objects.select_for_update().filter(pk=bulk_id, user=user).first())


def break_off(user: User, bulk_id: UUID) -> None:
    """What still waits is left out; what is done stays done. Denied for another's."""
    with transaction.atomic():
        _own(user, bulk_id)
        left = {"state": BulkItem.State.LEFT_OUT, "message": _("Đã dừng trước khi làm."), "at": timezone.now()}
        _waiting(bulk_id).update(**left)
        Bulk.objects.filter(pk=bulk_id, ended_at=None).update(ended_at=timezone.now())


def _waiting(bulk_id: UUID) -> Any:
    return BulkItem.objects.filter(bulk=bulk_id, state=BulkItem.State.WAITING)


def do_some(bulk_id: UUID) -> None:
    """The next steps that wait, each in a transaction of its own; what is done is never done again."""
    ends = time.monotonic() + SECONDS
    for item in list(_waiting(bulk_id).order_by("pk").values_list("pk", flat=True)):
        do_one(item)
        if time.monotonic() > ends:
            break


def go_on(bulk_id: UUID, part: int) -> None:
    """Promises what is left; with nothing left it has ended."""
    if _waiting(bulk_id).exists():
        promise(JOB, f"{JOB}:{bulk_id}:{part + 1}", bulk_id=f"{bulk_id}", part=part + 1)
    else:
        Bulk.objects.filter(pk=bulk_id, ended_at=None).update(ended_at=timezone.now())


@transaction.atomic
def do_one(item_id: int) -> None:
    """One step: it is done, or left out with the sentence why."""
    items = BulkItem.objects.select_for_update(of=("self",)).select_related("bulk__user", "step_run")
    item = items.filter(pk=item_id, state=BulkItem.State.WAITING).first()
    if item is None:
        return
    try:
        DOING[Bulk.Verb(item.bulk.verb)](item)
        item.state = BulkItem.State.DONE
    except PortalError as refusal:
        item.state, item.message = BulkItem.State.LEFT_OUT, str(refusal.message)
    item.at = timezone.now()
    item.save()


def _accept(item: BulkItem) -> None:
    accept(item.bulk.user, item.step_run.dossier_id, item.revision)


def _end(item: BulkItem) -> None:
    complete_step(item.bulk.user, item.step_run.dossier_id, item.step_run_id, item.revision, "DONE")


def _change_hands(item: BulkItem) -> None:
    """Who asked must still be allowed to, and the step still be where it was."""
    user, options = item.bulk.user, item.bulk.options
    with changing(item.step_run.dossier_id, None) as dossier:
        run = unended(dossier, item.step_run_id)
        giver = options.get("from")
        if giver and run.assignee_id != giver:
            raise Conflict(_("Bước này không còn ở người bàn giao."))
        permissions.require(user.pk == giver or permissions.may_share_out(user, run))
        give(user, run, _receiver(run, options.get("to")))


def _receiver(run: StepRun, to: int | None) -> User:
    return another(run) if to is None else User.objects.get(pk=to)


@transaction.atomic
def _apologise(item: BulkItem) -> None:
    """An apology is proposed; what is not late, or late no more, is left as it was."""
    step, options = item.step_run, item.bulk.options
    at = datetime.fromisoformat(options["at"])
    proposal = propose_extension(item.bulk.user, step.dossier_id, step.pk, item.revision, at, options["reason"])
    if proposal.kind != E.APOLOGY:
        raise Conflict(NOT_LATE)


def _grant(item: BulkItem) -> None:
    dossier = item.step_run.dossier_id
    proposal = or_denied(Extension.objects.filter(dossier=dossier, granted=None).first())
    decide_extension(item.bulk.user, dossier, proposal.pk, item.revision, granted=True)


DOING: dict[Bulk.Verb, Callable[[BulkItem], None]] = {
    Bulk.Verb.ACCEPT: _accept,
    Bulk.Verb.ASSIGN: _change_hands,
    Bulk.Verb.HAND_OVER: _change_hands,
    Bulk.Verb.SIGN: _end,
    Bulk.Verb.RETURN: _end,
    Bulk.Verb.APOLOGISE: _apologise,
    Bulk.Verb.GRANT: _grant,
}
