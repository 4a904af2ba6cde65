"""How often and when more may be asked, and until when it is answered: by the version, for each stage by itself."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from applications.deadlines import calendar_of, supplement_rule
from applications.models import Dossier, StepRun
from core.calendar import Mode, Term, due_at
from core.errors import Conflict
from procedures.definition.process import StepKind


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


def answer_by(dossier: Dossier, run: StepRun, now: datetime) -> datetime | None:
    """Until when the applicant may answer what is asked now; none: without limit."""
    days = supplement_rule(dossier, run).answer_within
    return None if days is None else _days_after(dossier, now, days)


def _days_after(dossier: Dossier, at: datetime, days: Decimal) -> datetime:
    return due_at(at, Term(Mode.WORKING_DAYS, days), calendar_of(dossier))
