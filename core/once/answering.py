"""Doing what a form asks at most once, by the key the form carries."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest

from core.once.row import GivenAnswer

FIELD = "once"


def once(request: HttpRequest, act: Callable[[], str]) -> str:
    """Where to go next: what `act` returns, or what it returned for the same person and key before.

    The key is written first, so that a second posting waits for the first; when `act` raises, the key is free again.
    """
    key = request.POST.get(FIELD, "")
    if not key:
        return act()
    with transaction.atomic():
        answer, fresh = GivenAnswer.objects.get_or_create(key=f"{request.user.pk}:{key}"[:120])
        if fresh:
            answer.location = act()
            answer.save()
    return answer.location
