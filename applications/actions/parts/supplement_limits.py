"""How often and when more may be asked, and until when it is answered: by the version, for each stage and branch."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from applications.deadlines import calendar_of, supplement_rule
from applications.models import Dossier, StepRun
from applications.supplements import is_unchanged
from core.calendar import Mode, Term, due_at
from core.errors import Conflict
from core.templatetags.vietnamese import moment
from procedures.definition.process import StepKind


def within_limits(dossier: Dossier, run: StepRun, now: datetime) -> None:
    """Conflict outside the version's limits for this stage: at intake reckoned from filing, then from acceptance.

    How often: in each branch by itself, for its office knows nothing of what another asked.
    """
    rule, at_intake = supplement_rule(dossier, run), run.kind == StepKind.RECEPTION
    if rule.max_requests is not None and _so_far(dossier, run) >= rule.max_requests:
        raise Conflict(_("Thủ tục này chỉ cho yêu cầu bổ sung %(most)s lần.") % {"most": rule.max_requests})
    since = dossier.submitted_at if at_intake else dossier.accepted_at
    if rule.within is not None and since and now > _days_after(dossier, since, rule.within):
        raise Conflict(_("Đã quá hạn %(days)s ngày làm việc để yêu cầu bổ sung.") % {"days": rule.within.normalize()})


def _so_far(dossier: Dossier, run: StepRun) -> int:
    """How often this branch asked in this stage. What was recalled, or answered unchanged, uses nothing up."""
    at_intake, asked = Q(step_run__kind=StepKind.RECEPTION), dossier.supplements.filter(step_run__branch=run.branch)
    asked = asked.filter(at_intake if run.kind == StepKind.RECEPTION else ~at_intake, recalled_at=None)
    return sum(each.answered_at is None or not is_unchanged(each) for each in asked)


def no_answer_expected(run: StepRun, now: datetime) -> None:
    """Conflict while the time to answer a supplement request runs; without such a time it may be refused at once."""
    open_until = run.supplements.standing().filter(answer_by__gte=now).first()
    if open_until:
        raise Conflict(_("Người nộp còn được bổ sung đến %(at)s.") % {"at": moment(open_until.answer_by)})


def answer_by(dossier: Dossier, run: StepRun, now: datetime) -> datetime | None:
    """Until when the applicant may answer what is asked now; none: without limit."""
    days = supplement_rule(dossier, run).answer_within
    return None if days is None else _days_after(dossier, now, days)


def _days_after(dossier: Dossier, at: datetime, days: Decimal) -> datetime:
    return due_at(at, Term(Mode.WORKING_DAYS, days), calendar_of(dossier))
