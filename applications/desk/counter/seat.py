"""Where an officer of reception sits today: at which centre, behind which counter. Remembered with the session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from accounts.models import Agency, RoleAssignment, User
from accounts.requests import SignedInRequest
from accounts.roles import Role
from accounts.staff import View, staff_required
from core.errors import Denied

CENTRE, COUNTER, GROUPS = "seat.centre", "seat.counter", "seat.groups"


def centres_of(user: User) -> list[Agency]:
    """The centres where this officer receives now."""
    held = RoleAssignment.objects.held(user).filter(role=Role.RECEPTION).values("agency")
    return list(Agency.objects.filter(pk__in=held).select_related("territory"))


def centre_of(request: SignedInRequest) -> Agency:
    """The centre chosen, else the first; Denied when the officer receives nowhere."""
    centres = centres_of(request.user)
    if not centres:
        raise Denied
    chosen = request.session.get(CENTRE)
    return next((centre for centre in centres if centre.pk == chosen), centres[0])


def reception_required(view: Callable[..., HttpResponseBase]) -> View:
    """Lets in officers who receive somewhere now; the view is given their centre."""

    @staff_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        return view(request, centre_of(request), *args, **options)  # type: ignore[arg-type]

    return guarded
