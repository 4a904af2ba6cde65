"""Doors for applicants only, and the way to one of their dossiers."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from accounts.coming_back import page_to_return_to
from accounts.requests import SignedInRequest
from applications.models import Dossier
from applications.status import Status
from core.errors import Denied

View = Callable[..., HttpResponseBase]


def applicant_required(view: View) -> View:
    """Sends strangers to the sign-in; for an officer, whose account has no dossiers, there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(page_to_return_to(request))
        if request.user.is_officer:
            raise Denied
        return view(request, *args, **options)

    return guarded


def is_open(dossier: Dossier) -> bool:
    """Whether the applicant may change anything of it now; otherwise its own page tells how it stands."""
    return dossier.status in {Status.DRAFT, Status.AWAITING_SUPPLEMENT}


def dossier_for(request: SignedInRequest, pk: UUID, *related: str) -> Dossier:
    """The applicant's dossier; Denied when it is not theirs."""
    return Dossier.objects.with_version().select_related(*related).one_visible_to(request.user, pk)
