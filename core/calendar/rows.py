"""Working time as administrators edit it: weekly sessions and special days, of the city ("") or of one agency."""

from collections.abc import Iterable
from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.calendar.holidays import NATIONAL_WEEK, National, national_holidays
from core.calendar.work_calendar import Rules, SpecialDays, WeeklySession, WorkCalendar

__all__ = ["CalendarException", "WorkSession"]

CITY = ""
_PREFILLED_SOURCE = "Tính sẵn theo Bộ luật Lao động 2019 (Điều 111, 112); đối chiếu với thông báo hằng năm"


class Weekday(models.IntegerChoices):
    """Days of the week as Python's `date` numbers them."""

    MONDAY = 0, _("Thứ Hai")
    TUESDAY = 1, _("Thứ Ba")
    WEDNESDAY = 2, _("Thứ Tư")
    THURSDAY = 3, _("Thứ Năm")
    FRIDAY = 4, _("Thứ Sáu")
    SATURDAY = 5, _("Thứ Bảy")
    SUNDAY = 6, _("Chủ nhật")


class ExceptionKind(models.TextChoices):
    """What makes a day special."""

    OFF = "OFF", _("Ngày nghỉ")
    WORK = "WORK", _("Ngày làm bù")


class WorkSession(models.Model):
    """A session of every such weekday within its validity; an agency with any in force leaves the city's week."""

    agency_code = models.CharField(_("mã cơ quan"), max_length=40, blank=True)
    weekday = models.PositiveSmallIntegerField(_("thứ"), choices=Weekday.choices)
    start = models.TimeField(_("bắt đầu"))
    end = models.TimeField(_("kết thúc"))
    valid_from = models.DateField(_("áp dụng từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("buổi làm việc")
        verbose_name_plural = _("buổi làm việc")
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="work_session_ends_after_start"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="work_session_valid_period"
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="work_session_weekday"),
            models.UniqueConstraint(
                fields=["agency_code", "weekday", "start", "valid_from"], name="work_session_written_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.start:%H:%M}-{self.end:%H:%M}"

    def rule(self) -> WeeklySession:
        """The same as data the calendar counts with."""
        return WeeklySession(self.weekday, self.start, self.end, self.valid_from, self.valid_to or date.max)


class CalendarException(models.Model):
    """Days off, or worked in exchange, from `valid_from` to `valid_to`, both included; the shortest span counts."""

    agency_code = models.CharField(_("mã cơ quan"), max_length=40, blank=True)
    kind = models.CharField(_("loại"), max_length=4, choices=ExceptionKind.choices)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"))
    works_like = models.PositiveSmallIntegerField(
        _("làm việc như"), choices=Weekday.choices, null=True, blank=True, help_text=_("Chỉ dùng cho ngày làm bù.")
    )
    label = models.CharField(_("tên"), max_length=200)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)
    # The year it was pre-filled for: that year is entered, and is never pre-filled again.
    prefilled_for = models.PositiveSmallIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("ngày nghỉ, ngày làm bù")
        verbose_name_plural = _("ngày nghỉ, ngày làm bù")
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="calendar_exception_valid_period"),
            models.CheckConstraint(
                condition=Q(kind=ExceptionKind.OFF, works_like=None)
                | Q(kind=ExceptionKind.WORK, works_like__lte=6, works_like__isnull=False),
                name="calendar_exception_work_has_hours",
                violation_error_message=_("Ngày làm bù phải cho biết làm việc như ngày thứ mấy; ngày nghỉ thì không."),
            ),
            models.UniqueConstraint(
                fields=["agency_code", "valid_from", "valid_to"], name="calendar_exception_written_once"
            ),
        ]

    def __str__(self) -> str:
        return self.label


def calendar_for(agency_code: str = CITY) -> WorkCalendar:
    """The working time of an agency, in two queries: its own rows before the city's, before what is national.

    Years for which the city has no pre-filled rows are worked out in memory, so that no holiday is ever a working day.
    """
    codes = {CITY, agency_code}
    sessions = list(WorkSession.objects.filter(agency_code__in=codes))
    # Plain values, for a dozen years hold close to two hundred.
    columns = ("agency_code", "prefilled_for", "valid_from", "valid_to", "works_like", "label")
    exceptions = list(CalendarException.objects.filter(agency_code__in=codes).values_list(*columns))
    written = [
        Rules(
            tuple(row.rule() for row in sessions if row.agency_code == code),
            tuple(
                SpecialDays(first, last, like, label)
                for owner, _year, first, last, like, label in exceptions
                if owner == code
            ),
        )
        for code in dict.fromkeys((agency_code, CITY))
    ]
    entered = frozenset(year for _owner, year, *_rest in exceptions if year)
    return WorkCalendar((*written, National(entered)))


@transaction.atomic
def prefill(years: Iterable[int]) -> None:
    """Enters the national week and the holidays of those years as rows of the city.

    A year is entered once: what an administrator has changed, added or taken away since stays so.
    """
    years = set(years)
    entered = set(CalendarException.objects.filter(prefilled_for__in=years).values_list("prefilled_for", flat=True))
    rows = [_prefilled(special, year) for year in sorted(years - entered) for special in national_holidays(year)]
    # Another process may be doing the same: the first to write a row wins.
    CalendarException.objects.bulk_create(rows, ignore_conflicts=True)
    if years and not WorkSession.objects.filter(agency_code=CITY).exists():
        WorkSession.objects.bulk_create(_national_week(date(min(years), 1, 1)), ignore_conflicts=True)


def _prefilled(special: SpecialDays, year: int) -> CalendarException:
    return CalendarException(
        kind=ExceptionKind.OFF if special.works_like is None else ExceptionKind.WORK,
        valid_from=special.first,
        valid_to=special.last,
        works_like=special.works_like,
        label=special.label,
        source=_PREFILLED_SOURCE,
        prefilled_for=year,
    )


def _national_week(valid_from: date) -> list[WorkSession]:
    return [
        WorkSession(weekday=session.weekday, start=session.start, end=session.end, valid_from=valid_from)
        for session in NATIONAL_WEEK
    ]
