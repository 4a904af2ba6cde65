"""All procedures, what is being written of each, and by whom."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.text import Sentence
from procedures.editor.work import State, rights_of
from procedures.models import Procedure, ProcedureVersion
from procedures.searching import words

PAGE = 40
QUERY, TAB = "q", "muc"
OPEN = ProcedureVersion.objects.filter(procedure=OuterRef("pk"))
TABS: dict[str, tuple[Sentence, Any]] = {
    "": (_("Đang soạn"), Exists(OPEN.filter(state=State.DRAFT))),
    "cho-duyet": (_("Chờ duyệt"), Exists(OPEN.filter(state__in=[State.IN_REVIEW, State.SCHEDULED]))),
    "dang-ap-dung": (_("Đang áp dụng"), Q(current__isnull=False, retired_at=None)),
    "chua-soan": (_("Chưa soạn"), Q(current=None) & ~Exists(OPEN.filter(state__in=ProcedureVersion.OPEN))),
    "da-bai-bo": (_("Đã bãi bỏ"), Q(retired_at__isnull=False)),
    "tat-ca": (_("Tất cả"), Q()),
}
TONES = {State.DRAFT: "draft", State.IN_REVIEW: "turn", State.SCHEDULED: "soon"}


@staff_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """`?muc=` picks a tab, `?q=` searches names, words and codes, accents or not."""
    rights = rights_of(request.user)
    query, tab = request.GET.get(QUERY, "").strip()[:200].replace("\0", ""), request.GET.get(TAB, "")
    chosen = tab if TAB in request.GET and tab in TABS else "tat-ca" if query else ""
    found = _found(query)
    page = Paginator(_with_versions(found.filter(TABS[chosen][1])), PAGE).get_page(request.GET.get("page"))
    context = {
        "rights": rights,
        "page": page,
        "rows": [_row(procedure) for procedure in page],
        "tabs": [_tab(name, query, found, name == chosen) for name in TABS],
        "query": query,
        "tab": chosen,
    }
    return render(request, "editor/home.html", context)


def _found(query: str) -> QuerySet[Procedure]:
    """Every word somewhere in what a procedure is found by."""
    found = Procedure.objects.all()
    for word in words(query):
        found = found.filter(Q(search_text__contains=word) | Q(name__icontains=word) | Q(code__contains=word))
    return found


def _with_versions(procedures: QuerySet[Procedure]) -> QuerySet[Procedure]:
    versions = ProcedureVersion.objects.filter(state__in=ProcedureVersion.OPEN).select_related("created_by", "sent_by")
    return (
        procedures.select_related("current")
        .prefetch_related(Prefetch("versions", versions.defer("document"), to_attr="being_written"))
        .only("code", "name", "name_en", "retired_at", "current__number", "current__effective_from")
    )


def _tab(name: str, query: str, found: QuerySet[Procedure], is_current: bool) -> dict[str, Any]:
    label, where = TABS[name]
    url = f"{reverse('editor:home')}?{TAB}={name}" + (f"&{QUERY}={query}" if query else "")
    return {"label": label, "url": url, "count": found.filter(where).count(), "current": is_current}


def _row(procedure: Any) -> dict[str, Any]:
    version = next(iter(procedure.being_written), None)
    return {
        "procedure": procedure,
        "version": version,
        "tone": TONES.get(version.state, "draft") if version else "",
        "is_national": procedure.current_id is None and version is None,
    }
