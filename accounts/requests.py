"""A request whose user is known, for the type checker: what login_required lets through."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    user: User
