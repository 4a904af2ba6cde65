"""Where a person goes on after signing in."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def page_to_return_to(request: HttpRequest) -> str:
    """The page that was asked for; where a form was sent, which no address shows again, the page it stood on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from._replace(scheme="", netloc="").geturl() if came_from.netloc == request.get_host() else "/"
