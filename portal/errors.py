"""The page of each refusal: what happened, why, what to do, with the right status."""

import logging
import uuid

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.errors import Denied, PortalError

logger = logging.getLogger(__name__)


def answer(request: HttpRequest, error: PortalError) -> HttpResponse:
    """The page of a refusal an action raised."""
    return render(request, f"errors/{error.status}.html", {"error": error}, status=error.status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, Denied())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What cannot even be read: larger than any form of ours, or not what a browser sends."""
    is_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return render(request, "errors/413.html", {"is_large": is_large}, status=413 if is_large else 400)


def only_by_form(request: HttpRequest, allowed: str) -> HttpResponse:
    """An address that forms are sent to was opened as a page, as after signing in again or reloading."""
    response = render(request, "errors/405.html", status=405)
    response["Allow"] = allowed
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "errors/403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours: a code to quote, the same in the log."""
    code = uuid.uuid4().hex[:8].upper()
    logger.error("page failed, code %s: %s %s", code, request.method, request.path)
    return render(request, "errors/500.html", {"code": code}, status=500)
