"""What most forms of the portal want: done once, told, and gone on from; a refusal is shown where the form stands."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from core.errors import Conflict, Invalid, Refusal
from core.once.answering import once
from core.sent import must_fit
from core.text import Sentence


def answered(
    request: HttpRequest,
    act: Callable[[], str],
    show: Callable[[Refusal], HttpResponseBase],
    done: Sentence = "",
    tags: str = "",
) -> HttpResponseBase:
    """Goes where `act` says, with the sentence `done` when it has just been done; a refusal is shown by `show`."""

    def acted() -> str:
        url = act()
        if done:
            messages.success(request, str(done), extra_tags=tags)
        return url

    try:
        must_fit(request.POST)
        return redirect(once(request, acted))
    except (Invalid, Conflict) as refusal:
        return show(refusal)
