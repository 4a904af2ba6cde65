"""Moving a part into another list that may hold it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Denied
from core.once import once
from procedures import drafting
from procedures.definition.base import Part
from procedures.definition.places import places
from procedures.drafting import documents
from procedures.editor.arranging import about, listed, page_of_list
from procedures.editor.boxes.keys import is_listed
from procedures.editor.guard import require_writing
from procedures.editor.outline import titled
from procedures.editor.shapes import shapes
from procedures.editor.work import Work, work_on
from procedures.wording import label_of, name_of


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, code: str, place: str) -> HttpResponseBase:
    """GET offers every list that may hold the part; POST moves it to the end of the one chosen (`to`)."""
    work = work_on(request.user, code)
    require_writing(work)
    part, place_of_list = listed(work, place)
    homes = list(_homes(work, part, place))
    if request.method == "POST":
        to = request.POST.get("to", "")
        if to not in dict(homes):
            raise Denied

        def answer() -> str:
            _move(request.user, work, place, request.POST.get("seen", ""), to)
            messages.success(request, _("Đã chuyển."))
            return page_of_list(work, place_of_list)

        return redirect(once(request, answer))
    return render(request, "editor/move.html", about(work, place, part, homes=homes))


@transaction.atomic
def _move(user: User, work: Work, place: str, seen: str, to: str) -> None:
    """Taken out here, then added at the end there; both or neither."""
    part = documents.at(work.document, place)
    holder = documents.now(work.document, to.rpartition("/")[0])
    drafting.remove_part(user, work.version.pk, place, seen)
    drafting.add_part(user, work.version.pk, _after(to, place), part, seen=documents.name_mark(holder))


def _after(to: str, gone: str) -> str:
    """The place a list has once the part `gone` is out."""
    list_gone, number = documents.split(gone)
    if not to.startswith(f"{list_gone}/"):
        return to
    first, slash, rest = to.removeprefix(f"{list_gone}/").partition("/")
    return f"{list_gone}/{int(first) - (int(first) > number)}{slash}{rest}"


def _homes(work: Work, part: Part, place: str) -> Iterator[tuple[str, str]]:
    """The other lists that may hold such a part, each with what it is called; not those inside the part itself."""
    mine = place.rpartition("/")[0]
    for holder, each in places(work.definition):
        if holder == place or holder.startswith(f"{place}/"):
            continue
        for key, shape in shapes(type(each)).items():
            there = f"{holder}/{key}".lstrip("/")
            if is_listed(shape) and type(part) in shape.parts and there != mine:
                yield there, f"{_called(work, holder, each)} › {label_of(type(each), key)}"


def _called(work: Work, place: str, part: Part) -> str:
    """Of a group of fields without a title: its page first."""
    around: Any = work.definition
    names = []
    for key in place.split("/") if place else []:
        around = around[int(key)] if isinstance(around, list) else getattr(around, key)
        if isinstance(around, Part) and key.isdecimal():
            names.append(titled(around, key))
    return " › ".join(names) or str(name_of(type(part)))
