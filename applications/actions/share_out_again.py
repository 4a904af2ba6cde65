"""share_out_again: a chief has open steps given to others by the rule of their desk, each once."""

from collections.abc import Iterable

from django.db import transaction

from accounts.chiefs import directing
from accounts.models import User
from applications import permissions
from applications.actions.bulk import MOST, begin
from applications.models import Bulk, StepRun


@transaction.atomic
def share_out_again(user: User, run_ids: Iterable[int]) -> Bulk:
    """What became of each is told by its item: those not theirs to share out, or for which nobody else is, stay.

    Denied to who directs nobody. Invalid with no open step, and with more than 10,000.
    """
    permissions.require(directing(user).exists())
    runs = StepRun.objects.filter(pk__in=list(run_ids), closed_at=None).order_by("dossier_id", "pk")
    chosen = list(runs.values_list("pk", "dossier__revision")[: MOST + 1])
    return begin(user, Bulk.Verb.ASSIGN, chosen, {"to": None})
