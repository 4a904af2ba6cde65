"""Looking up a dossier by code and PIN: the status and nothing personal; few tries for one address and one code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from applications.citizen.dossiers import promised
from applications.models import Dossier, Limit
from applications.queries import course_of, holders_now
from applications.status import Status
from applications.tones import tone_of

OF_AN_ADDRESS = Limit("address", 10)
OF_A_CODE = Limit("code", 20)


def track(request: HttpRequest) -> HttpResponse:
    """GET shows the form (`?ma=` fills the code in); POST answers it. No such code and a wrong PIN read the same."""
    written = request.POST.get("code") or request.GET.get("ma") or ""
    code = "".join(filter(str.isprintable, written)).strip().upper()[:60]
    if request.method != "POST":
        return render(request, "citizen/track.html", {"code": code})
    OF_AN_ADDRESS.guard(request)
    OF_A_CODE.guard(code)
    pin = request.POST.get("pin", "").strip().upper().replace("-", "").replace(" ", "")
    dossier = _found(code)
    if not constant_time_compare(dossier.pin if dossier else "never-a-pin", pin) or dossier is None:
        OF_AN_ADDRESS.count(request)
        OF_A_CODE.count(code)
        wrong = _("Mã hồ sơ và mã PIN không khớp. Hãy xem lại trên giấy tiếp nhận, hoặc trang hiện ra khi bạn nộp.")
        form = {"errors": [{"anchor": "code", "text": wrong}]}
        return render(request, "citizen/track.html", {"code": code, "wrong": wrong, "form": form}, status=422)
    context = {
        "dossier": dossier,
        "status": Status(dossier.status).label,
        "tone": tone_of(dossier),
        "course": [vars(stage) for stage in course_of(dossier)],
        "holders": holders_now(dossier),
        "due_at": promised(dossier),
    }
    return render(request, "citizen/tracked.html", context)


def _found(code: str) -> Dossier | None:
    dossiers = Dossier.objects.exclude(status=Status.DRAFT).with_version().prefetch_related("step_runs__agency")
    return dossiers.filter(code=code).first() or dossiers.filter(request_number=code).first()
