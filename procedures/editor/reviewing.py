"""On the way into force: sent, taken back, sent back, released by a second person now or at a moment; retired."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Denied, Invalid, Refusal
from core.once import answered
from procedures import drafting
from procedures.drafting.release import wrote_in
from procedures.editor.boxes.quantities import Moment, moment
from procedures.editor.frame import frame, pointed
from procedures.editor.judging import compared
from procedures.editor.work import Work, work_on
from procedures.fields.questions import Asking, Question
from procedures.gate import Finding, Severity


class Sending(Asking):
    note = Question(
        label=gettext_lazy("Nội dung thay đổi"),
        required=False,
        help_text=gettext_lazy("Người duyệt đọc trước; sau khi công bố, người dân đọc được ở lịch sử thủ tục."),
        widget=forms.Textarea({"rows": 3}),
    )


class Releasing(Asking):
    at = Question(
        label=gettext_lazy("Có hiệu lực từ"),
        required=False,
        help_text=gettext_lazy("Để trống: có hiệu lực ngay."),
        widget=Moment(),
    )


class Rejecting(Asking):
    reason = Question(
        label=gettext_lazy("Lý do trả lại"),
        help_text=gettext_lazy("Người soạn đọc được."),
        widget=forms.Textarea({"rows": 3}),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: SignedInRequest, code: str) -> HttpResponseBase:
    """`do`: send, take_back, reject or call_off. The page shows what would come into force and what it touches."""
    work = work_on(request.user, code)
    if request.method != "POST":
        return _show(request, work)
    pk, user = work.version.pk, request.user
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "send": (lambda: drafting.send(user, pk, request.POST.get("note", "")), _("Đã gửi duyệt.")),
        "take_back": (lambda: drafting.take_back(user, pk), _("Đã rút lại để sửa.")),
        "reject": (lambda: drafting.reject(user, pk, request.POST.get("reason", "")), _("Đã trả lại người soạn.")),
        "call_off": (lambda: drafting.call_off(user, pk), _("Đã bỏ hẹn ngày hiệu lực.")),
    }
    chosen = request.POST.get("do", "")
    if chosen not in acts:
        raise Denied
    return _do(request, work, chosen, *acts[chosen])


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest, code: str) -> HttpResponseBase:
    """POST puts the version in force, now or `at` a moment; a second person's act."""
    work = work_on(request.user, code)
    if not work.rights.may_publish:
        raise Denied
    if request.method != "POST":
        return redirect("editor:review", code)
    form = Releasing(request.POST)
    try:
        written = moment().read(form["at"].data)
    except Invalid as error:
        return _show(request, work, "publish", error)
    at = datetime.fromisoformat(written) if written else None
    done = (
        _("Đã hẹn ngày hiệu lực.") if at and at > timezone.now() else _("Đã công bố. Thủ tục có hiệu lực từ bây giờ.")
    )
    return _do(request, work, "publish", lambda: drafting.release(request.user, work.version.pk, at), done)


def _do(request: SignedInRequest, work: Work, chosen: str, act: Callable[[], object], done: str) -> HttpResponseBase:
    def answer() -> str:
        act()
        return reverse("editor:review", args=[work.code])

    def refused(refusal: Refusal) -> HttpResponse:
        return _show(request, work_on(request.user, work.code), chosen, refusal)

    return answered(request, answer, refused, done)


def _show(request: SignedInRequest, work: Work, chosen: str = "", error: Refusal | None = None) -> HttpResponse:
    wrong = error.fields if isinstance(error, Invalid) else {}
    made = {"send": Sending, "publish": Releasing, "reject": Rejecting}
    asked = {
        name: form(request.POST if name == chosen else None, auto_id=f"id_{name}_%s") for name, form in made.items()
    }
    refused = [pointed(work, Finding("", place, words, Severity.ERROR)) for place, words in wrong.items()]
    context = frame(
        work,
        title=_("Duyệt và công bố"),
        asked=asked,
        error=error,
        refused=[each for each in refused if each["finding"].path not in ("reason", "at")],
        wrote_in=wrote_in(request.user, work.version) if work.is_open else False,
        is_review=True,
        **compared(work),
    )
    return render(request, "editor/review.html", context, status=error.status if error else 200)
