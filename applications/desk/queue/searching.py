"""Finding a dossier by its code, its number, a name, an ID number or a phone, on whosever desk it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.queue.columns import COLUMNS, dossier_fields_of, written
from applications.desk.queue.rows import cells_of
from applications.models import Dossier
from applications.queries import desk_queue_for, found_for
from applications.queries.search import FOUND_AT_MOST
from applications.status import Status
from applications.tones import TONES
from core.text import Sentence

SHOWN = [COLUMNS[key] for key in ("nguoi_nop", "thu_tuc", "nop_luc", "hen_tra", "noi_giai_quyet")]


@dataclass(frozen=True)
class Found:
    url: str
    code: str
    tone: str
    status: Sentence
    is_mine: bool
    cells: SafeString


@staff_required
@require_GET
def search(request: SignedInRequest) -> HttpResponse:
    """`q`: a whole code or request number opens that dossier; whatever else lists what is found, the newest first."""
    query = request.GET.get("q", "").strip()
    if not query:
        return redirect("desk:queue")
    code = query.upper()
    named = Dossier.objects.visible_to(request.user).filter(Q(code=code) | Q(request_number=code)).first()
    if named:
        return redirect("desk:dossier", named.pk)
    rows = list(_rows(request, found_for(request.user, query)))
    context = {"query": query, "rows": rows[:FOUND_AT_MOST], "more": len(rows) > FOUND_AT_MOST, "columns": SHOWN}
    return render(request, "desk/found.html", context)


def _rows(request: SignedInRequest, found: QuerySet[Dossier]) -> Iterator[Found]:
    read = list(found.values("pk", "status", *dossier_fields_of([COLUMNS["ma"], *SHOWN])))
    here = desk_queue_for(request.user).filter(dossier__in=[row["pk"] for row in read])
    mine = set(here.order_by().values_list("dossier", flat=True))
    for row in read:
        status = Status(row["status"])
        yield Found(
            reverse("desk:dossier", args=[row["pk"]]),
            written(COLUMNS["ma"].of_dossier(row)),
            TONES[status],
            status.label,
            row["pk"] in mine,
            cells_of((column, written(column.of_dossier(row))) for column in SHOWN),
        )
