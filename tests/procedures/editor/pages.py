"""An administrator at the editor's pages: reads them, and sends the forms that stand on them as they stand there."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User

Sent = dict[str, list[str]]


class Reader(HTMLParser):
    """Every form of a page: where it goes, and what it sends as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, Sent]] = []
        self.texts: list[str] = []
        self.titles: list[str] = []
        self._by_id: dict[str, Sent] = {}
        self._area = self._list = ""
        self._chosen: list[str] = []
        self._first: str | None = None
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self.forms.append((given.get("action", ""), {}))
                self._by_id[given.get("id", "")] = self.forms[-1][1]
            case "input" if given.get("name"):
                is_tick = given.get("type") in ("checkbox", "radio")
                if not is_tick or "checked" in given:
                    self._send(given["name"], given.get("value", "on" if is_tick else ""), given.get("form", ""))
            case "textarea":
                self._area, self.texts = given.get("name", ""), []
            case "select":
                self._list, self._chosen, self._first = given.get("name", ""), [], None
                self._is_several = "multiple" in given
            case "option" if self._list:
                self._first = given.get("value", "") if self._first is None else self._first
                self._chosen += [given.get("value", "")] if "selected" in given else []
            case "h1":
                self._in_title = True
                self.titles.append("")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self._in_title:
            self.titles[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._send(self._area, "".join(self.texts).removeprefix("\n"))
        elif tag == "select":
            for value in self._chosen or ([] if self._is_several else [self._first or ""]):
                self._send(self._list, value)
            self._list = ""
        elif tag == "h1":
            self._in_title = False

    def _send(self, name: str, value: str, form: str = "") -> None:
        sent = self._by_id[form] if form else self.forms[-1][1] if self.forms else {}
        sent.setdefault(name, []).append(value)


class Page:
    def __init__(self, response: HttpResponse) -> None:
        self.response, self.status = response, response.status_code
        self.html = response.content.decode()
        self.reader = Reader(self.html)

    @property
    def title(self) -> str:
        return " ".join(self.reader.titles[0].split()) if self.reader.titles else ""

    def form(self, part: str = "") -> tuple[str, Sent]:
        """The first form that goes there; one without an address goes to the page itself."""
        return next((action, sent) for action, sent in self.reader.forms if part in action and sent)

    @property
    def sent(self) -> Sent:
        """What the form sends that knows which part was seen."""
        return next(sent for _action, sent in self.reader.forms if "seen" in sent)

    @property
    def boxes(self) -> Sent:
        """What the form of the part sends."""
        return next(sent for _action, sent in self.reader.forms if ":asked" in sent)


class Desk:
    """One administrator's browser."""

    def __init__(self, user: User) -> None:
        self.user, self.client = user, Client()
        self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def get(self, name: str, /, *args: str, **query: str) -> Page:
        return Page(self.client.get(reverse(f"editor:{name}", args=args), query))

    def post(self, name: str, /, *args: str, **data: Any) -> Page:
        return Page(self.client.post(reverse(f"editor:{name}", args=args), data, follow=True))

    def save(self, code: str, place: str, **changes: Any) -> Page:
        """Opens the part, changes these boxes, and saves; where that leads."""
        return self.post("part", code, place, **changed(self.get("part", code, place).boxes, changes))

    def add(self, code: str, place: str, query: str = "", **boxes: Any) -> Page:
        """Opens the page of a new part, fills these boxes, and saves."""
        url = reverse("editor:add", args=[code, place]) + query
        blank = Page(self.client.get(url)).boxes
        return Page(self.client.post(url, changed(blank, boxes), follow=True))


def changed(sent: Sent, changes: dict[str, Any]) -> dict[str, Any]:
    """The boxes with these changed; None takes one out, as a tick that is taken away."""
    return {name: value for name, value in {**sent, **changes}.items() if value is not None}
