"""How the desk's buttons act. Each hands its form to one action, once; a refusal is told on the dossier's page."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponseBase
from django.urls import reverse

from accounts.requests import SignedInRequest
from applications.desk.act import Sent
from applications.desk.handling import show_dossier
from core.errors import Refusal
from core.once import answered
from core.sent import whole


def do(request: SignedInRequest, pk: UUID, act: Callable[[], object], done: str) -> HttpResponseBase:
    """Does it once and goes back to the dossier. A refusal is told on its page as it is now, with what was sent.

    The message names the form that was carried out: what the browser kept of it is not needed any more.
    """

    def answer() -> str:
        act()
        return reverse("desk:dossier", args=[pk])

    def show(refusal: Refusal) -> HttpResponseBase:
        return show_dossier(request, pk, Sent(request.path, request.POST, refusal))

    return answered(request, answer, show, done, f"{request.path} {request.POST.get('outcome', '')}".strip())


def sum_shown(request: SignedInRequest) -> int:
    """The đồng that the page asked for (`amount`); -1, which is never due, where none was sent."""
    sent = whole(request.POST.get("amount", ""))
    return -1 if sent is None else sent


def revision(request: SignedInRequest) -> int:
    """The dossier's revision when the page was drawn; -1, which is always stale, where none was sent."""
    sent = whole(request.POST.get("revision", ""))
    return -1 if sent is None else sent
