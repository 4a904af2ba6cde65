"""Pages kept for everybody who is not signed in, under the stamp of the catalogue: a publication clears them at once.

Each process keeps its own in Django's cache. They bear the stamp that stands in the database, so none is ever older
than the last publication, whoever made it; the few things a page does not owe to the catalogue (an office's hours)
may be ten minutes old.
"""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from procedures.catalogue.finding import Index, index
from procedures.stamp import stamp

View = Callable[..., HttpResponse]
SECONDS = 600
# Longer addresses are nobody's bookmark.
_LONGEST_ADDRESS = 300
# What is of one answer alone stands in no kept page: these marks do, which no text can hold.
_NONCE, _TOKEN = b"\0nonce\0", b"\0token\0"
_MARK = "catalogue_mark"
_TOKENS = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]*')


def kept(view: View) -> View:
    """The page of this view, made once for all who are not signed in and read it in one language."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not _may_be_kept(request):
            return view(request, *args, **options)
        key = _key(request)
        body: bytes | None = cache.get(key)
        if body is None:
            return _keep(key, request, view(request, *args, **options))
        return HttpResponse(_filled(body, request))

    return answer


def _may_be_kept(request: HttpRequest) -> bool:
    """Not for those who may be signed in, or be told something once."""
    personal = {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
    return not personal and len(request.get_full_path()) <= _LONGEST_ADDRESS


def index_for(request: HttpRequest) -> Index:
    """The index of the catalogue, under the mark that was read when its page was looked for."""
    return index(getattr(request, _MARK, None))


def _key(request: HttpRequest) -> str:
    mark = stamp()
    setattr(request, _MARK, mark)
    address = f"{mark} {get_language()} {request.get_full_path()}"
    return f"page:{hashlib.sha256(address.encode()).hexdigest()}"


def _keep(key: str, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code == 200:
        body = _TOKENS.sub(lambda _: _TOKEN, response.content)
        cache.set(key, body.replace(_nonce(request), _NONCE) if _has_nonce(request) else body, SECONDS)
    return response


def _filled(body: bytes, request: HttpRequest) -> bytes:
    if _NONCE in body:
        body = body.replace(_NONCE, _nonce(request))
    return body.replace(_TOKEN, get_token(request).encode()) if _TOKEN in body else body


def _has_nonce(request: HttpRequest) -> bool:
    """Whether the page asked for its nonce while it was made."""
    return bool(getattr(request, "csp_nonce", ""))


def _nonce(request: HttpRequest) -> bytes:
    """The nonce of this answer: reading it also puts it into the answer's head."""
    return str(request.csp_nonce).encode()  # type: ignore[attr-defined]
