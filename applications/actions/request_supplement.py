"""request_supplement: an officer asks the applicant to complete the dossier (Mẫu 02), once and completely."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import papers, permissions
from applications.actions.changing import changing, set_status, tell_ledger
from applications.actions.editing import locked_in
from applications.deadlines import calendar_of, supplement_rule
from applications.models import Dossier, StepRun, Supplement
from applications.models.paper import PaperKind
from applications.notices import tell
from applications.status import Status
from core.calendar import Mode, Term, due_at
from core.errors import Conflict, Invalid
from procedures.definition.process import StepKind


def request_supplement(
    user: User, pk: UUID, run_id: int, revision: int, items: Mapping[str, str], reason: str
) -> Dossier:
    """The waiting dossier. `items`: what is asked, by target `paper:<id>` or `field:<id>`; only these may change."""
    with changing(pk, user, revision, run_id) as dossier:
        now = timezone.now()
        run = _run(dossier, run_id, user)
        asked = _items(dossier, items)
        if wrong := _missing(asked, reason):
            raise Invalid(_("Hãy chọn ít nhất một mục cần bổ sung và ghi lý do."), wrong)
        within_limits(dossier, run, now)
        run.waiting_since = now
        run.save(update_fields=["waiting_since"])
        set_status(dossier, Status.AWAITING_SUPPLEMENT)
        if dossier.accepted_at and dossier.definition.deadline.supplement.pauses_clock:
            dossier.paused_at = dossier.paused_at or now
        supplement = Supplement.objects.create(
            dossier=dossier, step_run=run, items=asked, reason=reason.strip(), requested_by=user, requested_at=now,
            answer_by=_answer_by(dossier, run, now),
        )  # fmt: skip
        tell_ledger(dossier, "dossier.supplement_requested", user, targets=sorted(supplement.targets()))
        papers.issue(PaperKind.SUPPLEMENT_REQUEST, dossier, user, now, supplement=supplement)
        tell(dossier, "supplement_requested", agency=str(run.agency), reason=reason.strip())
    return dossier


def _run(dossier: Dossier, run_id: int, user: User) -> StepRun:
    """The open run on this officer's desk that may ask: reception, or a step the version lets ask."""
    run = dossier.step_runs.filter(pk=run_id, closed_at=None).first()
    if run is None or run.waiting_since:
        raise Conflict(_("Bước này đã đóng hoặc đang chờ bổ sung."))
    run.dossier = dossier
    permissions.require(permissions.holds_step(user, run))
    step = dossier.definition.process.step(run.step)
    permissions.require(run.kind == StepKind.RECEPTION or step.may_request_supplement)
    return run


def _items(dossier: Dossier, items: Mapping[str, str]) -> list[dict[str, str]]:
    """Each target with its label, in the order of the form; what is not there or locked to its source is left out."""
    locked = locked_in(dossier)
    fields = (field for field in dossier.definition.form.fields() if field.id not in locked)
    labels = {f"field:{field.id}": field.label.vi for field in fields}
    labels |= {f"paper:{paper.id}": paper.name.vi for paper in dossier.definition.papers}
    return [{"target": t, "label": labels[t], "what": items[t].strip()} for t in labels if t in items]


def _missing(asked: list[dict[str, str]], reason: str) -> dict[str, str]:
    wrong = {} if asked else {"items": _("Chưa chọn mục nào.")}
    return wrong if reason.strip() else wrong | {"reason": _("Hãy ghi lý do để người nộp hiểu.")}


def within_limits(dossier: Dossier, run: StepRun, now: datetime) -> None:
    """Conflict outside the version's limits for this stage: at intake reckoned from filing, then from acceptance."""
    rule, at_intake = supplement_rule(dossier, run), run.kind == StepKind.RECEPTION
    stage = Q(step_run__kind=StepKind.RECEPTION)
    so_far = dossier.supplements.filter(stage if at_intake else ~stage).count() if rule.max_requests is not None else 0
    if rule.max_requests is not None and so_far >= rule.max_requests:
        raise Conflict(_("Thủ tục này chỉ cho yêu cầu bổ sung %(most)s lần.") % {"most": rule.max_requests})
    since = dossier.submitted_at if at_intake else dossier.accepted_at
    if rule.within is not None and since and now > _days_after(dossier, since, rule.within):
        raise Conflict(_("Đã quá hạn %(days)s ngày làm việc để yêu cầu bổ sung.") % {"days": rule.within.normalize()})


def _answer_by(dossier: Dossier, run: StepRun, now: datetime) -> datetime | None:
    days = supplement_rule(dossier, run).answer_within
    return None if days is None else _days_after(dossier, now, days)


def _days_after(dossier: Dossier, at: datetime, days: Decimal) -> datetime:
    return due_at(at, Term(Mode.WORKING_DAYS, days), calendar_of(dossier))
