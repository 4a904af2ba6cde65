"""One line of a list: what is left of the legal time, the code, and the chosen columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from applications.desk.queue.columns import ALWAYS, COLUMNS, Column, fields_of, written
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


@dataclass(frozen=True)
class Row:
    """`tone`, `left`: the mark and the words of the remaining time; `cells`: the chosen columns as they stand there."""

    run: int
    url: str
    code: str
    tone: str
    left: str
    cells: SafeString


def rows_of(runs: QuerySet[StepRun], columns: Sequence[Column]) -> Iterator[Row]:
    """These open steps, read in one query of just what is shown."""
    now = timezone.now()
    for read in runs.values(*dict.fromkeys((*READ, *fields_of(columns)))):
        tone, left = _time_left(read, now)
        yield Row(
            read["pk"],
            reverse("desk:dossier", args=[read["dossier"]]),
            written(COLUMNS["ma"].of(read)),
            tone,
            left,
            cells_of((column, written(column.of(read))) for column in columns),
        )


def cells_of(told: Iterable[tuple[Column, str]]) -> SafeString:
    """The cells of a row; a template's loop would be the slowest part of the page."""
    return format_html_join("", '<td class="{}">{}</td>', ((column.css, words) for column, words in told))


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
