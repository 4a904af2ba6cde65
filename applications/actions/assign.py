"""assign: a chief puts an open step into somebody's hands, by name or by the rule of the desk."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Absence, User
from applications import permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.taking import put, unended
from applications.models import Dossier, StepRun
from applications.workflow.sharing import somebody_else
from core.errors import Conflict, Invalid
from core.text import Sentence


def assign(user: User, pk: UUID, run_id: int, revision: int, to: User | None) -> Dossier:
    """The dossier with the step in the hands of `to`; None: of another person by rule, else of who has least work.

    Denied unless they direct that desk. Invalid for somebody who is away or may not do it; Conflict when there is
    nobody else, and when `to` has it already.
    """
    with changing(pk, user, revision, run_id) as dossier:
        run = unended(dossier, run_id)
        permissions.require(permissions.may_share_out(user, run))
        give(user, run, to or another(run))
    return dossier


def give(user: User, run: StepRun, to: User) -> None:
    """Puts it into these hands and tells the ledger. The caller holds the lock and has asked who may."""
    if run.assignee_id == to.pk:
        raise Conflict(_("%(who)s đang giữ bước này rồi.") % {"who": to.full_name})
    if reason := unable(run, to):
        raise Invalid(reason, {"to": reason})
    before = run.assignee_id
    put(run, to)
    run.save()
    facts = {"step": run.step, "attempt": run.attempt, "to": to.pk, "before": before}
    tell_ledger(run.dossier, "step.assigned", user, **facts)


def unable(run: StepRun, to: User) -> Sentence:
    """Why this person cannot be given the step; nothing when they can."""
    if to.pk in permissions.able(run):
        return ""
    absence = Absence.objects.in_force().filter(user=to).select_related("stand_in").first()
    if absence:
        return _("%(who)s đang vắng mặt; người làm thay là %(stand_in)s.") % {
            "who": to.full_name, "stand_in": absence.stand_in.full_name,
        }  # fmt: skip
    return _("%(who)s không có vai trò làm bước này, hoặc đã làm bước mà người khác phải kiểm tra.") % {
        "who": to.full_name
    }


def another(run: StepRun) -> User:
    """Who has it next by rule; Conflict when nobody else may have it."""
    found = somebody_else(run)
    if found is None:
        raise Conflict(_("Không còn ai khác làm được bước này."))
    return found
