"""manage.py due_date: when a dossier accepted at an instant is due, in ISO 8601."""

from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from core.calendar import ZONE, Mode, Term, WorkCalendar, calendar_for, due_at, national_calendar
from core.calendar.rows import CalendarException
from core.errors import Invalid


class Command(BaseCommand):
    help = "Print when a dossier accepted at that time (Asia/Ho_Chi_Minh unless it has an offset) is due."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accepted", required=True, help='for example "2026-02-13 09:00"')
        parser.add_argument("--mode", required=True, help=", ".join(Mode))
        parser.add_argument("--amount", default="0", help="days (halves allowed) or hours; none for SAME_DAY")
        parser.add_argument("--cutoff", help="HH:MM; what is accepted later counts from the next day")
        parser.add_argument("--agency", default="", help="code of an agency; the city by default")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            term = Term(_mode(options["mode"]), _amount(options["amount"]), _cutoff(options["cutoff"]))
            due = due_at(_instant(options["accepted"]), term, self._calendar(options["agency"]))
        except Invalid as error:
            raise CommandError(str(error)) from error
        self.stdout.write(due.isoformat())

    def _calendar(self, agency: str) -> WorkCalendar:
        """The agency's; before the first `migrate` there are no rows, and the national one holds."""
        try:
            if CalendarException._meta.db_table in connection.introspection.table_names():
                return calendar_for(agency)
        except DatabaseError as error:
            raise CommandError(_("Không đọc được lịch làm việc: %s") % error) from error
        self.stderr.write(_("Cơ sở dữ liệu chưa có lịch làm việc; tính theo lịch chung của cả nước."))
        return national_calendar()


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(ZONE) if at.tzinfo else at.replace(tzinfo=ZONE)
    except (ValueError, OverflowError) as error:
        raise Invalid(_('Thời điểm tiếp nhận phải có dạng "2026-02-13 09:00", không phải "%s".') % text) from error


def _mode(text: str) -> Mode:
    try:
        return Mode(text)
    except ValueError as error:
        raise Invalid(
            _('Cách tính phải là một trong %(modes)s, không phải "%(text)s".')
            % {"modes": ", ".join(Mode), "text": text}
        ) from error


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise Invalid(_('Thời hạn phải là một số như 3 hoặc 3.5, không phải "%s".') % text) from error


def _cutoff(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError as error:
        raise Invalid(_('Giờ chốt phải có dạng 15:00, không phải "%s".') % text) from error
