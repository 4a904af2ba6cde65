"""plan_meeting: when and where a council sits or a place is visited; the applicant is told, and told again if moved."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.parts.at_step import run_at_work
from applications.actions.parts.changing import changing, tell_ledger
from applications.models import Dossier, Meeting
from applications.notices import tell
from applications.papers.wording import moment
from core.errors import Invalid
from procedures.definition.process import StepKind

MEETS = frozenset({StepKind.COUNCIL, StepKind.SITE_VISIT})


def plan_meeting(user: User, pk: UUID, run_id: int, revision: int, at: datetime | None, place: str) -> Dossier:
    """One is ahead at a time: planning again moves it. Invalid unless it is to come, somewhere."""
    place, now = place.strip(), timezone.now()
    wrong = {} if at and at > now else {"meeting_at": _("Hãy chọn ngày giờ sắp tới.")}
    if wrong := wrong if place else wrong | {"meeting_place": _("Hãy ghi địa điểm.")}:
        raise Invalid(_("Chưa đủ thông tin về cuộc họp."), wrong)
    with changing(pk, user, revision, run_id) as dossier:
        run = run_at_work(dossier, user, run_id, MEETS)
        details = {"planned_at": at, "place": place[:300], "planned_by": user}
        Meeting.objects.update_or_create(details, step_run=run, recorded_at=None)
        run.save()
        tell_ledger(dossier, "meeting.planned", user, step=run.step, attempt=run.attempt, at=f"{at}")
        tell(dossier, f"meeting_{run.kind.lower()}", agency=str(run.agency), at=moment(at), place=place)
    return dossier
