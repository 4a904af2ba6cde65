"""The one way in which time does not count: pauses. The legal clock stands while one is open, and then runs again."""

from datetime import datetime

from accounts.models import User
from applications.deadlines.folding import uncounted
from applications.deadlines.legal_time import calendar_of, later, moved
from applications.models import Dossier, DueChange, Pause, StepRun
from core.outbox import promise
from procedures.definition.deadline import PauseReason


def begin_pause(
    run: StepRun, reason: PauseReason, now: datetime, user: User | None, note: str = "", until: datetime | None = None
) -> Pause:
    """The clock stands from now on account of this run, at most until `until`: then a promised job ends it.

    The caller holds the lock of `run.dossier`, which must be accepted. A pause this run still has open ends here.
    """
    end_pause(run, now, user)
    dossier = run.dossier
    pause = Pause.objects.create(
        dossier=dossier, step_run=run, reason=reason.id, name=reason.name.vi, ground=reason.ground, note=note,
        began_at=now, began_by=user, until=until,
    )  # fmt: skip
    dossier.paused_at = dossier.paused_at or now
    if until:
        promise("pause.end", f"pause.end:{pause.pk}", at=until, pause_id=pause.pk)
    return pause


def open_pause(run: StepRun) -> Pause | None:
    """What stands still on account of this run now."""
    return run.pauses.filter(ended_at=None).first()


def end_pause(run: StepRun, now: datetime, user: User | None) -> Pause | None:
    """Ends the pause this run has open, if any, at the latest when it had to end; the run has as long left as before.

    When it was the last one open the clock runs again, and the due moment moves. The caller saves dossier and run.
    """
    pause = open_pause(run) if run.dossier.paused_at else None
    if pause is None:
        return None
    pause.ended_at, pause.ended_by = min(now, pause.until or now), user
    pause.save(update_fields=["ended_at", "ended_by"])
    shift(run, pause.began_at, pause.ended_at)
    if not run.dossier.pauses.filter(ended_at=None).exists():
        _run_again(run.dossier, pause, now)
    return pause


def shift(run: StepRun, since: datetime, until: datetime) -> None:
    """What the run has left it keeps: its own due moment moves, and when its silence counts. The caller saves it."""
    calendar = calendar_of(run.dossier)
    if run.due_at:
        run.due_at = moved(run.due_at, since, until, calendar)
    if run.timeout_at and not run.escalated_at:
        run.timeout_at = moved(run.timeout_at, since, until, calendar)
        promise(
            "step.time_out",
            f"step.time_out:{run.pk}:{int(run.timeout_at.timestamp())}",
            at=run.timeout_at,
            run_id=run.pk,
        )


def _run_again(dossier: Dossier, last: Pause, now: datetime) -> None:
    """Moves what was promised by the working time in which the clock stood; whoever stopped it answers for that."""
    stood = dossier.pauses.filter(began_at__gte=dossier.paused_at).values_list("began_at", "ended_at")
    calendar = calendar_of(dossier)
    time = uncounted([(began, ended) for began, ended in stood if ended], calendar)
    dossier.paused_at = None
    if not time or dossier.due_at is None:
        return
    before, after = dossier.due_at, later(dossier.due_at, time, calendar)
    dossier.due_at, dossier.warned_at = after, None
    dossier.appointed_at = later(dossier.appointed_at or before, time, calendar)
    DueChange.objects.create(
        dossier=dossier, cause=DueChange.Cause.PAUSE, at=now, before=before, after=after,
        ground=last.ground or last.name, by=last.began_by, approved_by=last.began_by, pause=last,
    )  # fmt: skip
