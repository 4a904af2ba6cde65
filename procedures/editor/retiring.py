"""Ending a procedure."""

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Denied, Refusal
from core.once import answered
from procedures import drafting
from procedures.editor.frame import frame
from procedures.editor.judging import compared
from procedures.editor.work import Work, work_on
from procedures.fields.questions import Asking, Question


class Retiring(Asking):
    replacement = Question(
        label=gettext_lazy("Mã thủ tục thay thế"),
        required=False,
        help_text=gettext_lazy("Người dân mở thủ tục cũ sẽ được dẫn tới thủ tục này."),
        widget=forms.TextInput({"size": 10, "autocomplete": "off", "inputmode": "decimal"}),
    )
    reason = Question(
        label=gettext_lazy("Lý do bãi bỏ"),
        help_text=gettext_lazy("Ghi số quyết định bãi bỏ, nếu có."),
        widget=forms.Textarea({"rows": 3}),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def retire(request: SignedInRequest, code: str) -> HttpResponseBase:
    """GET says what follows; POST ends the procedure, with a replacement if there is one."""
    work = work_on(request.user, code)
    if not work.rights.may_publish or work.procedure.current is None:
        raise Denied
    if request.method != "POST":
        return _show(request, work, Retiring())
    replacement, reason = (request.POST.get(name, "").strip() for name in ("replacement", "reason"))

    def answer() -> str:
        drafting.retire(request.user, code, replacement or None, reason)
        return reverse("editor:draft", args=[code])

    def refused(refusal: Refusal) -> HttpResponse:
        form = Retiring(request.POST)
        form.show_errors(getattr(refusal, "fields", {}) or {"": refusal.message})
        return _show(request, work, form)

    return answered(request, answer, refused, _("Đã bãi bỏ thủ tục."))


def _show(request: SignedInRequest, work: Work, form: Retiring) -> HttpResponse:
    context = frame(work, title=_("Bãi bỏ thủ tục"), form=form, touched=compared(work)["touched"])
    return render(request, "editor/retire.html", context, status=422 if form.errors else 200)
