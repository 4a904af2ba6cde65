"""What keeps a step from being done though its officer would: said on the desk before, and by the action after."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from applications import council
from applications.models import Charge, Delivery, Posting, StepRun
from applications.status import DeliveryState
from core.templatetags.vietnamese import moment
from procedures.definition.process import StepKind


def hindrance(run: StepRun) -> str:
    """The sentence why this run cannot be done now; "" when it can."""
    check = _CHECKS.get(StepKind(run.kind))
    return check(run) if check else ""


def _owed(run: StepRun) -> str:
    """A result is handed over against its fee, even late; a payment step waits for all of it."""
    if not run.dossier.charges.filter(state=Charge.State.DUE).exists():
        return ""
    if run.kind == StepKind.PAYMENT:
        return _("Còn khoản phí, lệ phí chưa thu. Hãy ghi nhận đã thu.")
    return _("Còn khoản phí, lệ phí chưa thu. Hãy ghi nhận đã thu trước khi trả kết quả.")


def _unreturned(run: StepRun) -> str:
    return _owed(run) or to_hand_over(run)


def to_hand_over(run: StepRun) -> str:
    """Who fetches a paper shows who they are and signs, and a letter has a number: the return desk sees to it."""
    left = run.dossier.delivery_state in {DeliveryState.WAITING, DeliveryState.PARTIAL}
    if not left or run.dossier.return_way == Delivery.Way.ELECTRONIC:
        return ""
    return _("Còn kết quả chưa giao. Hãy giao hoặc gửi tại bàn trả kết quả; giao đủ thì bước này tự kết thúc.")


def _without_minutes(run: StepRun) -> str:
    held = run.meetings.exclude(recorded_at=None).last()
    if held is None:
        return _("Hội đồng chưa có biên bản. Hãy ghi biên bản trước khi ghi kết luận.")
    rule = run.dossier.definition.process.step(run.step).council
    if rule is None or council.is_carried(rule, held.people):
        return ""
    return _("Hội đồng không thông qua kết luận. Hãy họp lại và ghi biên bản của cuộc họp sau.")


def _posted(run: StepRun) -> str:
    """A run that opened before postings were kept has none, and is hindered by nothing."""
    posting = Posting.objects.filter(step_run=run).first()
    if posting is None:
        return ""
    if posting.until > timezone.now():
        return _("Đang niêm yết đến %(until)s nên chưa kết thúc được.") % {"until": moment(posting.until)}
    unanswered = posting.objections.filter(answered_at=None).count()
    return _("Còn %(n)s ý kiến về việc niêm yết chưa được trả lời.") % {"n": unanswered} if unanswered else ""


def _proposed(run: StepRun) -> str:
    """Where a refusal is proposed the steps before the approval were left out: there is nothing to sign."""
    return _("Bước trước đề nghị không giải quyết. Hãy đồng ý, hoặc trả lại bước trước.") if run.proposal else ""


_CHECKS: dict[StepKind, Callable[[StepRun], str]] = {
    StepKind.RETURN: _unreturned,
    StepKind.PAYMENT: _owed,
    StepKind.COUNCIL: _without_minutes,
    StepKind.POSTING: _posted,
    StepKind.APPROVAL: _proposed,
}
