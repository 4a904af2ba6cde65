"""complete_step: whoever holds a step ends it, and the process moves on. Clicks, time-outs and jobs all end here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import papers
from applications.actions.by_itself import BY_ITSELF, done_by_itself
from applications.actions.changing import changing, tell_ledger
from applications.actions.delivering import send_rest
from applications.actions.following import follow
from applications.actions.hindrances import hindrance
from applications.actions.taking import take, unended
from applications.deadlines import end_pause
from applications.delivered import keep_delivery_state
from applications.models import Dossier, StepRun
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.notices import tell
from applications.papers.refusal import branch_name
from applications.status import Status
from applications.workflow.advance import advance, close, facts_of_dossier
from core.errors import Conflict, Invalid
from procedures.definition.process import Step, StepKind
from procedures.fields import cleaned
from procedures.rules.conditions import holds
from procedures.rules.judging import field_errors
from procedures.rules.visibility import kept, shown

CHOICES = {"DONE": Outcome.DONE, "REFUSED": Outcome.REFUSED, "RETURNED": Outcome.RETURNED}


def complete_step(
    user: User,
    pk: UUID,
    run_id: int,
    revision: int,
    outcome: str,
    note: str = "",
    findings: Mapping[str, Any] = {},
    ground: str = "",
) -> Dossier:
    """Ends the run as DONE, REFUSED or RETURNED. Denied when it is not on this user's desk; Conflict when it is closed.

    Invalid when the step's own fields do not hold, or a refusal or a return gives no reason. `ground`: of a refusal,
    the article and text of law it rests on.
    """
    with changing(pk, user, revision, run_id) as dossier:
        run = open_run(dossier, run_id)
        take(user, run)
        step = dossier.definition.process.step(run.step)
        chosen = _chosen(step, outcome, note)
        if chosen is Outcome.DONE:
            before_done(run)
            _record_findings(dossier, step, findings)
            if step.kind is StepKind.RETURN:
                send_rest(dossier, user, timezone.now())
        run.ground = ground.strip() if chosen is Outcome.REFUSED else ""
        end_run(dossier, run, step, chosen, user, note.strip())
    return dossier


def open_run(dossier: Dossier, run_id: int) -> StepRun:
    """The open, not waiting run; Conflict otherwise, and while the applicant asks for the dossier back."""
    run = unended(dossier, run_id)
    if dossier.status == Status.WITHDRAWN:
        raise Conflict(_("Người nộp đang xin rút hồ sơ. Hãy quyết định yêu cầu rút trước."))
    if run.waiting_since:
        raise Conflict(_("Bước này đang chờ người nộp bổ sung giấy tờ."))
    return run


def end_run(dossier: Dossier, run: StepRun, step: Step, outcome: Outcome, user: User | None, note: str = "") -> None:
    """Closes the run, issues what it issues, opens what follows. The caller holds the lock and has asked who may."""
    now = timezone.now()
    end_pause(run, now, user)
    close(run, outcome, now, user, note)
    tell_ledger(dossier, "step.completed", user, step=run.step, attempt=run.attempt, outcome=outcome.value)
    if outcome is Outcome.DONE:
        _issue_results(dossier, step, user, now)
    elif outcome is Outcome.REFUSED and run.branch:
        papers.issue(PaperKind.REFUSAL, dossier, user, now, run=run, reason=note)
        part = branch_name(dossier.definition.process.blocks, run.branch.split("/"))
        tell(dossier, "part_refused", agency=str(run.agency), part=part, reason=note)
    go_forward(dossier, user, now)


def go_forward(dossier: Dossier, user: User | None, now: datetime) -> None:
    """Opens what follows, tells it, and ends what of it is done by itself. The caller holds the lock."""
    found = advance(dossier, now)
    follow(dossier, found, user, now)
    if BY_ITSELF & found.kinds:
        end_done(dossier, user)


def end_done(dossier: Dossier, user: User | None) -> None:
    """Ends the open runs in which nothing is left to do, and those that open thereby. The caller holds the lock.

    While the applicant asks for the dossier back all stays as it is.
    """
    if dossier.status != Status.WITHDRAWN and (run := done_by_itself(dossier, timezone.now())):
        end_run(dossier, run, dossier.definition.process.step(run.step), Outcome.DONE, user)


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


def before_done(run: StepRun) -> None:
    """Conflict while something keeps the step from being done."""
    if why := hindrance(run):
        raise Conflict(why)


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
    results = [paper for paper in dossier.definition.outcome.papers if paper.result_of == step.code]
    issued = [
        papers.issue(PaperKind.RESULT, dossier, user, now, result=each) for each in results if holds(each.when, facts)
    ]
    if issued:
        keep_delivery_state(dossier)
