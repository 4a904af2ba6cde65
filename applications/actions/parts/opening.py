"""What the opening of a step brings about: a posting goes up; money is asked for, and the legal clock stands."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from applications.actions.parts.changing import tell_ledger
from applications.actions.parts.posting_text import text_of
from applications.deadlines import begin_pause, calendar_of
from applications.fees.outside import not_set_yet
from applications.models import Charge, Dossier, Posting, StepRun
from applications.models.pause import PAYMENT
from applications.notices import tell
from applications.workflow.advance import facts_of_dossier
from applications.workflow.engine import Frontier
from core.calendar import due_at
from core.templatetags.vietnamese import moment
from core.text import money
from procedures.definition.base import Text
from procedures.definition.deadline import PauseReason
from procedures.definition.process import StepKind

PAYING = PauseReason(
    id=PAYMENT,
    name=Text(vi="Chờ thực hiện nghĩa vụ tài chính", en="Waiting for what is due to be paid"),
    ground="Thời gian người nộp hồ sơ thực hiện nghĩa vụ tài chính không tính vào thời hạn giải quyết.",
)


def opened(dossier: Dossier, found: Frontier, now: datetime) -> None:
    """For each run that opened at this instant; the caller holds the lock."""
    steps = {each.step.code: each.step for each in found.open if each.step.kind in _BRINGS or each.step.pause_reason}
    if not steps:
        return
    for run in dossier.step_runs.filter(opened_at=now, closed_at=None, step__in=steps).select_related("agency"):
        run.dossier = dossier
        if bring := _BRINGS.get(StepKind(run.kind)):
            bring(run, now)
        reason_id = steps[run.step].pause_reason
        if reason_id and run.kind != StepKind.PAYMENT:
            _stand(run, reason_id, now)


def _stand(run: StepRun, reason_id: str, now: datetime) -> None:
    """Once by itself: a step done again stands again only by hand, with what is left of the reason's longest term."""
    dossier, reason = run.dossier, _named(run.dossier, reason_id)
    if dossier.pauses.filter(reason=reason_id).exists():
        return
    until = _longest(dossier, reason, now)
    begin_pause(run, reason, now, None, until=until)
    tell_ledger(dossier, "clock.paused", None, step=run.step, reason=reason_id)
    tell(dossier, "paused", reason=reason.name.vi, until=moment(until) or str(_("khi có thông báo tiếp")))


def _named(dossier: Dossier, reason_id: str) -> PauseReason:
    return next(each for each in dossier.definition.deadline.pause_reasons if each.id == reason_id)


def _longest(dossier: Dossier, reason: PauseReason, now: datetime) -> datetime | None:
    return due_at(now, reason.longest.term(), calendar_of(dossier)) if reason.longest else None


def _post(run: StepRun, now: datetime) -> None:
    """Until the silence of the step counts; without such a time, until its allowance is over."""
    until, agency = run.timeout_at or run.due_at, run.agency or run.dossier.competent_agency
    assert until and agency
    place = ", ".join(filter(None, [agency.name, agency.address]))[:300]
    Posting.objects.create(step_run=run, place=place, text=text_of(run), posted_at=now, until=until)
    tell_ledger(run.dossier, "posting.began", None, step=run.step, until=f"{until}")


def _ask_for_money(run: StepRun, now: datetime) -> None:
    """The clock stands until it is paid, and no longer than the reason lets it that the step names."""
    dossier = run.dossier
    due = sum(dossier.charges.filter(state=Charge.State.DUE).values_list("amount", flat=True))
    if due or not_set_yet(dossier, facts_of_dossier(dossier)):
        named = dossier.definition.process.step(run.step).pause_reason
        reason = _named(dossier, named).model_copy(update={"id": PAYMENT}) if named else PAYING
        begin_pause(run, reason, now, None, until=_longest(dossier, reason, now))
    if due:
        tell(dossier, "to_pay", amount=money(due))


_BRINGS: dict[StepKind, Callable[[StepRun, datetime], None]] = {
    StepKind.POSTING: _post,
    StepKind.PAYMENT: _ask_for_money,
}
