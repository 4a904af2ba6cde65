"""release: whoever has a step in their hands lays it back on the desk."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.taking import put, take, unended
from applications.models import Dossier
from core.errors import Conflict


def release(user: User, pk: UUID, run_id: int, revision: int) -> Dossier:
    """The dossier with the step free for whoever claims it. By who has it, their stand-in, or a chief of the desk."""
    with changing(pk, user, revision, run_id) as dossier:
        run = unended(dossier, run_id)
        before = run.assignee_id
        if not permissions.may_share_out(user, run):
            take(user, run)
        if before is None:
            raise Conflict(_("Bước này chưa giao cho ai."))
        put(run, None)
        run.save()
        tell_ledger(dossier, "step.released", user, step=run.step, attempt=run.attempt, before=before)
    return dossier
