"""share_out_again: a chief has open steps given to others by the rule of their desk, each once."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.chiefs import directing
from accounts.models import User
from applications import permissions
from applications.actions.changing_hands import begin
from applications.models import Bulk, StepRun
from core.errors import Invalid

MOST = 10_000


@transaction.atomic
def share_out_again(user: User, run_ids: Iterable[int]) -> Bulk:
    """What became of each is told by its item: those not theirs to share out, or for which nobody else is, stay.

    Denied to who directs nobody. Invalid with no open step, and with more than 10,000.
    """
    permissions.require(directing(user).exists())
    runs = StepRun.objects.filter(pk__in=list(run_ids), closed_at=None).order_by("dossier_id", "pk")
    chosen = list(runs.values_list("pk", "dossier__revision")[: MOST + 1])
    if not chosen or len(chosen) > MOST:
        raise Invalid(_("Hãy chọn từ 1 đến 10.000 việc đang mở."), {"run": _("Chưa chọn việc nào.")})
    return begin(user, Bulk.Verb.ASSIGN, chosen, {"to": None})
