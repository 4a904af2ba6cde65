"""Doors for applicants only, and the way to one of their dossiers."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from accounts.requests import SignedInRequest
from applications.models import Dossier
from core.errors import Denied

View = Callable[..., HttpResponseBase]
RELATED = ("procedure", "version", "organisation", "territory")
# Long texts that only searching and parsing need.
UNREAD = ("version__document", "procedure__search_text", "procedure__search_name")


def applicant_required(view: View) -> View:
    """Sends strangers to the sign-in; for an officer, whose account has no dossiers, there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.user.is_officer:
            raise Denied
        return view(request, *args, **options)

    return guarded


def dossier_for(request: SignedInRequest, pk: UUID, *related: str) -> Dossier:
    """The applicant's dossier, with its version; Denied when it is not theirs."""
    seen = Dossier.objects.visible_to(request.user).select_related(*RELATED, *related).defer(*UNREAD)
    if (dossier := seen.filter(pk=pk).first()) is None:
        raise Denied
    return dossier
