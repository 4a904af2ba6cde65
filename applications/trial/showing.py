"""A page of the portal as one of the made-up people would see it."""

import re

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.urls import resolve

from accounts.models import User

# Nothing of a rehearsal is kept, so there is nothing that a frame within could show; the next dossier is a real one.
UNSHOWN = re.compile(r'<iframe .*?</iframe>|<a class="next.*?</a>', re.DOTALL)
# A link in a shown page opens nowhere: its frame may open no window.
NOWHERE = '<head><base target="_blank">'


def page_as(user: User, host: HttpRequest, path: str) -> str:
    """The HTML of GET `path` for this user; empty where the page only leads elsewhere."""
    request = HttpRequest()
    request.method, request.path = "GET", path
    request.META = {name: host.META[name] for name in ("SERVER_NAME", "SERVER_PORT", "HTTP_HOST") if name in host.META}
    request.user, request.session = user, SessionStore()
    request.resolver_match = match = resolve(path)
    response = match.func(request, *match.args, **match.kwargs)
    html = response.content.decode() if response.status_code < 300 else ""
    return UNSHOWN.sub("", html).replace("<head>", NOWHERE, 1)
