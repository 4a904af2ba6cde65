"""A version as a whole: where it stands, who works on it, what it is made of; beginning it and giving it up."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Denied, or_denied
from core.once import once
from procedures import drafting
from procedures.editor.diagram import drawing
from procedures.editor.frame import frame
from procedures.editor.guard import require_writing
from procedures.editor.listing import listings
from procedures.editor.work import Work, rights_of, work_on
from procedures.exchange import from_national
from procedures.models import DefinitionEdit, NationalRecord


@staff_required
@require_safe
def draft(request: SignedInRequest, code: str) -> HttpResponse:
    """The version being written, or the one in force, whole."""
    work = work_on(request.user, code)
    context = frame(
        work,
        drawing=drawing(work),
        workers=_workers(work),
        lists=listings(work, work.definition.process, "process"),
        has_national=NationalRecord.objects.filter(procedure=work.procedure).exists(),
        title=work.title,
    )
    return render(request, "editor/draft.html", context)


def _workers(work: Work) -> list[str]:
    """Whoever wrote in it, the last first."""
    edits = DefinitionEdit.objects.filter(version=work.version, user__isnull=False).order_by("-pk")
    return [*dict.fromkeys(edits.values_list("user__full_name", flat=True)[:200])][:5]


@staff_required
@require_POST
def start(request: SignedInRequest, code: str) -> HttpResponseBase:
    """A draft of what is in force."""
    if not rights_of(request.user).may_edit:
        raise Denied

    def answer() -> str:
        drafting.start_again(request.user, code)
        messages.success(request, _("Đã tạo bản nháp từ phiên bản đang áp dụng."))
        return reverse("editor:draft", args=[code])

    return redirect(once(request, answer))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: SignedInRequest, code: str) -> HttpResponseBase:
    """GET says what is lost; POST gives the draft up."""
    work = work_on(request.user, code)
    require_writing(work)
    if request.method != "POST":
        return render(request, "editor/discard.html", frame(work, title=_("Bỏ bản nháp")))

    def answer() -> str:
        drafting.discard(request.user, work.version.pk)
        messages.success(request, _("Đã bỏ bản nháp."))
        return reverse("editor:home")

    return redirect(once(request, answer))


@staff_required
@require_safe
def national(request: SignedInRequest, code: str) -> HttpResponse:
    """What the national record says that has no place in a definition yet, kept beside it."""
    work = work_on(request.user, code)
    record = or_denied(NationalRecord.objects.filter(procedure=work.procedure).first())
    groups: dict[str, list[Any]] = {}
    for unmatched in from_national(record).unmatched:
        groups.setdefault(str(unmatched.what), []).append(unmatched.text)
    return render(request, "editor/national.html", frame(work, title=_("Dữ liệu quốc gia"), groups=groups))
