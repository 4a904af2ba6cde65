"""Ending a procedure."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Conflict, Denied, Invalid
from core.once import once
from procedures import drafting
from procedures.editor.frame import frame
from procedures.editor.judging import compared
from procedures.editor.reviewing import Words
from procedures.editor.work import work_on
from procedures.fields.questions import Question


class Retiring(Words):
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
    form = Retiring(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        replacement, reason = (request.POST.get(name, "").strip() for name in ("replacement", "reason"))

        def answer() -> str:
            drafting.retire(request.user, code, replacement or None, reason)
            messages.success(request, _("Đã bãi bỏ thủ tục."))
            return reverse("editor:draft", args=[code])

        try:
            return redirect(once(request, answer))
        except (Invalid, Conflict) as error:
            for name, sentence in (error.fields if isinstance(error, Invalid) else {}).items():
                form.add_error(name if name in form.fields else None, str(sentence))
            if not form.errors:
                form.add_error(None, str(error.message))
    context = frame(work, title=_("Bãi bỏ thủ tục"), form=form, touched=compared(work)["touched"])
    return render(request, "editor/retire.html", context, status=422 if form.errors else 200)
