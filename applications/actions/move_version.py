"""move_version: a dossier in flight is put under another version of its procedure, for those who ask; and back."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.complete_step import go_forward
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.saying import said
from applications.deadlines import calendar_of, moved
from applications.models import Dossier, StepRun, VersionMove
from applications.status import Status
from applications.workflow.advance import others
from applications.workflow.fitting import fit
from core.calendar import due_at
from core.errors import Invalid
from core.outbox import promise
from procedures.definition.process import Timeout
from procedures.drafting import may_publish
from procedures.models import ProcedureVersion


def move_version(user: User, pk: UUID, to: ProcedureVersion, plan: UUID, reason: str) -> VersionMove:
    """The move, with what the new version opens opened; the promised date and the charges stay as they were.

    Denied to who may not publish. Invalid without a reason, for an ended dossier, and for one that does not fit.
    """
    permissions.require(may_publish(user))
    reason = said(reason)
    with changing(pk, None) as dossier:
        before = dossier.version
        _put(dossier, to, user, plan)
        return VersionMove.objects.create(
            plan=plan, dossier=dossier, before=before, after=to, reason=reason, moved_by=user
        )


def undo_move(user: User, move: VersionMove) -> None:
    """Puts the dossier back under the version it had; a move undone already, or overtaken by a later one, stays.

    Invalid where the dossier was accepted meanwhile: what it was promised, and what it pays, rests on that version.
    """
    permissions.require(may_publish(user))
    standing = VersionMove.objects.filter(pk=move.pk, undone_at=None)
    if standing.exists():
        with changing(move.dossier_id, None) as dossier:
            if dossier.accepted_at and dossier.accepted_at > move.moved_at:
                raise Invalid(_("Hồ sơ đã được tiếp nhận theo phiên bản này."))
            if standing.update(undone_at=timezone.now()) and dossier.version_id == move.after_id:
                _put(dossier, move.before, user, move.plan, is_undone=True)


def _put(dossier: Dossier, version: ProcedureVersion, user: User, plan: UUID, is_undone: bool = False) -> None:
    """Under the dossier's lock: judged once more, moved, told to the ledger, and taken to its frontier."""
    if dossier.is_ended or version.procedure_id != dossier.procedure_id or version.pk == dossier.version_id:
        raise Invalid(_("Hồ sơ này không chuyển được sang phiên bản đó."))
    if blocked := fit(dossier, version).blocked:
        raise Invalid(" ".join(blocked))
    facts = {"before": dossier.version_sha256, "after": version.sha256, "plan": str(plan)}
    dossier.version = version
    for known in ("version_sha256", "definition"):
        dossier.__dict__.pop(known, None)
    tell_ledger(dossier, "dossier.version_moved", user, **facts)
    if dossier.status != Status.DRAFT:
        _refit(dossier, is_undone)
        go_forward(dossier, user, timezone.now())


def _refit(dossier: Dossier, is_undone: bool) -> None:
    """Open pages are stale, other eyes may be asked for, and silence that means nothing now is not waited for.

    Silence that came to mean something counts from now, or again from where it counted before the move was undone.
    """
    now = timezone.now()
    for run in dossier.step_runs.filter(closed_at=None):
        step = dossier.definition.process.step(run.step)
        run.dossier, run.other_than = dossier, others(step)
        if step.on_timeout is None:
            run.timeout_at = None
        elif run.timeout_at is None:
            _hear_silence(run, step.on_timeout, run.opened_at if is_undone else now)
        run.save()


def _hear_silence(run: StepRun, silence: Timeout, since: datetime) -> None:
    """Not before now, and later by what the run stood still."""
    calendar = calendar_of(run.dossier)
    at = due_at(since, silence.after.term(), calendar)
    for began, ended in run.pauses.filter(began_at__gte=since).values_list("began_at", "ended_at"):
        at = moved(at, began, ended, calendar) if ended else at
    run.timeout_at = max(at, timezone.now())
    promise("step.time_out", f"step.time_out:{run.pk}:{run.dossier.revision}:back", at=run.timeout_at, run_id=run.pk)
