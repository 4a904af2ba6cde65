"""hand_over_work: all that somebody has in hand goes to somebody else, each step once, with what became of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.chiefs import is_chief_of
from accounts.models import User
from applications import permissions
from applications.actions.bulk import prepare
from applications.models import Bulk, StepRun
from core.errors import Conflict, Invalid


@transaction.atomic
def hand_over_work(user: User, from_user: User, to_user: User) -> Bulk:
    """The hand-over of every open step in these hands, prepared to be looked at first.

    Denied to who is neither the person nor a chief of theirs. Invalid between the same two or to who is no officer;
    Conflict with nothing in hand, or one under way.
    """
    permissions.require(user.pk == from_user.pk or is_chief_of(user, from_user))
    if from_user.pk == to_user.pk or not (to_user.is_officer and to_user.is_active):
        raise Invalid(_("Hãy chọn một cán bộ khác."), {"to": _("Hãy chọn một cán bộ khác.")})
    User.objects.select_for_update().get(pk=from_user.pk)
    begun = Bulk.objects.filter(verb=Bulk.Verb.HAND_OVER, options__from=from_user.pk).exclude(started_at=None)
    if begun.filter(ended_at=None).exists():
        raise Conflict(_("Việc của người này đang được bàn giao."))
    runs = StepRun.objects.filter(assignee=from_user, closed_at=None).order_by("dossier_id", "pk")
    in_hand = list(runs.values_list("pk", "dossier__revision"))
    if not in_hand:
        raise Conflict(_("%(who)s không giữ việc nào.") % {"who": from_user.full_name})
    return prepare(user, Bulk.Verb.HAND_OVER, in_hand, {"from": from_user.pk, "to": to_user.pk})
