"""Finding a dossier by its code, its number, a name, an ID number or a phone, on whosever desk it is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.held import asked_once
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.queue.columns import COLUMNS, fields_of, written
from applications.desk.queue.left import time_left
from applications.desk.queue.rows import cells_of, first_cells, line_of, urls
from applications.models import Dossier, StepRun
from applications.queries import desk_queue_for, found_for
from applications.queries.desk import LEAST_LEGAL_TIME_FIRST
from applications.queries.search import FOUND_AT_MOST
from applications.status import Status
from core.templatetags.vietnamese import day
from procedures.definition.process import StepKind

LONGEST = 300  # as a name may be
READ = ("pk", "status", "resolved_at", "delivery_state", "ended_at")
SHOWN = [COLUMNS[key] for key in ("nguoi_nop", "thu_tuc", "nop_luc", "hen_tra")]
# Where an open step is: who has it, and what it is.
ROOM, HOLDER, STEP = (COLUMNS[key] for key in ("bo_phan", "nguoi_lam", "buoc"))
OFFICE = "agency__short_name"


@staff_required
@require_GET
@asked_once()
def search(request: SignedInRequest) -> HttpResponse:
    """`q`: a whole code or request number opens that dossier; whatever else lists what is found, the newest first."""
    query = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    if not query:
        return redirect("desk:queue")
    code = query.upper()
    named = Dossier.objects.visible_to(request.user).filter(Q(code=code) | Q(request_number=code)).first()
    if named:
        return redirect("desk:dossier", named.pk)
    rows = list(_lines(request, found_for(request.user, query)))
    context = {"query": query, "rows": rows[:FOUND_AT_MOST], "more": len(rows) > FOUND_AT_MOST, "columns": SHOWN}
    return render(request, "desk/found.html", context)


def _lines(request: SignedInRequest, found: QuerySet[Dossier]) -> Iterator[SafeString]:
    """One line a dossier: the time that is left, its code, what is told of it, and where it is."""
    read = list(found.values(*READ, *fields_of([COLUMNS["ma"], *SHOWN], of_dossier=True)))
    open_steps = _open_steps([row["pk"] for row in read])
    here = desk_queue_for(request.user).filter(dossier__in=list(open_steps)).order_by()
    mine, url, now = set(here.values_list("pk", flat=True)), urls(), timezone.now()
    for row in read:
        steps, status = open_steps.get(row["pk"], []), Status(row["status"])
        clock_at = next((step["clock_at"] for step in steps if step["clock_at"]), None)
        resolved = row["resolved_at"], row["delivery_state"]
        mark = time_left(status, *resolved, status is Status.AWAITING_SUPPLEMENT, clock_at, now)
        first = first_cells(mark, url(row["pk"]), COLUMNS["ma"].of(row, of_dossier=True))
        where = "; ".join(_place(step, mine) for step in steps) or f"{status.label} {day(row['ended_at'])}"
        yield line_of(first, cells_of(SHOWN, row, of_dossier=True), f'<td class="where">{escape(where)}</td>')


def _open_steps(dossiers: Sequence[UUID]) -> Mapping[UUID, list[dict[str, Any]]]:
    """The open steps of each, that whose legal time ends first before the others."""
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    runs = StepRun.objects.filter(dossier__in=dossiers, closed_at=None).order_by(*LEAST_LEGAL_TIME_FIRST)
    for step in runs.values("pk", "dossier", "clock_at", "kind", OFFICE, *fields_of([ROOM, HOLDER, STEP])):
        found[step["dossier"]].append(step)
    return found


def _place(step: Mapping[str, Any], mine: set[int]) -> str:
    """On whose desk an open step is, and which it is."""
    if step["pk"] in mine:
        desk = [_("bàn anh/chị"), written(HOLDER.of(step))]
    elif step[OFFICE]:
        desk = [*dict.fromkeys((written(ROOM.of(step)), step[OFFICE])), written(HOLDER.of(step))]
    else:
        desk = [_("hệ thống") if step["kind"] == StepKind.AUTOMATIC else _("người nộp hồ sơ")]
    return f"{', '.join(filter(None, desk))}: {written(STEP.of(step))}"
