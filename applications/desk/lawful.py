"""What an officer may do now with an open step: only lawful acts, the usual one first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.complete_step import before_done
from applications.actions.request_supplement import within_limits
from applications.deadlines import calendar_of, due_of
from applications.desk.act import Act, Sent
from applications.desk.asking import IntakeRefusal, Note, Reason, SupplementReason
from applications.desk.targets import groups_of
from applications.desk.words import DONE_LABELS, REFUSE_LABEL, REFUSE_LABELS
from applications.models import Dossier, StepRun
from applications.workflow.advance import facts_of_dossier
from core.errors import Conflict
from core.templatetags.vietnamese import moment
from core.text import money
from procedures.definition.process import Step, StepKind
from procedures.fields import cleaned
from procedures.fields.forms import Problem, Sheet
from procedures.rules.facts import Facts
from procedures.rules.fees import fee_lines, total
from procedures.rules.visibility import shown


@dataclass
class Task:
    """One open step on this officer's desk; while it waits for the applicant there is nothing to do."""

    run: StepRun
    step: Step
    acts: list[Act]

    @property
    def usual(self) -> Act | None:
        return self.acts[0] if self.acts else None

    @property
    def rarer(self) -> list[Act]:
        return self.acts[1:]

    def problems(self) -> Iterator[Problem]:
        for act in self.acts:
            yield from act.problems()


@dataclass(frozen=True)
class Open:
    """An open step, what is known of its dossier, and the form that was sent and not carried out, if any."""

    run: StepRun
    step: Step
    facts: Facts
    sent: Sent | None

    @property
    def dossier(self) -> Dossier:
        return self.run.dossier

    def url(self, name: str, *more: Any) -> str:
        return reverse(f"desk:{name}", args=[self.dossier.pk, *more])


def task_of(run: StepRun, facts: Facts, sent: Sent | None) -> Task:
    """The task of an open run that is on this officer's desk."""
    at = Open(run, run.dossier.definition.process.step(run.step), facts, sent)
    builders = INTAKE if run.kind == StepKind.RECEPTION else AFTERWARDS
    return Task(run, at.step, [] if run.waiting_since else [act for build in builders if (act := build(at))])


def accept(at: Open) -> Act:
    due = due_of(at.dossier, timezone.now(), calendar_of(at.dossier))
    fees = total(fee_lines(at.dossier.definition, at.facts))
    words = {"due": moment(due), "fees": money(fees) if fees else _("không thu")}
    consequence = _("Tiếp nhận bây giờ: hẹn trả %(due)s; phí, lệ phí: %(fees)s.") % words
    return Act(at.url("accept"), _("Tiếp nhận hồ sơ"), consequence=consequence, style="", sent=at.sent)


def refuse_intake(at: Open) -> Act:
    return Act(
        at.url("refuse"),
        _("Từ chối tiếp nhận"),
        asks=IntakeRefusal,
        consequence=_("Hồ sơ kết thúc tại đây. Người nộp nhận phiếu từ chối và phải nộp hồ sơ mới."),
        style="danger",
        sent=at.sent,
    )


def ask_supplement(at: Open) -> Act | None:
    """Where the version lets this step ask; beyond its limits, why not."""
    if at.run.kind != StepKind.RECEPTION and not at.step.may_request_supplement:
        return None
    url = at.url("request_supplement", at.run.pk)
    sent = at.sent if at.sent and at.sent.url == url else None
    return Act(
        url,
        _("Yêu cầu bổ sung"),
        asks=SupplementReason,
        groups=groups_of(at.dossier, at.facts, sent.data if sent else None),
        consequence=_clock_meanwhile(at.dossier),
        barred=_barred(lambda: within_limits(at.dossier, at.run, timezone.now())),
        sent=sent,
    )


def _clock_meanwhile(dossier: Dossier) -> str:
    if dossier.accepted_at is None:
        return _("Thời hạn giải quyết chỉ tính từ lúc hồ sơ được tiếp nhận.")
    if dossier.definition.deadline.supplement.pauses_clock:
        return _("Thời gian chờ người nộp bổ sung không tính vào thời hạn giải quyết.")
    return _("Thời hạn giải quyết vẫn chạy trong khi chờ người nộp bổ sung.")


def complete(at: Open) -> Act:
    url = at.url("complete", at.run.pk)
    sent = at.sent if at.sent and at.sent.is_for(url, "DONE") else None
    return Act(
        url,
        DONE_LABELS.get(at.step.kind, DONE_LABELS[StepKind.HANDLING]),
        outcome="DONE",
        asks=Note,
        sheet=_sheet(at, sent),
        consequence=_silence(at.run),
        barred=_barred(lambda: before_done(at.dossier, at.step)),
        style="",
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
    if not at.step.may_return_to:
        return None
    earlier = at.dossier.definition.process.step(at.step.may_return_to)
    return Act(
        at.url("complete", at.run.pk),
        _("Trả lại bước trước"),
        outcome="RETURNED",
        asks=Reason,
        consequence=_("Hồ sơ quay lại bước “%(step)s”. Thời hạn giải quyết vẫn chạy.") % {"step": earlier.name},
        sent=at.sent,
    )


def refuse(at: Open) -> Act | None:
    if not at.step.may_refuse:
        return None
    whole = _("Cả hồ sơ dừng giải quyết, không bước nào sau đó được làm. Người nộp nhận thông báo có lý do này.")
    part = _("Phần việc này dừng lại, người nộp nhận phiếu từ chối có lý do này. Các phần khác của hồ sơ vẫn tiếp tục.")
    return Act(
        at.url("complete", at.run.pk),
        REFUSE_LABELS.get(at.step.kind, REFUSE_LABEL),
        outcome="REFUSED",
        asks=Reason,
        consequence=part if at.run.branch else whole,
        style="danger",
        sent=at.sent,
    )


def _barred(check: Callable[[], None]) -> str:
    """The sentence the action would answer with."""
    try:
        check()
    except Conflict as error:
        return str(error.message)
    return ""


INTAKE: list[Callable[[Open], Act | None]] = [accept, ask_supplement, refuse_intake]
AFTERWARDS: list[Callable[[Open], Act | None]] = [complete, ask_supplement, send_back, refuse]
