"""The page on which a new part is written, blank or as the library has it; it is in the draft once it is saved."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Denied, Invalid
from core.once import once
from procedures import drafting
from procedures.definition.base import Part
from procedures.definition.examples import Example
from procedures.definition.fees import FeeRule
from procedures.definition.form import FormField
from procedures.definition.papers import PaperRequirement
from procedures.drafting import Overtaken, documents
from procedures.editor import example
from procedures.editor.boxes import Boxes
from procedures.editor.editing import scope_at
from procedures.editor.frame import frame
from procedures.editor.guard import require_writing
from procedures.editor.numbers import number_in
from procedures.editor.shapes import list_at, type_of
from procedures.editor.work import Work, work_on
from procedures.models import LibraryItem
from procedures.wording import name_of

KINDS: dict[type[Part], LibraryItem.Kind] = {
    FormField: LibraryItem.Kind.FIELD,
    PaperRequirement: LibraryItem.Kind.PAPER,
    FeeRule: LibraryItem.Kind.FEE,
}


class Adding:
    """A part that is to stand in the list at `place`."""

    def __init__(self, work: Work, place: str, asked: QueryDict, sent: QueryDict | None) -> None:
        self.work, self.place, self.asked = work, place, asked
        self.part_class = list_at(work.document, place).chosen({"type": asked.get("type")})
        holder = documents.now(work.document, place.rpartition("/")[0])
        self.seen = sent.get("seen", "") if sent is not None else documents.name_mark(holder)
        self.boxes = Boxes(self.part_class, scope_at(work, f"{place}/0", {}))
        if sent is None:
            self.boxes.show(self._begun(), {})
        else:
            self.boxes.read(sent, {})

    def _begun(self) -> dict[str, Any]:
        """Nothing; or what the library holds, under names that are free here."""
        item = LibraryItem.objects.filter(pk=number_in(self.asked.get("library"), 9) or 0).first()
        if item is None or item.kind != KINDS.get(self.part_class):
            return {}
        found = documents.copied(item.document, documents.taken(self.work.document))
        return found if isinstance(found, dict) else {}

    @property
    def library(self) -> list[LibraryItem]:
        """What the library offers for this place."""
        kind = KINDS.get(self.part_class)
        return [*LibraryItem.objects.filter(kind=kind)[:500]] if kind else []

    @property
    def at(self) -> int | None:
        return number_in(self.asked.get("at"))

    def save(self, user: Any) -> str:
        """Adds it; the place it then has."""
        kind = type_of(self.part_class)
        new = {**({"type": kind} if kind else {}), **self.boxes.value}
        pk = self.work.version.pk
        before = len(documents.now(self.work.document, self.place) or [])
        drafting.add_part(user, pk, self.place, new, at=self.at, seen=self.seen)
        return f"{self.place}/{before if self.at is None else min(self.at, before)}"

    def refuse(self, error: Invalid) -> None:
        """Puts each sentence beside its box; the part's own place is one the draft does not have yet."""
        for place, sentence in error.fields.items():
            inside = place.removeprefix(f"{self.place}/")
            self.boxes.refuse(inside.partition("/")[2] if inside != place else place, sentence)
        if not error.fields:
            self.boxes.refuse("", error.message)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, code: str, place: str) -> HttpResponseBase:
    """`?type=` of several kinds of part, `?at=` before which one of the list, `?library=` what to begin with."""
    work = work_on(request.user, code)
    require_writing(work)
    if list_at(work.document, place).parts == (Example,):
        return example.add(request, work)
    adding = Adding(work, place, request.GET, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show(request, adding)
    if button := request.POST.get("do"):
        name, verb, where = [*button.split(" "), "", ""][:3]
        adding.boxes.act(name, verb, where)
    return _show(request, adding) if button or "refresh" in request.POST else _saved(request, adding)


def _saved(request: SignedInRequest, adding: Adding) -> HttpResponseBase:
    def answer() -> str:
        place = adding.save(request.user)
        messages.success(request, _("Đã thêm. Có thể soạn tiếp các phần bên trong."))
        return reverse("editor:part", args=[adding.work.code, place])

    try:
        if list(adding.boxes.problems()):
            raise Invalid(_("Có chỗ cần sửa"), {})
        return redirect(once(request, answer))
    except Overtaken as error:
        adding.boxes.refuse("", error.message)
        adding.seen = documents.name_mark(documents.now(adding.work.document, adding.place.rpartition("/")[0]))
    except Invalid as error:
        adding.refuse(error)
    return _show(request, adding, status=422)


def _show(request: SignedInRequest, adding: Adding, status: int = 200) -> HttpResponse:
    work = adding.work
    up = adding.place if "/" not in adding.place else adding.place.rpartition("/")[0]
    if not up:
        raise Denied
    context = frame(
        work,
        adding.place,
        adding=adding,
        boxes=adding.boxes,
        errors=list(adding.boxes.problems()),
        title=_("Thêm %(what)s") % {"what": str(name_of(adding.part_class)).lower()},
        back=reverse("editor:part", args=[work.code, up]),
    )
    return render(request, "editor/add.html", context, status=status)
