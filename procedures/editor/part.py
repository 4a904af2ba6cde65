"""The page of one part, or of one list of parts: shown, put together, saved."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Conflict, Invalid
from core.once import once
from procedures.definition.base import Part
from procedures.definition.examples import Example
from procedures.definition.outcome import ResultPaper
from procedures.drafting import Overtaken, documents
from procedures.editor import example
from procedures.editor.boxes.rows import Rows
from procedures.editor.editing import Editing, is_two_level
from procedures.editor.frame import frame
from procedures.editor.guard import require_writing
from procedures.editor.library import kind_of
from procedures.editor.listing import listing, listings
from procedures.editor.outline import titled
from procedures.editor.overtaken import show_overtaken
from procedures.editor.pages import page_of
from procedures.editor.said import said
from procedures.editor.shapes import Shape, class_at, walk
from procedures.editor.work import Work, work_on
from procedures.wording import label_of, name_of


@csp_update({"frame-src": [SELF]})
@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: SignedInRequest, code: str, place: str) -> HttpResponseBase:
    """GET shows the part or the list at this place; POST saves the part, or (`do`, `refresh`) asks for other boxes."""
    work = work_on(request.user, code)
    if request.method == "POST":
        return _sent(request, work, place)
    if (page := page_of(work.document, place)) != place:
        anchor = "-".join(place.removeprefix(f"{page}/").split("/"))
        return redirect(f"{reverse('editor:part', args=[code, page])}#id_{anchor}")
    found = walk(work.document, place)
    if isinstance(found, Shape):
        return _show_list(request, work, place)
    if found is Example:
        return example.show(request, work, place)
    return _show(request, Editing(work, place, found))


def _sent(request: SignedInRequest, work: Work, place: str) -> HttpResponseBase:
    require_writing(work)
    part_class = class_at(work.document, place, is_gone=True)
    if part_class is Example:
        return example.sent(request, work, place)
    editing = Editing(work, place, part_class, request.POST)
    if button := request.POST.get("do"):
        editing.act(button)
    if button or "refresh" in request.POST:
        return _show(request, editing)
    return _quietly(request, editing) if "autosave" in request.POST else _saved(request, editing)


def _saved(request: SignedInRequest, editing: Editing) -> HttpResponseBase:
    def answer() -> str:
        editing.save(request.user)
        messages.success(request, _("Đã lưu."))
        return reverse("editor:part", args=[editing.work.code, editing.place])

    try:
        if list(editing.boxes.problems()):
            raise Invalid(_("Có chỗ cần sửa"), {})
        return redirect(once(request, answer))
    except Overtaken as error:
        return show_overtaken(request, editing, error)
    except Invalid as error:
        editing.refuse(error)
        return _show(request, editing, status=422)


def _quietly(request: SignedInRequest, editing: Editing) -> JsonResponse:
    """The same for a page that saves itself: when it was saved and the new mark, or why it was not."""
    if list(editing.boxes.problems()):
        return JsonResponse({"problem": _("Chưa lưu: còn chỗ cần sửa.")}, status=422)
    try:
        seen = editing.save(request.user)
    except (Invalid, Conflict) as error:
        return JsonResponse({"problem": str(error.message)}, status=error.status)
    now = timezone.localtime()
    return JsonResponse({"saved": _("Đã lưu lúc %(time)s") % {"time": f"{now:%H:%M:%S}"}, "seen": seen})


def _show(request: SignedInRequest, editing: Editing, status: int = 200) -> HttpResponse:
    work, place = editing.work, editing.place
    here = _typed_at(work, place)
    lead_from_rows(editing)
    context = frame(
        work,
        place,
        editing=editing,
        boxes=editing.boxes,
        errors=list(editing.boxes.problems()),
        kind=name_of(editing.part_class),
        title=titled(here, place) if here else name_of(editing.part_class),
        lists=listings(work, here, place) if here else [],
        said=said(here, work.names) if here and not work.may_write else [],
        up=up(work, place),
        may_keep=kind_of(editing.part_class) is not None,
        is_removable=place.rpartition("/")[2].isdecimal(),
        printed=_printed_at(work, place),
    )
    return render(request, "editor/part.html", context, status=status)


def _printed_at(work: Work, place: str) -> str:
    """Which result is written here, so that it can be looked at beside the boxes."""
    paper = _typed_at(work, "/".join(place.split("/")[:3])) if place.startswith("outcome/papers/") else None
    return paper.id if isinstance(paper, ResultPaper) else ""


def lead_from_rows(editing: Editing) -> None:
    """From stored rows to what has a page of its own: the second level of an option, the library for a document."""
    doors = {"legal_bases": ("editor:keep", _("Lưu vào thư viện"))}
    if is_two_level(editing.part_class, editing.value):
        doors["options"] = ("editor:part", _("Lựa chọn bậc hai"))
    for box in editing.boxes.shown:
        for row in box.rows if isinstance(box, Rows) and box.key in doors else []:
            if row.origin is not None:
                door, words = doors[box.key]
                row.more = words, reverse(door, args=[editing.work.code, f"{editing.place}/{box.key}/{row.origin}"])


def _typed_at(work: Work, place: str) -> Part | None:
    """The part itself; none where it is gone."""
    here: Any = work.definition
    for key in place.split("/"):
        if isinstance(here, list):
            here = here[int(key)] if key.isdecimal() and int(key) < len(here) else None
        else:
            here = getattr(here, key, None)
    return here if isinstance(here, Part) else None


def _show_list(request: SignedInRequest, work: Work, place: str) -> HttpResponse:
    """A list without a page of its own part: papers, fees, the pages of the form."""
    holder, _slash, key = place.rpartition("/")
    owner: Any = _typed_at(work, holder) if holder else work.definition
    shown = listing(work, type(owner), key, getattr(owner, key), place)
    context = frame(work, place, title=label_of(type(owner), key), lists=[shown], up=up(work, place), is_list=True)
    return render(request, "editor/part.html", context)


def up(work: Work, place: str) -> tuple[str, str] | None:
    """The part around this one, with its address; none for a section of the document."""
    holder = place.rpartition("/")[0]
    while holder:
        found = _typed_at(work, holder)
        if found is not None:
            return titled(found, holder), reverse("editor:part", args=[work.code, holder])
        if isinstance(documents.now(work.document, holder), list) and "/" not in holder:
            return str(label_of(type(work.definition), holder)), reverse("editor:part", args=[work.code, holder])
        holder = holder.rpartition("/")[0]
    return None
