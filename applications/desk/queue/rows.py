"""One line of a list: what is left of the legal time, the code, and the chosen columns."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from applications.desk.queue.columns import ALWAYS, COLUMNS, Column, Value, fields_of, written
from applications.models import StepRun
from applications.status import Status
from core.templatetags.vietnamese import remaining, urgency

READ = (
    "pk",
    "dossier",
    "dossier__status",
    "dossier__resolved_at",
    "waiting_since",
    *fields_of(COLUMNS[key] for key in ALWAYS),
)


def rows_of(runs: QuerySet[StepRun], columns: Sequence[Column], to_tick: bool = False) -> SafeString:
    """The lines of these open steps, read in one query of just what is shown; `to_tick`, each with a box.

    Written here: forty lines of a template would take longer than all the rest of the page.
    """
    now, url = timezone.now(), urls()
    read = runs.values(*dict.fromkeys((*READ, *fields_of(columns))))
    box = _("Chọn %(code)s") if to_tick else ""
    return mark_safe("".join(_line(row, columns, now, url(row["dossier"]), box) for row in read))  # noqa: S308 (safe lines)


def line_of(*cells: str) -> SafeString:
    """These cells, which are escaped, as a line of the table."""
    return mark_safe(f"<tr>{''.join(cells)}</tr>\n")  # noqa: S308


def first_cells(tone: str, mark: str, url: str, code: Value) -> str:
    """What every line begins with: a mark in its tone, and the code that opens the dossier."""
    return (
        f'<td><strong class="tag remaining {tone}">{escape(mark)}</strong></td>'
        f'<th scope="row"><a class="code" href="{url}">{escape(written(code))}</a></th>'
    )


def cells_of(columns: Sequence[Column], row: Mapping[str, Any], of_dossier: bool = False) -> str:
    """The cells of a line, each value escaped."""
    values = ((column.css, written(column.of(row, of_dossier))) for column in columns)
    return "".join(f'<td class="{css}">{escape(words)}</td>' for css, words in values)


def urls() -> Callable[[UUID], str]:
    """Where each dossier is opened: looked up once for all."""
    nil = UUID(int=0)
    pattern = reverse("desk:dossier", args=[nil])
    return lambda pk: pattern.replace(str(nil), str(pk))


def _line(row: Mapping[str, Any], columns: Sequence[Column], now: datetime, url: str, box: str) -> SafeString:
    tone, left = _time_left(row, now)
    code = COLUMNS["ma"].of(row)
    name = escape(box % {"code": code}) if box else ""
    tick = (
        f'<td class="pick"><input type="checkbox" name="run" form="many" value="{row["pk"]}" aria-label="{name}"></td>'
    )
    return line_of(tick if box else "", first_cells(tone, left, url, code), cells_of(columns, row))


def _time_left(read: Mapping[str, Any], now: datetime) -> tuple[str, str]:
    """Why no clock runs, or what it says: a tone of the look with its words."""
    if read["dossier__resolved_at"]:
        return "done", _("đã có kết quả")
    if read["dossier__status"] == Status.WITHDRAWN:
        return "paused", _("xin rút")
    if read["waiting_since"]:
        return "paused", _("chờ bổ sung")
    if read["clock_at"] is None:
        return "paused", _("tạm dừng")
    return urgency(read["clock_at"], now), remaining(read["clock_at"], now)
