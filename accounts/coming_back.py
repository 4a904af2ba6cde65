"""Where a person goes on after signing in."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own(request: HttpRequest, url: str) -> str:
    """The address a form or a link named, where it is one of this portal; nothing where it leads elsewhere."""
    is_own = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if is_own else ""


def page_to_return_to(request: HttpRequest) -> str:
    """The page that was asked for; where a form was sent, which no address shows again, the page it stood on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from._replace(scheme="", netloc="").geturl() if came_from.netloc == request.get_host() else "/"
