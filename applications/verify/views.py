"""The pages of checking. Few wrong codes and few files for one address; a file is looked into and not kept."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from applications.models import Limit, Paper
from applications.verify.judging import of_bytes, of_paper
from core.errors import Invalid
from core.ledger.proof import proof_of
from core.sent import whole

LARGEST = 10 * 1024 * 1024
WRONG_CODES, FILES = Limit("verify", 10), Limit("upload", 30)


# Nothing is changed here; without the token a body that is too large is refused before it is read.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """GET asks for a code (`ma`) or a file; POST looks into the file."""
    if request.method == "POST":
        return _file(request)
    if code := _tidy(request.GET.get("ma", "")):
        return redirect("verify:paper", code=code)
    return _ask(request)


@require_GET
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """What a QR code leads to."""
    found = _found(request, code)
    if isinstance(found, HttpResponse):
        return found
    if found.blob is None:
        return render(request, "verify/printing.html", {"paper": found}, status=202)
    return render(request, "verify/paper.html", {"verdict": of_paper(found), "paper": found})


@require_GET
def proof(request: HttpRequest, code: str) -> HttpResponse:
    """The proof of a paper's hash in the ledger, to be checked without this portal (docs/verification.md)."""
    found = _found(request, code)
    if isinstance(found, HttpResponse):
        return found
    answer = proof_of(found.subject)
    if answer is None:
        return JsonResponse({"detail": _("Bằng chứng có sau khi sổ cái được niêm phong vào đêm nay.")}, status=404)
    name = f"bang-chung-{found.code}.json"
    return JsonResponse(answer, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_GET
def root(request: HttpRequest) -> HttpResponse:
    """The certificates to be trusted, as PEM; 404 while nothing has been signed."""
    from core.signing import trusted_pem

    pem = trusted_pem()
    headers = {"Content-Disposition": 'attachment; filename="chung-thu-goc.pem"'}
    return HttpResponse(pem, status=200 if pem else 404, content_type="application/x-pem-file", headers=headers)


def _file(request: HttpRequest) -> HttpResponse:
    if (whole(request.META.get("CONTENT_LENGTH", "")) or 0) > LARGEST + 10_000:
        return _ask(request, _("Tệp lớn hơn 10 MB. Giấy do cổng phát hành nhỏ hơn nhiều."), status=413)
    FILES.guard(request)
    FILES.count(request)
    sent = request.FILES.get("file")
    if sent is None or not sent.size:
        return _ask(request, _("Hãy chọn một tệp PDF."), status=422)
    try:
        verdict = of_bytes(sent.read())
    except Invalid as error:
        return _ask(request, str(error.message), status=422)
    return render(request, "verify/paper.html", {"verdict": verdict, "paper": verdict.paper, "is_file": True})


def _ask(request: HttpRequest, wrong: str = "", status: int = 200, code: str = "") -> HttpResponse:
    """The form again; `wrong` is about the code when there is one, else about the file."""
    anchor = "ma" if code else "file"
    form = {"errors": [{"anchor": anchor, "text": wrong}]} if wrong else None
    context = {"wrong": wrong, "anchor": anchor, "code": code, "form": form}
    return render(request, "verify/door.html", context, status=status)


def _found(request: HttpRequest, code: str) -> Paper | HttpResponse:
    """The paper of this code; a page that says there is none, which is counted."""
    WRONG_CODES.guard(request)
    known = Paper.objects.select_related("blob", "agency", "superseded_by", "dossier").defer("data")
    if found := known.filter(code=_tidy(code)).first():
        return found
    WRONG_CODES.count(request)
    wrong = _("Không có giấy nào mang mã này. Hãy xem lại mã in ở cuối trang giấy.")
    return _ask(request, wrong, status=404, code=_tidy(code))


def _tidy(code: str) -> str:
    """As it is printed, however it was typed: 7kq2 m9xd 4tba → 7KQ2-M9XD-4TBA."""
    signs = "".join(filter(str.isalnum, code)).upper()[:12]
    return "-".join(signs[n : n + 4] for n in range(0, len(signs), 4))
