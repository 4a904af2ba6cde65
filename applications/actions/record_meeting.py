"""record_meeting: the minutes (biên bản) of a sitting or a visit: who took part, what was said, what was concluded."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import council, papers
from applications.actions.parts.at_step import run_at_work
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.plan_meeting import MEETS
from applications.models import Dossier, Meeting, StepRun
from applications.models.paper import PaperKind
from core.errors import Conflict, Invalid
from core.templatetags.vietnamese import moment

People = Sequence[Mapping[str, Any]]
LEAST = 10
MOST_PEOPLE = 50
LONGEST = 300
_CHOSEN: Mapping[str, Mapping[str, object]] = {"seat": council.SEATS, "vote": council.VOTES}


def record_meeting(
    user: User, pk: UUID, run_id: int, revision: int, people: People, record: str, conclusion: str
) -> Dossier:
    """The meeting that was planned, or one held now without being planned. Recorded minutes are never changed.

    `people`: rows of `name`, `duty`, `present`, `opinion`; of a council also `seat` and `vote`. Conflict while the
    planned time is still to come, Invalid where the version's rule does not let the council sit so.
    """
    present = [person for person in map(_person, people[:MOST_PEOPLE]) if person["name"]]
    if wrong := _missing(present, record.strip(), conclusion.strip()):
        raise Invalid(_("Biên bản chưa đủ."), wrong)
    with changing(pk, user, revision, run_id) as dossier:
        now, run = timezone.now(), run_at_work(dossier, user, run_id, MEETS)
        _require_quorum(run, present)
        meeting = _held(run, user, now)
        meeting.people, meeting.record, meeting.conclusion = present, record.strip(), conclusion.strip()
        meeting.recorded_by, meeting.recorded_at = user, now
        meeting.save()
        run.save()
        tell_ledger(dossier, "meeting.recorded", user, step=run.step, attempt=run.attempt, meeting=meeting.pk)
        papers.issue(PaperKind.MINUTES, dossier, user, now, meeting=meeting)
    return dossier


def _person(row: Mapping[str, Any]) -> dict[str, Any]:
    words = {part: str(row.get(part) or "").strip()[:LONGEST] for part in ("name", "duty")}
    words |= {part: row[part] for part, known in _CHOSEN.items() if row.get(part) in known}
    return {**words, "present": bool(row.get("present")), "opinion": str(row.get("opinion") or "").strip()}


def _missing(people: People, record: str, conclusion: str) -> dict[str, str]:
    wrong = {} if any(person["present"] for person in people) else {"meeting_people": _("Hãy ghi người có mặt.")}
    if len(record) < LEAST:
        wrong["meeting_record"] = _("Diễn biến cần ít nhất %(n)s ký tự.") % {"n": LEAST}
    if len(conclusion) < LEAST:
        wrong["meeting_conclusion"] = _("Kết luận cần ít nhất %(n)s ký tự.") % {"n": LEAST}
    return wrong


def _require_quorum(run: StepRun, people: People) -> None:
    rule = run.dossier.definition.process.step(run.step).council
    if rule and (wrong := council.unfit(rule, people)):
        raise Invalid(wrong, {"meeting_people": wrong})


def _held(run: StepRun, user: User, now: datetime) -> Meeting:
    planned = run.meetings.filter(recorded_at=None).first()
    if planned is None:
        return Meeting(step_run=run, planned_at=now, planned_by=user, place=str(run.agency or ""))
    if planned.planned_at > now:
        raise Conflict(_("Cuộc họp hẹn lúc %(at)s chưa đến giờ.") % {"at": moment(planned.planned_at)})
    planned.step_run = run
    return planned
