"""The buttons of a list: copy, up, down, move elsewhere, remove."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Denied
from core.once import once
from procedures import drafting
from procedures.definition.base import Part
from procedures.definition.places import places
from procedures.drafting import documents
from procedures.editor.frame import frame
from procedures.editor.guard import require_writing
from procedures.editor.numbers import number_in
from procedures.editor.outline import titled
from procedures.editor.pages import page_of
from procedures.editor.said import said
from procedures.editor.shapes import class_at, list_at
from procedures.editor.work import Work, work_on
from procedures.gate.naming import WORDS
from procedures.wording import name_of


@staff_required
@require_POST
def arrange(request: SignedInRequest, code: str, place: str) -> HttpResponseBase:
    """`do`: "copy 3", "up 3", "down 3" or "to 3 0", of the list at `place`; `mark-3` is the mark of the part seen."""
    work = work_on(request.user, code)
    require_writing(work)
    list_at(work.document, place)
    verb, number, to = [*request.POST.get("do", "").split(" "), "", ""][:3]
    if number_in(number) is None:
        raise Denied
    seen = request.POST.get(f"mark-{number}", "")
    act = _act(request.user, work, f"{place}/{number}", verb, seen, to)

    def answer() -> str:
        act()
        return f"{page_of_list(work, place)}#{place.replace('/', '-')}"

    return redirect(once(request, answer))


def _act(user: User, work: Work, place: str, verb: str, seen: str, to: str) -> Callable[[], object]:
    pk, number = work.version.pk, documents.split(place)[1]
    if verb == "copy":
        return lambda: drafting.copy_part(user, pk, place, seen)
    goals = {"up": number - 1, "down": number + 1, "to": number_in(to)}
    goal = goals.get(verb)
    if goal is None or goal < 0:
        raise Denied
    return lambda: drafting.move_part(user, pk, place, seen, goal)


def page_of_list(work: Work, place: str) -> str:
    """The page on which the list stands; all steps stand on that of the process."""
    if place.startswith("process/") and not place.endswith("/fields"):
        return reverse("editor:part", args=[work.code, "process"])
    holder = place.rpartition("/")[0]
    return reverse("editor:part", args=[work.code, page_of(work.document, holder or place)])


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, code: str, place: str) -> HttpResponseBase:
    """GET says what is lost; POST takes the part out."""
    work = work_on(request.user, code)
    require_writing(work)
    part, place_of_list = listed(work, place)
    if request.method == "POST":

        def answer() -> str:
            drafting.remove_part(request.user, work.version.pk, place, request.POST.get("seen", ""))
            messages.success(request, _("Đã xóa. Có thể hoàn tác ở trang Lịch sử."))
            return page_of_list(work, place_of_list)

        return redirect(once(request, answer))
    return render(request, "editor/remove.html", about(work, place, part, lost=_lost(part, place)))


def listed(work: Work, place: str) -> tuple[Part, str]:
    """The part, and its list; Denied for what is not a part of a list with pages of their own."""
    class_at(work.document, place)
    if page_of(work.document, place) != place or not place.rpartition("/")[2].isdecimal():
        raise Denied
    part: Any = work.definition
    for key in place.split("/"):
        part = part[int(key)] if isinstance(part, list) else getattr(part, key)
    return part, place.rpartition("/")[0]


def _lost(part: Part, place: str) -> list[str]:
    """What goes with it: every part inside that has a name."""
    return [
        f"{name_of(type(each))}: {titled(each, where)}"
        for where, each in places(part, place)
        if where != place and where.rpartition("/")[2].isdecimal() and type(each) in WORDS
    ]


def about(work: Work, place: str, part: Part, **more: Any) -> dict[str, Any]:
    stored = documents.now(work.document, place)
    title = titled(part, place)
    return frame(
        work,
        place,
        kind=name_of(type(part)),
        title=title,
        seen=documents.part_mark(stored),
        said=said(part, work.names),
        back=reverse("editor:part", args=[work.code, place]),
        **more,
    )
