"""One line of a list: what is left of the legal time, the code, and the chosen columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from applications.desk.queue.columns import ALWAYS, COLUMNS, Column, Value, fields_of, label_of, written
from applications.desk.queue.left import Mark, time_left
from applications.models import StepRun
from core.text import Sentence

READ = (
    "pk",
    "dossier",
    "dossier__status",
    "dossier__resolved_at",
    "dossier__delivery_state",
    "waiting_since",
    *fields_of(COLUMNS[key] for key in ALWAYS),
)


@dataclass(frozen=True)
class Table:
    """A page of a list: its lines, the columns in which they differ, and what all of them have alike."""

    lines: SafeString
    columns: list[Column]
    alike: list[tuple[Sentence, str]]


def table_of(runs: QuerySet[StepRun], columns: Sequence[Column], to_tick: bool = False) -> Table:
    """These open steps, read in one query of just what is shown; `to_tick`, each with a box.

    Written here: forty lines of a template would take longer than all the rest of the page.
    """
    now, url, box = timezone.now(), urls(), _("Chọn %(code)s") if to_tick else ""
    read = list(runs.values(*dict.fromkeys((*READ, *fields_of(columns)))))
    values = {column: [written(column.of(row)) for row in read] for column in columns}
    same = {column for column, each in values.items() if len(read) > 1 and len(set(each)) == 1}
    told = {column: each for column, each in values.items() if column not in same}
    lines = [_line(row, _cells(told, at), now, url(row["dossier"]), box) for at, row in enumerate(read)]
    shared = [(column.label, values[column][0]) for column in columns if column in same and values[column][0]]
    alike = [(label_of(label, words), words) for label, words in shared]
    return Table(mark_safe("".join(lines)), list(told), alike)  # noqa: S308 (each line is made by line_of, which escapes)


def _cells(values: Mapping[Column, Sequence[str]], at: int) -> str:
    return "".join(cell(column, each[at]) for column, each in values.items())


def line_of(*cells: str) -> SafeString:
    """These cells, which are escaped, as a line of the table."""
    return mark_safe(f"<tr>{''.join(cells)}</tr>\n")  # noqa: S308 (escaped cells)


def first_cells(mark: Mark, url: str, code: Value) -> str:
    """What every line begins with: a tone with its words, and the code that opens the dossier."""
    tone, words = mark
    return (
        f'<td><strong class="tag remaining {tone}">{escape(words)}</strong></td>'
        f'<th scope="row"><a class="code" href="{url}">{escape(written(code))}</a></th>'
    )


def mark_of(row: Mapping[str, Any], now: datetime) -> Mark:
    """The time that is left, told from what READ reads."""
    resolved = row["dossier__resolved_at"], row["dossier__delivery_state"]
    return time_left(row["dossier__status"], *resolved, row["waiting_since"], row["clock_at"], now)


def cells_of(columns: Sequence[Column], row: Mapping[str, Any], of_dossier: bool = False) -> str:
    """The cells of a line."""
    return "".join(cell(column, written(column.of(row, of_dossier))) for column in columns)


def cell(column: Column, words: str) -> str:
    """One value, escaped; where it may be cut, all of it is told under the pointer."""
    words = escape(words)
    whole = f' title="{words}"' if words and "clip" in column.css else ""
    return f'<td class="{column.css}"{whole}>{words}</td>'


def urls() -> Callable[[UUID], str]:
    """Where each dossier is opened: looked up once for all."""
    nil = UUID(int=0)
    pattern = reverse("desk:dossier", args=[nil])
    return lambda pk: pattern.replace(str(nil), str(pk))


def _line(row: Mapping[str, Any], cells: str, now: datetime, url: str, box: str) -> SafeString:
    code = COLUMNS["ma"].of(row)
    name = escape(box % {"code": code}) if box else ""
    tick = (
        f'<td class="pick"><input type="checkbox" name="run" form="many" value="{row["pk"]}" aria-label="{name}"></td>'
    )
    return line_of(tick if box else "", first_cells(mark_of(row, now), url, code), cells)
