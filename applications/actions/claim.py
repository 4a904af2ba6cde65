"""claim: an officer takes an open step of their desk into their own hands."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.taking import put, take, unended
from applications.models import Dossier
from core.errors import Conflict


def claim(user: User, pk: UUID, run_id: int, revision: int) -> Dossier:
    """The dossier with the step in their hands; a stand-in takes over what the absent colleague has.

    Denied when it is not on their desk; Conflict while a present colleague has it, and when they have it already.
    """
    with changing(pk, user, revision, run_id) as dossier:
        run = unended(dossier, run_id)
        if run.assignee_id == user.pk:
            raise Conflict(_("Anh/chị đang giữ bước này rồi."))
        take(user, run)
        put(run, user)
        run.save()
        tell_ledger(dossier, "step.claimed", user, step=run.step, attempt=run.attempt)
    return dossier
