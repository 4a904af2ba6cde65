"""resume: the legal clock runs again, by hand, or by itself when the pause has lasted as long as it may."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.complete_step import open_run
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.taking import take
from applications.deadlines import end_pause, open_pause
from applications.models import Dossier, Pause, StepRun
from applications.models.pause import PAYMENT
from core.errors import Conflict


def resume(user: User, pk: UUID, run_id: int, revision: int) -> Dossier:
    """The dossier with this run's pause ended. Conflict when there is none, or when only a payment ends it."""
    with changing(pk, user, revision, run_id) as dossier:
        run = open_run(dossier, run_id)
        take(user, run)
        may_resume(run)
        _resume(run, user)
    return dossier


def may_resume(run: StepRun) -> None:
    """Conflict unless this run stands for a reason that an officer judges."""
    standing = open_pause(run)
    if standing is None:
        raise Conflict(_("Bước này không tạm dừng."))
    if standing.reason == PAYMENT:
        raise Conflict(_("Thời hạn chạy tiếp khi khoản phải nộp đã được nộp."))


def resume_by_itself(pause_id: int) -> None:
    """Ends a pause whose time is over; one that was ended meanwhile, or is not over, is left alone."""
    over = Pause.objects.filter(pk=pause_id, ended_at=None, until__lte=timezone.now())
    if pk := over.values_list("dossier", flat=True).first():
        with changing(pk, None) as dossier:
            if pause := over.first():
                _resume(dossier.step_runs.get(pk=pause.step_run_id), None)


def _resume(run: StepRun, user: User | None) -> None:
    end_pause(run, timezone.now(), user)
    run.save()
    tell_ledger(run.dossier, "clock.resumed", user, step=run.step, due_at=f"{run.dossier.due_at}")
