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
    key = request.POST.get(FIELD, "").replace("\0", "")
    if not key:
        return act()
    key = f"{request.user.pk}:{key}"[:120]
    with transaction.atomic():
        GivenAnswer.objects.bulk_create([GivenAnswer(key=key)], ignore_conflicts=True)
        answer = GivenAnswer.objects.get(key=key)
        if not answer.location:
            answer.location = act()
            answer.save()
    return answer.location
