"""Many steps changing hands: each in a transaction of its own, exactly once; it can be broken off and goes on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.assign import another, give
from applications.actions.changing import changing
from applications.actions.taking import unended
from applications.models import Bulk, BulkItem, StepRun
from core.errors import Conflict, PortalError
from core.outbox import promise

AT_ONCE = 20
"""So many steps change hands while the person waits, more by the worker, so many at a time."""
JOB = "work.change_hands"


def begin(user: User, verb: Bulk.Verb, runs: Sequence[tuple[int, int]], options: dict[str, Any]) -> Bulk:
    """The steps (each with the dossier's revision) to `options["to"]`, or, without it, each to another by its rule.

    `options["from"]`: only those still in these hands. The caller is in a transaction, and has asked who may.
    """
    bulk = Bulk.objects.create(user=user, verb=verb, options=options, started_at=timezone.now())
    BulkItem.objects.bulk_create(BulkItem(bulk=bulk, step_run_id=run, revision=seen) for run, seen in runs)
    if len(runs) > AT_ONCE:
        promise(JOB, f"{JOB}:{bulk.pk}:0", bulk_id=f"{bulk.pk}", part=0)
    else:
        change_some(bulk.pk)
        go_on(bulk.pk, 0)
    return bulk


def change_some(bulk_id: UUID) -> None:
    """The next steps that wait; what is done is never done again."""
    waiting = BulkItem.objects.filter(bulk=bulk_id, state=BulkItem.State.WAITING)
    for item in waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]:
        change_one(item)


def go_on(bulk_id: UUID, part: int) -> None:
    """Promises what is left; with nothing left it has ended."""
    if BulkItem.objects.filter(bulk=bulk_id, state=BulkItem.State.WAITING).exists():
        promise(JOB, f"{JOB}:{bulk_id}:{part + 1}", bulk_id=f"{bulk_id}", part=part + 1)
    else:
        Bulk.objects.filter(pk=bulk_id, ended_at=None).update(ended_at=timezone.now())


@transaction.atomic
def change_one(item_id: int) -> None:
    """One step: it changes hands, or is left out with the sentence why."""
    items = BulkItem.objects.select_for_update(of=("self",)).select_related("bulk__user", "step_run")
    item = items.filter(pk=item_id, state=BulkItem.State.WAITING).first()
    if item is None:
        return
    try:
        _change(item)
        item.state = BulkItem.State.DONE
    except PortalError as refusal:
        item.state, item.message = BulkItem.State.LEFT_OUT, str(refusal.message)
    item.at = timezone.now()
    item.save()


def _change(item: BulkItem) -> None:
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
