"""complete_step: whoever holds a step ends it, and the process moves on. Clicks, time-outs and jobs all end here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import papers, permissions
from applications.actions.changing import changing, tell_ledger
from applications.actions.following import follow
from applications.models import Charge, Dossier, StepRun
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.notices import tell
from applications.papers.refusal import branch_name
from applications.workflow.advance import advance, close, facts_of_dossier
from core.errors import Conflict, Invalid
from procedures.definition.process import Step, StepKind
from procedures.fields import cleaned
from procedures.rules.conditions import holds
from procedures.rules.judging import field_errors
from procedures.rules.visibility import kept, shown

CHOICES = {"DONE": Outcome.DONE, "REFUSED": Outcome.REFUSED, "RETURNED": Outcome.RETURNED}


def complete_step(
    user: User, pk: UUID, run_id: int, revision: int, outcome: str, note: str = "", findings: Mapping[str, Any] = {}
) -> Dossier:
    """Ends the run as DONE, REFUSED or RETURNED. Denied when it is not on this user's desk; Conflict when it is closed.

    Invalid when the step's own fields do not hold, or a refusal or a return gives no reason.
    """
    with changing(pk, user, revision, run_id) as dossier:
        run = open_run(dossier, run_id)
        permissions.require(permissions.holds_step(user, run))
        step = dossier.definition.process.step(run.step)
        chosen = _chosen(step, outcome, note)
        if chosen is Outcome.DONE:
            before_done(dossier, step)
            _record_findings(dossier, step, findings)
        end_run(dossier, run, step, chosen, user, note.strip())
    return dossier


def open_run(dossier: Dossier, run_id: int) -> StepRun:
    """The open, not waiting run; Conflict otherwise."""
    run = dossier.step_runs.filter(pk=run_id).select_related("closed_by").first()
    if run is None or not run.is_open:
        who = run.closed_by.full_name if run and run.closed_by else _("Hệ thống")
        raise Conflict(_("Bước này đã được %(who)s hoàn thành. Hãy tải lại trang.") % {"who": who})
    if run.waiting_since:
        raise Conflict(_("Bước này đang chờ người nộp bổ sung giấy tờ."))
    run.dossier = dossier
    return run


def end_run(dossier: Dossier, run: StepRun, step: Step, outcome: Outcome, user: User | None, note: str = "") -> None:
    """Closes the run, issues what it issues, opens what follows. The caller holds the lock and has asked who may."""
    now = timezone.now()
    close(run, outcome, now, user, note)
    tell_ledger(dossier, "step.completed", user, step=run.step, attempt=run.attempt, outcome=outcome.value)
    if outcome is Outcome.DONE:
        _issue_results(dossier, step, user, now)
    elif outcome is Outcome.REFUSED and run.branch:
        papers.issue(PaperKind.REFUSAL, dossier, user, now, run=run, reason=note)
        part = branch_name(dossier.definition.process.blocks, run.branch.split("/"))
        tell(dossier, "part_refused", agency=str(run.agency), part=part, reason=note)
    follow(dossier, advance(dossier, now), user, now)


def _chosen(step: Step, outcome: str, note: str) -> Outcome:
    chosen = CHOICES.get(outcome)
    allowed = {Outcome.DONE}
    allowed |= {Outcome.REFUSED} if step.may_refuse else set()
    allowed |= {Outcome.RETURNED} if step.may_return_to else set()
    if chosen not in allowed:
        raise Invalid(_("Hãy chọn một cách kết thúc bước."), {"outcome": _("Bước này không cho chọn như vậy.")})
    if chosen is not Outcome.DONE and len(note.strip()) < 10:
        raise Invalid(_("Hãy ghi rõ lý do."), {"note": _("Lý do cần ít nhất 10 ký tự.")})
    return chosen


def before_done(dossier: Dossier, step: Step) -> None:
    """Conflict while something keeps the step from being done: a result is handed over against its fee, even late."""
    if step.kind is StepKind.RETURN and dossier.charges.filter(state=Charge.State.DUE).exists():
        raise Conflict(_("Còn khoản phí, lệ phí chưa thu. Hãy ghi nhận đã thu trước khi trả kết quả."))


def _record_findings(dossier: Dossier, step: Step, raw: Mapping[str, Any]) -> None:
    """Keeps the answers to those of the step's questions that the dossier, and the answers themselves, make it ask."""
    known = dossier.findings
    values, _wrong = cleaned(step.fields, raw)
    dossier.findings = {**known, **values}
    facts = facts_of_dossier(dossier)
    asked = shown(step.fields, facts)
    if wrong := field_errors(asked, raw, facts):
        raise Invalid(_("Một số mục của bước này cần sửa."), wrong)
    dossier.findings = {**known, **kept(asked, values, facts)}


def _issue_results(dossier: Dossier, step: Step, user: User | None, now: datetime) -> None:
    facts = facts_of_dossier(dossier)
    for result in dossier.definition.outcome.papers:
        if result.result_of == step.code and holds(result.when, facts):
            papers.issue(PaperKind.RESULT, dossier, user, now, result=result)
