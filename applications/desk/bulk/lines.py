"""The dossiers of a bulk by name, as the lists of the desk show them, each with what became of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import Any

from django.db.models import Case, QuerySet, When
from django.utils import timezone
from django.utils.safestring import SafeString

from applications.desk.queue.columns import COLUMNS, Column, fields_of
from applications.desk.queue.left import Mark
from applications.desk.queue.rows import READ, cells_of, first_cells, line_of, mark_of, urls
from applications.models import BulkItem, StepRun

SHOWN = [COLUMNS[key] for key in ("nguoi_nop", "thu_tuc", "buoc", "han")]
State = BulkItem.State
TONES = {State.DONE: "done", State.LEFT_OUT: "soon"}


def in_order(items: QuerySet[BulkItem]) -> QuerySet[BulkItem]:
    """What is left out first, for that is what a person must know; then what waits, then what is done."""
    places = [When(state=state, then=place) for place, state in enumerate((State.LEFT_OUT, State.WAITING, State.DONE))]
    return items.order_by(Case(*places), "pk")


def lines_of(items: Sequence[BulkItem], columns: Sequence[Column], with_reasons: bool) -> Iterator[SafeString]:
    """One line an item: its state, while it waits the time that is left; the dossier; why it was left out."""
    steps = StepRun.objects.filter(pk__in=[item.step_run_id for item in items])
    read = {row["pk"]: row for row in steps.values(*READ, *fields_of(columns))}
    url, now = urls(), timezone.now()
    for item in items:
        row = read[item.step_run_id]
        first = first_cells(_mark(item, row, now), url(row["dossier"]), COLUMNS["ma"].of(row))
        said = f'<td class="where">{escape(item.message)}</td>' if with_reasons else ""
        yield line_of(first, cells_of(columns, row), said)


def _mark(item: BulkItem, row: dict[str, Any], now: datetime) -> Mark:
    state = State(item.state)
    return (TONES[state], str(state.label)) if state in TONES else mark_of(row, now)
