"""Register of dossiers (Mẫu 07): one line a dossier an office received in a period, in volumes of a bounded size."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from textwrap import shorten
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from accounts.models import Agency, User
from applications.models import Delivery, Dossier, Paper
from applications.models.paper import PaperKind
from applications.papers.frame import Signature
from applications.papers.sheet import Sheet
from applications.status import Status

# What one job typesets in a few seconds, whatever people are called and wherever they live.
VOLUME = 100
LONGEST_NAME, LONGEST = 120, 250


@dataclass(frozen=True)
class Period:
    """Whose book, and of which days; both count."""

    agency: Agency
    since: date
    until: date


@dataclass(frozen=True)
class Line:
    number: str
    code: str
    procedure: str
    sets: str
    applicant: str
    contact: str
    agency: str
    received_on: str
    due_on: str
    returned_on: str
    way: str
    receiver: str
    note: str


@dataclass(frozen=True)
class Register:
    agency: str
    volume: str  # as receipts name it: the year, or the years of a period that spans two
    part: str
    since: str
    until: str
    lines: list[Line]


def received(period: Period, after: list[str] | None) -> QuerySet[Dossier]:
    """The dossiers the office accepted in the period, in their order, from the one that follows `after`."""
    begin, end = _midnight(period.since), _midnight(period.until + timedelta(days=1))
    found = Dossier.objects.filter(receiving_agency=period.agency, accepted_at__gte=begin, accepted_at__lt=end)
    if after:
        at, pk = datetime.fromisoformat(after[0]), after[1]
        found = found.filter(Q(accepted_at__gt=at) | Q(accepted_at=at, pk__gt=pk))
    known = found.select_related("procedure", "competent_agency").prefetch_related("deliveries")
    return known.defer("answers", "findings", "search_text").order_by("accepted_at", "pk")


def build(period: Period, volume: int, dossiers: list[Dossier], user: User) -> Sheet:
    """One part; each line bears the number that its dossier's receipt names (Mẫu 01)."""
    entries = _entries(dossiers)
    with translation.override("vi"):
        lines = [_line(entries.get(dossier.pk, {}).get("line", ""), dossier) for dossier in dossiers]
    content = Register(
        agency=period.agency.name,
        volume=", ".join(sorted({entry["volume"] for entry in entries.values()})) or f"{period.until:%Y}",
        part=f"{volume:02d}",
        since=f"{period.since:%d/%m/%Y}",
        until=f"{period.until:%d/%m/%Y}",
        lines=lines,
    )
    key = f"register:{period.agency.code}:{period.since}:{period.until}:{volume}"
    signatures = (Signature("Người lập sổ", user.full_name), Signature("Thủ trưởng cơ quan"))
    return Sheet(key, period.agency, content, number="{n}/STD", signatures=signatures)


def _entries(dossiers: list[Dossier]) -> dict[UUID | None, dict[str, str]]:
    """Volume and line that each one's receipt names; nothing where none is: of another system, or of an earlier day."""
    receipts = Paper.objects.filter(dossier__in=dossiers, kind=PaperKind.RECEIPT, data__has_key="entry")
    return dict(receipts.values_list("dossier", "data__entry"))


def _line(number: str, dossier: Dossier) -> Line:
    deliveries = [each for each in dossier.deliveries.all() if each.returned_at is None]
    last = deliveries[-1] if deliveries else None
    contact = filter(None, [dossier.applicant_address, dossier.applicant_phone])
    return Line(
        number=number,
        code=dossier.code or "",
        procedure=shorten(dossier.procedure.name, LONGEST, placeholder="…"),
        sets="01",
        applicant=shorten(dossier.applicant_name, LONGEST_NAME, placeholder="…"),
        contact=shorten(", ".join(contact), LONGEST, placeholder="…"),
        agency=dossier.competent_agency.short_name if dossier.competent_agency else "",
        received_on=_day(dossier.accepted_at),
        due_on=_day(dossier.due_at),
        returned_on=_day(last.handed_at if last else _returned_at(dossier)),
        way=str(Delivery.Way(last.way if last else dossier.return_way).label),
        receiver=last.receiver if last else "",
        note=_note(dossier),
    )


def _returned_at(dossier: Dossier) -> datetime | None:
    return dossier.ended_at if dossier.status == Status.RETURNED else None


def _note(dossier: Dossier) -> str:
    late = "quá hạn" if dossier.is_overdue else ""
    return ", ".join(filter(None, [str(Status(dossier.status).label), late]))


def _day(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y}" if at else ""


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
