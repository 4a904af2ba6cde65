"""How a step after reception may end: done, sent back, refused."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.complete_step import before_done
from applications.actions.parts.supplement_limits import no_answer_expected
from applications.deadlines import supplement_rule
from applications.desk.act import Act, Sent
from applications.desk.asking import Note, Reason, Refusal
from applications.desk.offers.at import Open, barred
from applications.desk.words import DONE_LABELS, PROPOSE_LABEL, REFUSE_LABEL, REFUSE_LABELS, SILENCES
from applications.models import StepRun
from applications.models.step_run import Outcome
from applications.reasons import reasons_for
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from applications.workflow.refusing import refusal_of
from core.templatetags.vietnamese import moment
from core.text import Sentence
from procedures.definition.process import StepKind
from procedures.fields import cleaned
from procedures.fields.forms import Sheet
from procedures.rules.visibility import shown

# Something else comes first here: minutes, answers to objections.
PREPARED = {StepKind.COUNCIL, StepKind.POSTING}


def complete(at: Open) -> Act | None:
    if at.run.kind == StepKind.RECEPTION or at.run.proposal:
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
    """What not answering means, as the version has it; nothing once it went to the head of the office."""
    step = run.dossier.definition.process.step(run.step)
    if run.timeout_at is None or run.escalated_at or step.on_timeout is None:
        return ""
    return SILENCES[step.on_timeout.outcome] % {"at": moment(run.timeout_at)}


def send_back(at: Open) -> Act | None:
    proposal = at.run.proposal
    back_to = proposal.step if proposal else at.step.may_return_to
    if at.run.kind == StepKind.RECEPTION or not back_to:
        return None
    earlier = at.dossier.definition.process.step(back_to)
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
    if at.run.kind == StepKind.RECEPTION or not (at.step.may_refuse or at.run.proposal):
        return None
    outcome = refusal_of(at.dossier.definition.process, at.step)
    act = Act(
        at.url("complete", at.run.pk),
        _refuse_label(at, outcome),
        outcome=outcome.value,
        asks=Refusal,
        ready=reasons_for("REFUSED"),
        consequence=_refused(at, outcome),
        style="danger",
        sent=at.sent,
    )
    if at.run.proposal:
        act.form.initial.update(note=at.run.proposal.note, ground=at.run.proposal.ground)
    return act


def _refuse_label(at: Open, outcome: Outcome) -> Sentence:
    if at.run.proposal:
        return _("Đồng ý không giải quyết")
    return REFUSE_LABELS.get(at.step.kind, REFUSE_LABEL) if outcome is Outcome.REFUSED else PROPOSE_LABEL


def _refused(at: Open, outcome: Outcome) -> str:
    """What a refusal brings about."""
    decider = at.dossier.definition.process.approval_after(at.step.code)
    if outcome is Outcome.PROPOSED and decider:
        told = _("Lãnh đạo quyết định ở bước “%(step)s”; các bước trước đó được bỏ qua. Người nộp chưa được báo gì.")
        return told % {"step": decider.name}
    whole = _("Cả hồ sơ dừng giải quyết, không bước nào sau đó được làm. Người nộp nhận thông báo có lý do này.")
    part = _("Phần việc này dừng lại, người nộp nhận phiếu từ chối có lý do này. Các phần khác của hồ sơ vẫn tiếp tục.")
    return part if at.run.branch else whole


def refuse_unanswered(at: Open) -> Act | None:
    """What the applicant was asked for did not come: by the ground that the version gives for asking."""
    act = refuse(at) if _waits(at) else None
    if act:
        act.barred = _not_yet(at)
        act.form.initial["ground"] = supplement_rule(at.dossier, at.run).ground
    return act


def send_back_unanswered(at: Open) -> Act | None:
    act = send_back(at) if _waits(at) else None
    if act:
        act.barred = _not_yet(at)
    return act


def _waits(at: Open) -> bool:
    return at.run.waiting_since is not None and at.dossier.status != Status.WITHDRAWN


def _not_yet(at: Open) -> str:
    return barred(lambda: no_answer_expected(at.run, timezone.now()))


RUN_ACTS: list[Callable[[Open], Act | None]] = [complete, send_back, refuse]
WAITING_ACTS: list[Callable[[Open], Act | None]] = [send_back_unanswered, refuse_unanswered]
