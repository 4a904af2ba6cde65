"""What the counter may do with a dossier that was filed: accept it or refuse it."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.parts.supplement_limits import no_answer_expected
from applications.deadlines import calendar_of, due_of
from applications.desk.act import Act
from applications.desk.asking import IntakeRefusal
from applications.desk.offers.at import Open, barred
from applications.reasons import reasons_for
from applications.status import Status
from core.templatetags.vietnamese import moment
from core.text import money
from procedures.definition.process import StepKind
from procedures.rules.fees import fee_lines, total


def accept(at: Open) -> Act | None:
    if at.run.kind != StepKind.RECEPTION:
        return None
    due = due_of(at.dossier, at.facts.case, timezone.now(), calendar_of(at.dossier))
    fees = total(fee_lines(at.dossier.definition, at.facts))
    words = {"due": moment(due), "fees": money(fees) if fees else _("không thu")}
    consequence = _("Tiếp nhận bây giờ: hẹn trả %(due)s; phí, lệ phí: %(fees)s.") % words
    return Act(at.url("accept"), _("Tiếp nhận hồ sơ"), consequence=consequence, style="", sent=at.sent)


def refuse(at: Open) -> Act | None:
    if at.run.kind != StepKind.RECEPTION or at.dossier.status == Status.WITHDRAWN:
        return None
    return Act(
        at.url("refuse"),
        _("Từ chối tiếp nhận"),
        asks=IntakeRefusal,
        ready=reasons_for("refuse_intake"),
        consequence=_("Hồ sơ kết thúc tại đây. Người nộp nhận phiếu từ chối và phải nộp hồ sơ mới."),
        barred=barred(lambda: no_answer_expected(at.run, timezone.now())) if at.run.waiting_since else "",
        style="danger",
        sent=at.sent,
    )


RUN_ACTS: list[Callable[[Open], Act | None]] = [accept, refuse]
WAITING_ACTS: list[Callable[[Open], Act | None]] = [refuse]
