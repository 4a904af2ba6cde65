"""Finding a dossier by its code, its number, a name, an ID number or a phone, on whosever desk it is."""

from collections.abc import Iterator
from html import escape

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.held import asked_once
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.queue.columns import COLUMNS, fields_of
from applications.desk.queue.rows import cells_of, first_cells, line_of, urls
from applications.models import Dossier
from applications.queries import desk_queue_for, found_for
from applications.queries.search import FOUND_AT_MOST
from applications.status import Status
from applications.tones import TONES

LONGEST = 300  # as a name may be
SHOWN = [COLUMNS[key] for key in ("nguoi_nop", "thu_tuc", "nop_luc", "hen_tra", "noi_giai_quyet")]


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
    """One line a dossier: its status, its code, what is told of it, and whether it lies on a desk of this officer."""
    read = list(found.values("pk", "status", *fields_of([COLUMNS["ma"], *SHOWN], of_dossier=True)))
    here = desk_queue_for(request.user).filter(dossier__in=[row["pk"] for row in read])
    mine, url = set(here.order_by().values_list("dossier", flat=True)), urls()
    for row in read:
        status, where = Status(row["status"]), _("bàn anh/chị") if row["pk"] in mine else ""
        first = first_cells(TONES[status], str(status.label), url(row["pk"]), COLUMNS["ma"].of(row, of_dossier=True))
        yield line_of(first, cells_of(SHOWN, row, of_dossier=True), f"<td>{escape(where)}</td>")
