"""Doors for officers only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from accounts.coming_back import page_to_return_to
from core.errors import Denied

View = Callable[..., HttpResponseBase]


def staff_required(view: View) -> View:
    """Lets officers in; sends strangers to the officers' sign-in; to a citizen the page does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(page_to_return_to(request), reverse("accounts:staff_sign_in"))
        if not request.user.is_officer:
            raise Denied
        return view(request, *args, **options)

    return guarded
