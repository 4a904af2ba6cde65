"""What every answer goes through."""

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from accounts.sessions import account_of
from core.errors import PortalError
from portal.errors import answer, only_by_form

GetResponse = Callable[[HttpRequest], HttpResponse]


class ClientAddress:
    """Behind proxies the client's address is what the outermost of them wrote down; what a client claims is not it.

    Each proxy adds to the end of X-Forwarded-For whom it heard from; BEHIND_PROXY says how many there are.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.BEHIND_PROXY:
            written = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-settings.BEHIND_PROXY :][0]
            with suppress(ValueError):
                request.META["REMOTE_ADDR"] = str(ip_address(written.strip()))
        return self.get_response(request)


class ChosenLanguage:
    """Vietnamese, until a person chooses otherwise: what their browser would like is not a choice."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


class Account(AuthenticationMiddleware):
    """Django's, but for where the account is read: together with its session."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: account_of(request))  # type: ignore[assignment]


class PrivatePages:
    """No cache keeps what a signed-in person saw."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        return response


class ErrorPages:
    """The three refusals, and addresses that only take forms, become pages; the API answers for itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_bare = response.status_code == 405 and not response.content
        return only_by_form(request, response.headers["Allow"]) if is_bare else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return answer(request, exception) if isinstance(exception, PortalError) else None
