"""The page of a worked example: the citizen's own questions for its answers, and what must come out."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.requests import SignedInRequest
from core.errors import Invalid
from core.once import once
from procedures import drafting
from procedures.definition.examples import Example, Expected
from procedures.drafting import Overtaken, documents
from procedures.editor.answering import answered
from procedures.editor.boxes import Boxes, Scope
from procedures.editor.expecting import filled, outcome
from procedures.editor.frame import frame
from procedures.editor.work import Work
from procedures.fields.forms import Problem, Sheet
from procedures.fields.rows import ADD_ROW, REMOVE_ROW
from procedures.wording import name_of

LIST = "examples"
ABOUT, EXPECT = "example", "expect"
# No field can have such a name.
SEEN, DO = ":seen", ":do"


class Trying:
    """One example on its page; without a place one that is to be added."""

    def __init__(self, work: Work, place: str = "", sent: QueryDict | None = None) -> None:
        self.work, self.sent = work, sent
        seen = sent.get(SEEN, "") if sent is not None else ""
        self.place = documents.standing(work.document, place, seen) or place if place and seen else place
        self.stored: dict[str, Any] = (documents.now(work.document, self.place) or {}) if place else {}
        self.seen = seen or documents.part_mark(self.stored)
        scope = Scope(work.names)
        self.about, self.expect = Boxes(Example, scope, ABOUT), Boxes(Expected, scope, EXPECT)
        self.fields = [*work.definition.all_fields().values()]
        self.answers: dict[str, Any] = self.stored.get("answers", {})
        if sent is None:
            self.about.show(self.stored, self.stored)
            self.expect.show(self.stored.get("expect", {}), {})
        else:
            self.about.read(sent, self.stored)
            self.expect.read(sent, self.stored.get("expect", {}))
        self.sheet = Sheet(self.fields, self.answers, sent)
        if sent is not None:
            self.answers = answered(self.fields, self.sheet.raw())

    @property
    def value(self) -> dict[str, Any]:
        return {**self.about.value, "answers": self.answers, "expect": self.expect.value}

    @property
    def problems(self) -> list[Problem]:
        return [*self.about.problems(), *self.expect.problems()]

    def propose(self) -> None:
        """Fills in what comes out now. Invalid while the example itself is not complete."""
        try:
            example = Example.model_validate(self.value)
        except ValueError as error:
            raise Invalid(_("Hãy điền tên ví dụ và ngày nộp trước.")) from error
        expect = filled(self.expect.value, outcome(self.work.definition, example))
        self.expect = Boxes(Expected, Scope(self.work.names), EXPECT)
        self.expect.show(expect, {})

    def save(self, user: User) -> str:
        """Writes it; its place."""
        pk = self.work.version.pk
        if self.place:
            drafting.change_part(user, pk, self.place, self.seen, self.value)
            return self.place
        version = drafting.add_part(user, pk, LIST, self.value)
        return f"{LIST}/{len(json.loads(version.document)[LIST]) - 1}"

    def refuse(self, error: Invalid) -> None:
        place = self.place or f"{LIST}/{len(self.work.definition.examples)}"
        for where, sentence in error.fields.items():
            inside = where.removeprefix(f"{place}/")
            boxes = self.expect if inside.startswith("expect/") else self.about
            boxes.refuse(inside.removeprefix("expect/"), sentence)
        if not error.fields:
            self.about.refuse("", error.message)

    @property
    def groups(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The questions as the citizen meets them page by page, then what officers record."""
        pages = [
            (str(page.title), [field for section in page.sections for field in section.fields])
            for page in self.work.definition.form.pages
        ]
        officers = [field for step in self.work.definition.process.steps() for field in step.fields]
        groups = [*pages, (_("Cán bộ ghi"), officers)]
        shown = [(title, [item for each in fields if (item := self.sheet.item(each))]) for title, fields in groups]
        return [(title, items) for title, items in shown if items]


def show(request: SignedInRequest, work: Work, place: str) -> HttpResponse:
    """The example as it is stored."""
    return _show(request, Trying(work, place))


def sent(request: SignedInRequest, work: Work, place: str) -> HttpResponseBase:
    """What was sent for it: saved, or with other boxes, or with what comes out filled in."""
    return _sent(request, Trying(work, place, request.POST))


def add(request: SignedInRequest, work: Work) -> HttpResponseBase:
    """A new one."""
    return _sent(request, Trying(work, sent=request.POST)) if request.method == "POST" else _show(request, Trying(work))


def _sent(request: SignedInRequest, trying: Trying) -> HttpResponseBase:
    if ADD_ROW in request.POST or REMOVE_ROW in request.POST or "refresh" in request.POST:
        return _show(request, trying)
    try:
        if request.POST.get(DO) == EXPECT:
            trying.propose()
            return _show(request, trying)
        if trying.problems:
            raise Invalid(_("Có chỗ cần sửa"), {})
        return redirect(once(request, lambda: _saved(request, trying)))
    except Overtaken as error:
        trying.about.refuse("", error.message)
        trying.seen = documents.part_mark(error.theirs)
        return _show(request, trying, status=409, theirs=error.theirs)
    except Invalid as error:
        trying.refuse(error)
        return _show(request, trying, status=422)


def _saved(request: SignedInRequest, trying: Trying) -> str:
    place = trying.save(request.user)
    messages.success(request, _("Đã lưu ví dụ."))
    return reverse("editor:part", args=[trying.work.code, place])


def _show(request: SignedInRequest, trying: Trying, status: int = 200, **more: Any) -> HttpResponse:
    work, place = trying.work, trying.place
    context = frame(
        work,
        place or LIST,
        trying=trying,
        errors=trying.problems,
        kind=name_of(Example),
        title=trying.stored.get("name") or _("Thêm ví dụ kiểm tra"),
        failures=[finding for finding in work.findings if place and finding.path.startswith(f"{place}/")],
        **more,
    )
    return render(request, "editor/example.html", context, status=status)
