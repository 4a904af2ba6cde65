"""How a step after reception may end: done, sent back, refused."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from applications.actions.complete_step import before_done
from applications.desk.act import Act, Sent
from applications.desk.asking import Note, Reason, Refusal
from applications.desk.offers.at import Open, barred
from applications.desk.words import DONE_LABELS, REFUSE_LABEL, REFUSE_LABELS
from applications.models import StepRun
from applications.reasons import reasons_for
from applications.workflow.advance import facts_of_dossier
from core.templatetags.vietnamese import moment
from procedures.definition.process import StepKind
from procedures.fields import cleaned
from procedures.fields.forms import Sheet
from procedures.rules.visibility import shown

# Something else comes first here: minutes, answers to objections.
PREPARED = {StepKind.COUNCIL, StepKind.POSTING}


def complete(at: Open) -> Act | None:
    if at.run.kind == StepKind.RECEPTION:
        return None
    url = at.url("complete", at.run.pk)
    sent = at.sent if at.sent and at.sent.is_for(url, "DONE") else None
    why_not = barred(lambda: before_done(at.run))
    return Act(
        url,
        DONE_LABELS.get(at.step.kind, DONE_LABELS[StepKind.HANDLING]),
        outcome="DONE",
        asks=Note,
        sheet=_sheet(at, sent),
        consequence=_silence(at.run),
        barred=why_not,
        style="secondary" if why_not and at.step.kind in PREPARED else "",
        sent=sent,
    )


def _sheet(at: Open, sent: Sent | None) -> Sheet:
    """The step's own questions, with those that the answers just sent make it ask."""
    data = sent.data if sent else None
    typed = cleaned(at.step.fields, Sheet(at.step.fields, {}, data).raw())[0] if data else {}
    known = at.dossier.findings
    at.dossier.findings = {**known, **typed}
    fields = shown(at.step.fields, facts_of_dossier(at.dossier))
    at.dossier.findings = known
    return Sheet(fields, known, data)


def _silence(run: StepRun) -> str:
    """What not answering means."""
    if run.timeout_at is None:
        return ""
    return _("Không trả lời trước %(at)s thì coi như đồng ý.") % {"at": moment(run.timeout_at)}


def send_back(at: Open) -> Act | None:
    if at.run.kind == StepKind.RECEPTION or not at.step.may_return_to:
        return None
    earlier = at.dossier.definition.process.step(at.step.may_return_to)
    return Act(
        at.url("complete", at.run.pk),
        _("Trả lại bước trước"),
        outcome="RETURNED",
        asks=Reason,
        ready=reasons_for("RETURNED"),
        consequence=_("Hồ sơ quay lại bước “%(step)s”. Thời hạn giải quyết vẫn chạy.") % {"step": earlier.name},
        sent=at.sent,
    )


def refuse(at: Open) -> Act | None:
    if at.run.kind == StepKind.RECEPTION or not at.step.may_refuse:
        return None
    whole = _("Cả hồ sơ dừng giải quyết, không bước nào sau đó được làm. Người nộp nhận thông báo có lý do này.")
    part = _("Phần việc này dừng lại, người nộp nhận phiếu từ chối có lý do này. Các phần khác của hồ sơ vẫn tiếp tục.")
    return Act(
        at.url("complete", at.run.pk),
        REFUSE_LABELS.get(at.step.kind, REFUSE_LABEL),
        outcome="REFUSED",
        asks=Refusal,
        ready=reasons_for("REFUSED"),
        consequence=part if at.run.branch else whole,
        style="danger",
        sent=at.sent,
    )


RUN_ACTS: list[Callable[[Open], Act | None]] = [complete, send_back, refuse]
