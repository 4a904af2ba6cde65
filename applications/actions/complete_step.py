"""complete_step: whoever holds a step ends it, and the process moves on. Clicks, time-outs and jobs all end here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from applications import papers
from applications.actions.parts.by_itself import BY_ITSELF, done_by_itself
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.delivering import send_rest
from applications.actions.parts.following import follow
from applications.actions.parts.hindrances import hindrance
from applications.actions.parts.in_person import Came, for_applicant
from applications.actions.parts.saying import says_little
from applications.actions.parts.supplement_limits import no_answer_expected
from applications.actions.parts.taking import take, unended
from applications.deadlines import end_pause
from applications.delivered import keep_delivery_state
from applications.models import Dossier, StepRun
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.notices import tell
from applications.papers.refusal import branch_name
from applications.status import Status
from applications.workflow.advance import advance, close, facts_of_dossier
from applications.workflow.refusing import refusal_of
from core.errors import Conflict, Invalid
from procedures.definition.process import Step, StepKind
from procedures.fields import cleaned
from procedures.rules.conditions import holds
from procedures.rules.judging import field_errors
from procedures.rules.visibility import kept, shown

WAITS = gettext_lazy("Bước này đang chờ người nộp bổ sung giấy tờ.")
CHOICES = {each.value: each for each in (Outcome.DONE, Outcome.REFUSED, Outcome.PROPOSED, Outcome.RETURNED)}
REFUSALS = frozenset({Outcome.REFUSED, Outcome.PROPOSED})


def complete_step(
    user: User,
    pk: UUID,
    run_id: int,
    revision: int,
    outcome: str,
    note: str = "",
    findings: Mapping[str, Any] = {},
    ground: str = "",
    came: Came | None = None,
) -> Dossier:
    """Ends the run as DONE, RETURNED, REFUSED, or PROPOSED where an approval after it decides on a refusal.

    Denied when it is not on this user's desk; Conflict when it is closed. Invalid when the step's own fields do not
    hold, a refusal or a return gives no reason, or a refusal no `ground`: the article and text of law it rests on.
    Who decides on a proposal may leave its words.
    """
    with changing(pk, user, revision, run_id) as dossier:
        run = not_asked_back(dossier, run_id)
        if run.kind == StepKind.CITIZEN_CONFIRMATION:
            for_applicant(user, dossier, came)
        else:
            take(user, run)
        step = dossier.definition.process.step(run.step)
        chosen = _chosen(run, step, outcome)
        note, run.ground = _reasoned(run, chosen, note.strip(), ground.strip())
        if run.waiting_since:
            may_end_waiting(run, chosen)
        if chosen is Outcome.DONE:
            before_done(run)
            _record_findings(dossier, step, findings)
            if step.kind is StepKind.RETURN:
                send_rest(dossier, user, timezone.now())
        end_run(dossier, run, step, chosen, user, note)
    return dossier


def open_run(dossier: Dossier, run_id: int) -> StepRun:
    """The open, not waiting run; Conflict otherwise, and while the applicant asks for the dossier back."""
    run = not_asked_back(dossier, run_id)
    if run.waiting_since:
        raise Conflict(WAITS)
    return run


def not_asked_back(dossier: Dossier, run_id: int) -> StepRun:
    """The run, open or waiting for the applicant; Conflict otherwise, and while the dossier is asked back."""
    run = unended(dossier, run_id)
    if dossier.status == Status.WITHDRAWN:
        raise Conflict(_("Người nộp đang xin rút hồ sơ. Hãy quyết định yêu cầu rút trước."))
    return run


def may_end_waiting(run: StepRun, outcome: Outcome) -> None:
    """Conflict for a step that waits for the applicant, unless their time is over: it is then refused or sent back."""
    if outcome is Outcome.DONE:
        raise Conflict(WAITS)
    no_answer_expected(run, timezone.now())


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


def _chosen(run: StepRun, step: Step, outcome: str) -> Outcome:
    chosen, decides = CHOICES.get(outcome), run.proposal is not None
    allowed = {Outcome.DONE}
    if step.may_refuse or decides:
        allowed.add(refusal_of(run.dossier.definition.process, step))
    if step.may_return_to or decides:
        allowed.add(Outcome.RETURNED)
    if chosen not in allowed:
        raise Invalid(_("Hãy chọn một cách kết thúc bước."), {"outcome": _("Bước này không cho chọn như vậy.")})
    return chosen


def _reasoned(run: StepRun, chosen: Outcome, note: str, ground: str) -> tuple[str, str]:
    """The reason, and of a refusal its ground: as written now, else as proposed before."""
    proposal = run.proposal if chosen is Outcome.REFUSED else None
    if proposal:
        note, ground = note or proposal.note, ground or proposal.ground
    wrong = {} if chosen is Outcome.DONE else says_little(note, "note")
    if chosen in REFUSALS and not ground:
        wrong["ground"] = _("Hãy ghi điều, khoản và văn bản làm căn cứ.")
    if wrong:
        raise Invalid(_("Hãy ghi rõ lý do và căn cứ.") if "ground" in wrong else _("Hãy ghi rõ lý do."), wrong)
    return note, ground if chosen in REFUSALS else ""


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
