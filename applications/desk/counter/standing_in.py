"""What is the applicant's to do, done at the counter for who came: confirm, choose the return, ask the dossier back."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from accounts.requests import SignedInRequest
from applications import permissions
from applications.actions.cancel_withdrawal import cancel_withdrawal
from applications.actions.choose_return import choose_return, may_choose_return
from applications.actions.complete_step import complete_step
from applications.actions.parts.in_person import Came
from applications.actions.withdraw import may_withdraw, withdraw
from applications.desk.counter.came import CameForm, came_in, started
from applications.desk.counter.seat import reception_required
from applications.desk.counter.serving import served
from applications.desk.doing import revision
from applications.desk.offers.at import barred
from applications.desk.returning.entitled import Entitled
from applications.filling.draft_result import confirmation, draft_results
from applications.filling.returning import ReturnForm, chosen_return, return_sent
from applications.models import Dossier
from applications.status import Status
from applications.tickets.waiting import called_by
from applications.tones import tone_of
from applications.workflow.advance import facts_of_dossier
from core.errors import Conflict, Invalid
from core.once import once
from core.sent import must_fit, whole
from core.text import Sentence
from procedures.fields.questions import Asking, Question

KEYS = [
    ("Alt + 2", _("giấy tờ người đến xuất trình")),
    ("Enter", _("đối chiếu giấy tờ")),
    ("Alt + T", _("việc đầu tiên trên trang")),
]


class Said(Asking):
    """What the person says, in their words."""

    note = Question(
        label=_("Chỗ nào sai, đúng ra phải là gì?"),
        required=False,
        help_text=_("Chỉ cần ghi khi có chỗ cần sửa."),
        widget=forms.Textarea({"rows": 3}),
    )
    reason = Question(
        label=_("Vì sao người nộp rút hồ sơ?"),
        help_text=_("Ít nhất 10 ký tự."),
        widget=forms.Textarea({"rows": 3}),
    )


def _answer_draft(outcome: str, request: SignedInRequest, pk: UUID, came: Came) -> None:
    run, note = whole(request.POST.get("run", "")) or 0, request.POST.get("note", "")
    complete_step(request.user, pk, run, revision(request), outcome, note, came=came)


def _ask_back(request: SignedInRequest, pk: UUID, came: Came) -> None:
    withdraw(request.user, pk, request.POST.get("reason", ""), came)


def _want_after_all(request: SignedInRequest, pk: UUID, came: Came) -> None:
    cancel_withdrawal(request.user, pk, came)


def _choose_return(request: SignedInRequest, pk: UUID, came: Came) -> None:
    choose_return(request.user, pk, *return_sent(request.POST), came)


# By the button that was pressed: the act, and what is told when it is done.
ACTS: dict[str, tuple[Callable[[SignedInRequest, UUID, Came], None], Sentence]] = {
    "confirm": (partial(_answer_draft, "DONE"), _("Đã ghi: người nộp xác nhận bản dự thảo.")),
    "mend": (partial(_answer_draft, "RETURNED"), _("Đã ghi: bản dự thảo có chỗ cần sửa.")),
    "ask_back": (_ask_back, _("Đã ghi yêu cầu rút hồ sơ.")),
    "want_after_all": (_want_after_all, _("Đã ghi: người nộp không rút nữa.")),
    "choose_return": (_choose_return, _("Đã ghi cách nhận kết quả.")),
}


@reception_required
def stand_in(request: SignedInRequest, _centre: Agency, pk: UUID) -> HttpResponseBase:
    """GET shows what may be done now; POST `act` does one of it for who came, any other compares the paper shown."""
    dossier = served(request, pk)
    permissions.require(permissions.serves(request.user, dossier))
    if dossier.status == Status.DRAFT:
        return redirect("counter:serve", pk)
    if request.method != "POST":
        return _show(request, dossier)
    try:
        must_fit(request.POST)
        came, entitled = came_in(dossier, request.POST)
        if request.POST.get("act") not in ACTS:
            return _show(request, dossier, came, entitled)
        return redirect(once(request, partial(_done, request, pk, came)))
    except (Invalid, Conflict) as error:
        return _show(request, served(request, pk), refusal=error)


def _done(request: SignedInRequest, pk: UUID, came: Came) -> str:
    act, done = ACTS[request.POST["act"]]
    act(request, pk, came)
    messages.success(request, str(done))
    return reverse("counter:stand_in", args=[pk])


def _show(
    request: SignedInRequest,
    dossier: Dossier,
    came: Came | None = None,
    entitled: Entitled | None = None,
    refusal: Invalid | Conflict | None = None,
) -> HttpResponseBase:
    sent = request.POST if request.method == "POST" else None
    who, said, returning = CameForm(started(came) if came else sent), Said(sent), ReturnForm(sent, dossier)
    if sent is None:
        who.fields["came_identity"].widget.attrs["autofocus"] = True
    for form in (who, said, returning):
        form.show_errors(getattr(refusal, "fields", {}))
    context = {
        "dossier": dossier,
        "status": Status(dossier.status).label,
        "tone": tone_of(dossier),
        "came": who,
        "said": said,
        "returning": returning,
        "entitled": entitled,
        "refusal": refusal,
        "form": {"errors": refusal},  # base.html says "error" in the title by it
        "chosen_return": chosen_return(dossier),
        "ticket": called_by(request.user),
        "keys": KEYS,
        **_open(dossier),
    }
    return render(request, "desk/counter/stand_in.html", context, status=refusal.status if refusal else 200)


def _open(dossier: Dossier) -> dict[str, Any]:
    """What the applicant may do now."""
    run = confirmation(dossier) if dossier.status != Status.WITHDRAWN else None
    asked_back = dossier.withdrawals.filter(granted=None).first() if dossier.status == Status.WITHDRAWN else None
    return {
        "run": run,
        "results": draft_results(dossier, facts_of_dossier(dossier)) if run else [],
        "to_complete": dossier.status == Status.AWAITING_SUPPLEMENT,
        "withdrawal": asked_back,
        "may_withdraw": not barred(lambda: may_withdraw(dossier)),
        "may_choose_return": may_choose_return(dossier),
    }
