"""What a view behind `login_required` may rely on."""

from django.http import HttpRequest

from accounts.models import User


class SignedInRequest(HttpRequest):
    """A request whose user is known; a name for type checkers, nothing is added."""

    user: User
