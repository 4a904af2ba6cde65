"""Who changed what and when; taking one change back; the version as a file."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Refusal, or_denied
from core.once import answered
from procedures import drafting
from procedures.drafting import documents
from procedures.drafting.history import Event, history_of_procedure, history_of_version
from procedures.editor.frame import frame
from procedures.editor.guard import require_writing
from procedures.editor.numbers import number_in
from procedures.editor.outline import SECTIONS
from procedures.editor.work import Work, rights_of, work_on
from procedures.exchange import export as exported
from procedures.exchange import version_to_export
from procedures.models import DefinitionEdit, ProcedureVersion
from procedures.wording import label_of

MOST = 200


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def history(request: SignedInRequest, code: str) -> HttpResponseBase:
    """The newest first; POST `undo` takes one edit back."""
    work = work_on(request.user, code)
    if request.method == "POST":
        return _undone(request, work)
    return _show(request, work)


def _undone(request: SignedInRequest, work: Work) -> HttpResponseBase:
    require_writing(work)
    edit = or_denied(number_in(request.POST.get("undo"), 15))

    def answer() -> str:
        drafting.undo(request.user, work.version.pk, edit)
        return reverse("editor:history", args=[work.code])

    return answered(request, answer, partial(_show, request, work), _("Đã hoàn tác."))


def _show(request: SignedInRequest, work: Work, error: Refusal | None = None) -> HttpResponse:
    rows = [_row(work, event) for event in reversed(history_of_version(work.version)[-MOST:])]
    mine = work.version.number
    older = [event for event in reversed(history_of_procedure(work.procedure)) if event.number != mine][:MOST]
    context = frame(work, title=_("Lịch sử"), events=rows, older=older, error=error)
    return render(request, "editor/history.html", context, status=error.status if error else 200)


def _row(work: Work, event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "where": where(work, event.place),
        "url": _url(work, event),
        "undoable": event.may_be_undone and work.may_write,
        "before": told(event.before),
        "after": told(event.after),
        "is_writing": event.verb in DefinitionEdit.WRITING,
    }


def where(work: Work, place: str) -> str:
    """A place in words: the section, then what each part on the way is called now."""
    keys = place.split("/")
    if keys[0] not in SECTIONS:
        return ""
    names = [str(label_of(type(work.definition), keys[0]))]
    for length in range(2, len(keys) + 1):
        part = documents.now(work.document, "/".join(keys[:length]))
        if isinstance(part, dict) and keys[length - 1].isdecimal() and (name := told(part)):
            names.append(name)
    return " › ".join(names)


def told(part: Any) -> str:
    """What a stored part is called, else the words in it; nothing for numbers and orders."""
    if not isinstance(part, dict):
        return ""
    for key in ("label", "name", "title", "message", "question"):
        words = part.get(key)
        if isinstance(words, dict) and words.get("vi"):
            return str(words["vi"])[:160]
        if isinstance(words, str):
            return words[:160]
    return str(part.get("id") or part.get("code") or "")


def _url(work: Work, event: Event) -> str:
    is_there = event.place and documents.now(work.document, event.place) is not None
    return reverse("editor:part", args=[work.code, event.place]) if is_there else ""


@staff_required
@require_safe
def export(request: SignedInRequest, code: str) -> HttpResponse:
    """The version as a file, byte for byte: `?number=` one of them, else the one being written or in force."""
    rights_of(request.user)
    number = number_in(request.GET.get("number"), 7)
    if number is not None:
        version = version_to_export(code, number=number)
    else:
        is_open = ProcedureVersion.objects.filter(procedure__code=code, state__in=ProcedureVersion.OPEN).exists()
        version = version_to_export(code, draft=is_open)
    response = HttpResponse(exported(version), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{version.procedure.code}-v{version.number}.json"'
    return response
