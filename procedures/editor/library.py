"""The library: fields, papers, legal documents and fees kept to be used again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Conflict, Denied, Invalid, or_denied
from core.once import once
from core.text import fold
from procedures import drafting
from procedures.definition.base import Part
from procedures.definition.general import LegalBasis
from procedures.drafting import documents, library
from procedures.editor.adding import KINDS
from procedures.editor.guard import require_writing
from procedures.editor.history import told
from procedures.editor.numbers import number_in
from procedures.editor.pages import page_of
from procedures.editor.shapes import class_at
from procedures.editor.work import rights_of, work_on
from procedures.fields.questions import Asking, Question
from procedures.models import LibraryItem


class Kept(Asking):
    """Under which name a part is kept."""

    name = Question(label=gettext_lazy("Tên trong thư viện"))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def shelf(request: SignedInRequest) -> HttpResponseBase:
    """Everything kept, by kind, `?q=` of that name; POST `forget` takes one out."""
    rights = rights_of(request.user)
    if request.method == "POST":
        return _forgotten(request)
    query = request.GET.get("q", "").strip()[:200]
    items = [item for item in LibraryItem.objects.select_related("created_by") if fold(query) in fold(item.name)]
    groups = [(kind.label, [item for item in items if item.kind == kind]) for kind in LibraryItem.Kind]
    context = {
        "rights": rights,
        "groups": [(label, found) for label, found in groups if found],
        "query": query,
        "crumbs": [(_("Soạn thủ tục"), reverse("editor:home"))],
    }
    return render(request, "editor/library.html", context)


def _forgotten(request: SignedInRequest) -> HttpResponseBase:
    item = or_denied(number_in(request.POST.get("forget"), 9))

    def answer() -> str:
        library.forget(request.user, item)
        messages.success(request, _("Đã bỏ khỏi thư viện. Những nơi đã dùng vẫn giữ nguyên."))
        return reverse("editor:library")

    return redirect(once(request, answer))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: SignedInRequest, code: str, place: str) -> HttpResponseBase:
    """Keeps the part at this place in the library, under a name of one's own."""
    work = work_on(request.user, code)
    kind = kind_of(class_at(work.document, place))
    if kind is None or not work.rights.may_edit:
        raise Denied
    part = documents.at(work.document, place)
    form = Kept(request.POST if request.method == "POST" else None, initial={"name": told(part)})
    back = reverse("editor:part", args=[code, page_of(work.document, place)])
    if request.method == "POST":

        def answer() -> str:
            library.keep(request.user, kind, request.POST.get("name", ""), part)
            messages.success(request, _("Đã lưu vào thư viện."))
            return back

        try:
            return redirect(once(request, answer))
        except (Invalid, Conflict) as error:
            form.add_error(
                "name", str(error.fields.get("name", error.message) if isinstance(error, Invalid) else error.message)
            )
    context = {"work": work, "form": form, "back": back, "what": told(part), "kind": kind.label}
    return render(request, "editor/keep.html", context, status=422 if form.errors else 200)


def kind_of(part_class: type[Part]) -> LibraryItem.Kind | None:
    """On which shelf such a part is kept; None where it is kept on none."""
    shelves: dict[Any, LibraryItem.Kind] = {**KINDS, LegalBasis: LibraryItem.Kind.LEGAL_BASIS}
    return shelves.get(part_class)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def legal(request: SignedInRequest, code: str) -> HttpResponseBase:
    """The legal documents of the library, to be ticked and taken over."""
    work = work_on(request.user, code)
    require_writing(work)
    items = [*LibraryItem.objects.filter(kind=LibraryItem.Kind.LEGAL_BASIS)]
    if request.method == "POST":
        ticked = set(request.POST.getlist("item"))
        chosen = [item.document for item in items if str(item.pk) in ticked]

        def answer() -> str:
            held = documents.now(work.document, "general/legal_bases") or []
            for document in chosen:
                if document not in held:
                    drafting.add_part(request.user, work.version.pk, "general/legal_bases", document)
            messages.success(request, _("Đã thêm văn bản."))
            return reverse("editor:part", args=[code, "general"])

        return redirect(once(request, answer))
    context = {"work": work, "items": items, "back": reverse("editor:part", args=[code, "general"])}
    return render(request, "editor/legal.html", context)
