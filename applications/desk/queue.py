"""The officer's list: what is on my desks, least legal time first. What it shows is told by its address."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications import permissions
from applications.models import Dossier, StepRun
from applications.queries import desk_queue_for
from core.text import Sentence, fold
from procedures.definition.process import StepKind
from procedures.models import Procedure

PAGE = 40
TAB, QUERY, PROCEDURE = "muc", "q", "thu-tuc"
WAITING = Q(waiting_since__isnull=False)
LISTED = {StepKind.RECEPTION, StepKind.APPROVAL, StepKind.ISSUE, StepKind.RETURN}
TABS: dict[str, tuple[Sentence, Q, Sentence]] = {
    "": (_("Tất cả"), Q(), _("Hồ sơ được chuyển đến anh/chị sẽ hiện ở đây, hồ sơ gấp nhất đứng đầu.")),
    "tiep-nhan": (
        _("Chờ tiếp nhận"),
        Q(kind=StepKind.RECEPTION) & ~WAITING,
        _("Hồ sơ nộp trực tuyến chờ trả lời trong 8 giờ làm việc sẽ hiện ở đây."),
    ),
    "thu-ly": (
        _("Thụ lý"),
        ~Q(kind__in=LISTED) & ~WAITING,
        _("Hồ sơ chờ thẩm tra, kiểm tra thực địa hoặc cho ý kiến sẽ hiện ở đây."),
    ),
    "ky": (_("Ký duyệt"), Q(kind=StepKind.APPROVAL) & ~WAITING, _("Hồ sơ đã thụ lý xong, chờ ký, sẽ hiện ở đây.")),
    "phat-hanh": (_("Phát hành"), Q(kind=StepKind.ISSUE) & ~WAITING, _("Kết quả đã ký, chờ cấp số, sẽ hiện ở đây.")),
    "tra": (_("Trả kết quả"), Q(kind=StepKind.RETURN), _("Kết quả chờ người nộp đến nhận sẽ hiện ở đây.")),
    "cho-bo-sung": (_("Chờ bổ sung"), WAITING, _("Hồ sơ anh/chị đã yêu cầu người nộp bổ sung sẽ hiện ở đây.")),
}

KEYS = [("↓", _("vào danh sách")), ("↑ ↓", _("chọn hồ sơ")), ("Enter", _("mở")), ("Esc", _("về ô tìm"))]


@staff_required
@require_GET
def queue(request: SignedInRequest) -> HttpResponse:
    """One page of the queue: `?muc=` picks a tab, `?q=` searches, `?thu-tuc=` picks a procedure.

    A whole code or request number opens that dossier, on whosever desk it is.
    """
    query = request.GET.get(QUERY, "").strip()
    if query and (dossier := _named(request, query)):
        return redirect("desk:dossier", dossier.pk)
    tab = request.GET.get(TAB, "")
    mine = desk_queue_for(request.user)
    procedures = _procedures(mine)
    found = _search(mine, query)
    if chosen := request.GET.get(PROCEDURE, ""):
        found = found.filter(dossier__procedure__code=chosen)
    _label, where, promise = TABS.get(tab, TABS[""])
    page = Paginator(found.filter(where), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "runs_the_portal": not page.object_list and permissions.runs_the_portal(request.user),
        "tabs": _tabs(request.GET, found),
        "chips": list(_chips(request.GET, procedures)),
        "promise": promise,
        "procedures": procedures,
        "chosen": chosen,
        "query": query,
        "tab": tab,
        "keys": KEYS,
    }
    return render(request, "desk/queue.html", context)


def _named(request: SignedInRequest, query: str) -> Dossier | None:
    code = query.upper()
    return Dossier.objects.visible_to(request.user).filter(Q(code=code) | Q(request_number=code)).first()


def _procedures(mine: QuerySet[StepRun]) -> dict[str, str]:
    """The procedures on the desk, by code."""
    found = Procedure.objects.filter(pk__in=mine.order_by().values("dossier__procedure"))
    return {procedure.code: procedure.title for procedure in found.only("code", "name", "name_en")}


def _search(runs: QuerySet[StepRun], query: str) -> QuerySet[StepRun]:
    """Every word must be found, accents or not; a code is found by any part of it."""
    for word in fold(query).split():
        runs = runs.filter(
            Q(dossier__search_text__contains=word)
            | Q(dossier__code__icontains=word)
            | Q(dossier__request_number__icontains=word)
        )
    return runs


def _tabs(params: QueryDict, found: QuerySet[StepRun]) -> list[dict[str, Any]]:
    wheres = {f"in_{at}": Count("pk", filter=where) for at, (_label, where, _promise) in enumerate(TABS.values())}
    counts = found.order_by().aggregate(**wheres)
    current = params.get(TAB, "")
    return [
        {"label": label, "url": _url(params, **{TAB: name}), "count": counts[f"in_{at}"], "current": name == current}
        for at, (name, (label, _where, _promise)) in enumerate(TABS.items())
    ]


def _chips(params: QueryDict, procedures: dict[str, str]) -> list[tuple[str, str]]:
    """What narrows the list, each with the address without it."""
    chosen = params.get(PROCEDURE, "")
    words = {QUERY: params.get(QUERY, "").strip(), PROCEDURE: procedures.get(chosen, chosen)}
    return [(word, _url(params, **{name: ""})) for name, word in words.items() if word]


def _url(params: QueryDict, **changes: str) -> str:
    """The queue's address with these changes, on its first page."""
    kept = {name: params.get(name, "") for name in (TAB, QUERY, PROCEDURE)} | changes
    chosen = QueryDict(mutable=True)
    chosen.update({name: value for name, value in kept.items() if value})
    return f"{reverse('desk:queue')}?{chosen.urlencode()}".rstrip("?")
