"""Asking the applicant to complete the dossier, where the version lets this step ask; beyond its limits, why not."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.parts.supplement_limits import answer_by, within_limits
from applications.desk.act import Act
from applications.desk.asking import Reason, SupplementReason
from applications.desk.offers.at import Open, barred
from applications.desk.targets import groups_of
from applications.models import Dossier
from applications.reasons import reasons_for
from applications.status import Status
from core.templatetags.vietnamese import moment
from procedures.definition.process import StepKind


def ask_supplement(at: Open) -> Act | None:
    if at.run.kind != StepKind.RECEPTION and not at.step.may_request_supplement:
        return None
    url = at.url("request_supplement", at.run.pk)
    sent = at.sent if at.sent and at.sent.url == url else None
    return Act(
        url,
        _("Yêu cầu bổ sung"),
        asks=SupplementReason,
        ready=reasons_for("request_supplement"),
        groups=groups_of(at.dossier, at.facts, sent.data if sent else None),
        consequence=f"{_clock_meanwhile(at.dossier)} {_answered_by(at)}",
        barred=barred(lambda: within_limits(at.dossier, at.run, timezone.now())),
        sent=sent,
    )


def recall(at: Open) -> Act | None:
    """What was sent by mistake."""
    if not at.run.waiting_since or at.dossier.status == Status.WITHDRAWN:
        return None
    return Act(
        at.url("recall_supplement", at.run.pk),
        _("Thu hồi yêu cầu bổ sung"),
        asks=Reason,
        consequence=_("Người nộp được báo không phải bổ sung nữa. Thời gian đã chờ vẫn tính vào thời hạn giải quyết."),
        sent=at.sent,
    )


def _clock_meanwhile(dossier: Dossier) -> str:
    if dossier.accepted_at is None:
        return _("Thời hạn giải quyết chỉ tính từ lúc hồ sơ được tiếp nhận.")
    if dossier.definition.deadline.supplement.pauses_clock:
        return _("Thời gian chờ người nộp bổ sung không tính vào thời hạn giải quyết.")
    return _("Thời hạn giải quyết vẫn chạy trong khi chờ người nộp bổ sung.")


def _answered_by(at: Open) -> str:
    until = answer_by(at.dossier, at.run, timezone.now())
    if until is None:
        return _("Thủ tục này không đặt hạn trả lời.")
    return _("Người nộp trả lời chậm nhất %(at)s.") % {"at": moment(until)}


RUN_ACTS: list[Callable[[Open], Act | None]] = [ask_supplement]
WAITING_ACTS: list[Callable[[Open], Act | None]] = [recall]
