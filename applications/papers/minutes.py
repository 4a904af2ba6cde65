"""Minutes (biên bản) of a council's sitting or of a visit to the place."""

from dataclasses import dataclass

from applications import council
from applications.models import Meeting
from applications.papers.asked import Asked, asked
from applications.papers.frame import Signature
from applications.papers.office import decided_at, office
from applications.papers.sheet import Occasion, Sheet
from applications.papers.wording import moment
from procedures.definition.process import StepKind

TITLES = {StepKind.COUNCIL: "Biên bản họp hội đồng", StepKind.SITE_VISIT: "Biên bản kiểm tra thực địa"}
CHAIRS = {StepKind.COUNCIL: "Chủ tịch hội đồng", StepKind.SITE_VISIT: "Đại diện đoàn kiểm tra"}


@dataclass(frozen=True)
class Attendant:
    name: str
    duty: str
    presence: str
    opinion: str


@dataclass(frozen=True)
class Minutes:
    asked: Asked
    step: str
    began_at: str
    place: str
    people: list[Attendant]
    present: str
    told: list[str]
    record: str
    conclusion: str
    recorded_at: str


def build(occasion: Occasion, meeting: Meeting) -> Sheet:
    """Of one meeting that was recorded, by the agency whose step it was."""
    dossier, run = occasion.dossier, meeting.step_run
    rule = dossier.definition.process.step(run.step).council
    kind = StepKind(run.kind)
    people = [_attendant(person) for person in meeting.people]
    content = Minutes(
        asked=asked(dossier),
        step=run.name,
        began_at=moment(meeting.planned_at),
        place=meeting.place,
        people=people,
        present=f"{sum(bool(person.get('present')) for person in meeting.people)}/{len(people)}",
        told=council.told(rule, meeting.people),
        record=meeting.record,
        conclusion=meeting.conclusion,
        recorded_at=moment(meeting.recorded_at),
    )
    presided = str(council.chair(meeting.people).get("name", ""))
    secretary = meeting.recorded_by.full_name if meeting.recorded_by else ""
    return Sheet(
        f"minutes:{meeting.pk}",
        office(dossier, run.agency_id) if run.agency_id else decided_at(dossier),
        content,
        number="{n}/BB",
        title=TITLES.get(kind, "Biên bản làm việc"),
        signatures=(Signature("Người ghi biên bản", secretary), Signature(CHAIRS.get(kind, "Người chủ trì"), presided)),
    )


def _attendant(person: dict[str, object]) -> Attendant:
    """As the meeting's row keeps them; what was not written is ""."""
    name, duty, opinion = (str(person.get(part) or "") for part in ("name", "duty", "opinion"))
    seat, vote = council.SEATS.get(str(person.get("seat")), ""), council.VOTES.get(str(person.get("vote")), "")
    duty, opinion = ", ".join(filter(None, [str(seat), duty])), ". ".join(filter(None, [str(vote), opinion]))
    return Attendant(name, duty, "Có mặt" if person.get("present") else "Vắng mặt", opinion)
