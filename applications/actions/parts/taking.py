"""Taking a step up: acting on one that nobody has makes it one's own; one in a colleague's hands is left to them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.models import Dossier, StepRun
from core.errors import Conflict
from procedures.definition.process import StepKind


def take(user: User, run: StepRun) -> None:
    """Denied when the step is not on their desk; Conflict while a colleague has it, unless they stand in for them now.

    The caller saves the run, and with it whose hands it is in; the ledger is told in whose stead.
    """
    if run.kind == StepKind.CITIZEN_CONFIRMATION:
        return permissions.require(permissions.owns(user, run.dossier))
    rights = permissions.rights_to(user, run)
    permissions.require(bool(rights))
    if reason := elsewhere(user, run):
        raise Conflict(reason)
    if run.assignee and run.assignee_id != user.pk and permissions.stands_in_for(user, run.assignee):
        run.dossier.acting_for = run.assignee
    else:
        run.dossier.acting_for = rights[0].absence.user if rights[0].absence else None
        put(run, user)
    return None


def elsewhere(user: User, run: StepRun) -> str:
    """That a colleague has the step, in words; nothing when the user may take it up, or their right to it ended."""
    if run.assignee is None or run.assignee_id == user.pk or permissions.stands_in_for(user, run.assignee):
        return ""
    if not permissions.rights_to(run.assignee, run):
        return ""
    return _("Bước này đang giao cho %(who)s.") % {"who": run.assignee.full_name}


def put(run: StepRun, person: User | None) -> None:
    """Into these hands, or back to the desk; the caller saves the run."""
    if run.assignee_id != (person.pk if person else None):
        run.assignee, run.assigned_at = person, timezone.now() if person else None


def unended(dossier: Dossier, run_id: int) -> StepRun:
    """The run, open or waiting for the applicant, of the locked dossier; Conflict when it has ended."""
    run = dossier.step_runs.filter(pk=run_id).select_related("agency", "unit", "assignee", "closed_by").first()
    if run is None or not run.is_open:
        who = run.closed_by.full_name if run and run.closed_by else _("Hệ thống")
        raise Conflict(_("Bước này đã được %(who)s hoàn thành. Hãy tải lại trang.") % {"who": who})
    run.dossier = dossier
    return run
