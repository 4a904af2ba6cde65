"""The door of exports: order one, watch it being written, fetch it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.exports.asking import Narrowing
from applications.desk.exports.making import order
from applications.desk.exports.sources import SOURCES
from applications.desk.queue.address import kept
from applications.desk.queue.filters import Filters
from applications.desk.queue.lists import Lists
from applications.models import Export
from core.errors import Denied, Invalid, or_denied
from core.files.serve import serve
from core.once import once

LATEST, LONGEST = 20, 1000
PARAMS, SUBJECT = "params", "ds-gi"


@staff_required
@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """What to export (`?ds-gi=`), narrowed as the address says; POST orders it and goes to where it can be watched."""
    asked = request.POST if request.method == "POST" else request.GET
    subject = asked.get(SUBJECT, "viec")
    if subject not in SOURCES or SOURCES[subject].has_page:
        raise Denied
    narrowing = Narrowing(asked)
    if request.method == "POST":
        return redirect(once(request, lambda: _order(request, subject, narrowing)))
    return render(request, "desk/exports/new.html", _context(request, subject, narrowing))


def _context(request: SignedInRequest, subject: str, narrowing: Narrowing) -> dict[str, Any]:
    params = kept(request.GET)
    liked = {column.key for column in Lists(request.user).columns}
    return {
        "subject": subject,
        "sources": {key: source for key, source in SOURCES.items() if not source.has_page},
        "columns": SOURCES[subject].columns.values(),
        "liked": liked,
        "narrowing": narrowing,
        "formats": [Export.Format.XLSX, Export.Format.CSV],
        "params": params,
        "count": SOURCES[subject].count(request.user, request.GET),
        "latest": Export.objects.filter(user=request.user).select_related("blob")[:LATEST],
    }


def _order(request: SignedInRequest, subject: str, narrowing: Narrowing) -> str:
    """Raises Invalid where a filter cannot be read or kept: a list of something else must not go out unnoticed."""
    if request.POST.get("format") not in Export.Format.values:
        raise Invalid(_("Hãy chọn loại tệp."))
    params = request.POST.get(PARAMS, "") if subject == "viec" else kept(request.POST, Narrowing.base_fields)
    filters = Filters(QueryDict(params)) if subject == "viec" else narrowing
    if len(params) > LONGEST or not filters.is_valid():
        raise Invalid(_("Có mục lọc không đọc được. Hãy sửa bộ lọc rồi làm lại."))
    columns = [key for key in request.POST.getlist("columns") if key in SOURCES[subject].columns]
    export = order(request.user, subject, params, columns, request.POST["format"])
    return reverse("exports:export", args=[export.pk])


@staff_required
@require_GET
def export(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """How far it is, and the file once it is written; nobody else's."""
    found = or_denied(Export.objects.filter(user=request.user, pk=pk).select_related("blob").first())
    source = SOURCES[found.subject]
    return render(request, "desk/exports/export.html", {"export": found, "source": source})


@staff_required
@require_GET
def download(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """The file, to who ordered it."""
    found = Export.objects.filter(user=request.user, pk=pk).exclude(blob=None).select_related("blob").first()
    if found is None or found.blob is None:
        raise Denied
    name = f"ho-so-{timezone.localtime(found.created_at):%Y%m%d-%H%M}.{found.format.lower()}"
    return serve(found.blob, name)
