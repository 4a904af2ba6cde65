"""How these pages act: the form is done once, and a refusal is told on the page it came from."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect

from accounts.requests import SignedInRequest
from core.errors import Conflict, Invalid
from core.once import once
from core.text import Sentence

Refusal = Invalid | Conflict


def answer(
    request: SignedInRequest, act: Callable[[], str], done: Sentence, show: Callable[[Refusal], HttpResponseBase]
) -> HttpResponseBase:
    """Goes where `act` says with the sentence `done`; what it refuses is shown by `show`."""

    def acted() -> str:
        url = act()
        messages.success(request, str(done))
        return url

    try:
        return redirect(once(request, acted))
    except (Invalid, Conflict) as refusal:
        return show(refusal)
