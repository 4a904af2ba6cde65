"""hand_over_work: all that somebody has in hand goes to somebody else, each step once, with what became of it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.chiefs import is_chief_of
from accounts.models import User
from applications import permissions
from applications.actions.assign import give
from applications.actions.changing import changing
from applications.actions.taking import unended
from applications.models import Bulk, BulkItem, StepRun
from core.errors import Conflict, Invalid, PortalError
from core.outbox import promise

AT_ONCE = 20
"""So many steps are handed over while the person waits, more by the worker, so many at a time."""
JOB = "work.hand_over"


@transaction.atomic
def hand_over_work(user: User, from_user: User, to_user: User) -> Bulk:
    """The hand-over of every open step in these hands. By the person, or a chief of theirs (Denied).

    Invalid between the same two or to somebody who is no officer; Conflict with nothing in hand, or one under way.
    """
    permissions.require(user.pk == from_user.pk or is_chief_of(user, from_user))
    if from_user.pk == to_user.pk or not (to_user.is_officer and to_user.is_active):
        raise Invalid(_("Hãy chọn một cán bộ khác."), {"to": _("Hãy chọn một cán bộ khác.")})
    User.objects.select_for_update().get(pk=from_user.pk)
    people = {"from": from_user.pk, "to": to_user.pk}
    if Bulk.objects.filter(verb=Bulk.Verb.HAND_OVER, ended_at=None, options__from=from_user.pk).exists():
        raise Conflict(_("Việc của người này đang được bàn giao."))
    runs = StepRun.objects.filter(assignee=from_user, closed_at=None).order_by("dossier_id", "pk")
    in_hand = list(runs.values_list("pk", "dossier__revision"))
    if not in_hand:
        raise Conflict(_("%(who)s không giữ việc nào.") % {"who": from_user.full_name})
    bulk = Bulk.objects.create(user=user, verb=Bulk.Verb.HAND_OVER, options=people, started_at=timezone.now())
    BulkItem.objects.bulk_create(BulkItem(bulk=bulk, step_run_id=run, revision=seen) for run, seen in in_hand)
    if len(in_hand) > AT_ONCE:
        promise(JOB, f"{JOB}:{bulk.pk}:0", bulk_id=f"{bulk.pk}", part=0)
    else:
        hand_over_some(bulk.pk)
        go_on(bulk.pk, 0)
    return bulk


def hand_over_some(bulk_id: UUID | str) -> None:
    """The next steps that wait, each in a transaction of its own; what is done is never done again."""
    waiting = BulkItem.objects.filter(bulk=bulk_id, state=BulkItem.State.WAITING)
    for item in waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]:
        hand_over_one(item)


def go_on(bulk_id: UUID | str, part: int) -> None:
    """Promises what is left; with nothing left the hand-over has ended."""
    if BulkItem.objects.filter(bulk=bulk_id, state=BulkItem.State.WAITING).exists():
        promise(JOB, f"{JOB}:{bulk_id}:{part + 1}", bulk_id=f"{bulk_id}", part=part + 1)
    else:
        Bulk.objects.filter(pk=bulk_id, ended_at=None).update(ended_at=timezone.now())


@transaction.atomic
def hand_over_one(item_id: int) -> None:
    """One step of a hand-over: it changes hands, or is left out with the sentence why."""
    items = BulkItem.objects.select_for_update(of=("self",)).select_related("bulk__user", "step_run")
    item = items.filter(pk=item_id, state=BulkItem.State.WAITING).first()
    if item is None:
        return
    try:
        _change_hands(item)
        item.state = BulkItem.State.DONE
    except PortalError as refusal:
        item.state, item.message = BulkItem.State.LEFT_OUT, str(refusal.message)
    item.at = timezone.now()
    item.save()


def _change_hands(item: BulkItem) -> None:
    """Who asked must still be allowed to, and the step still be in those hands."""
    user, people = item.bulk.user, item.bulk.options
    with changing(item.step_run.dossier_id, None) as dossier:
        run = unended(dossier, item.step_run_id)
        if run.assignee_id != people["from"]:
            raise Conflict(_("Bước này không còn ở người bàn giao."))
        permissions.require(user.pk == people["from"] or permissions.may_share_out(user, run))
        give(user, run, User.objects.get(pk=people["to"]))
