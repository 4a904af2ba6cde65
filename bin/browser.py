"""A small browser for programs: keeps cookies, reads forms, fills them in and sends them. Standard library only."""

import http.cookiejar
import mimetypes
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Pairs = list[tuple[str, str]]


@dataclass
class Form:
    """One form of a page: where it goes, and what it sends if nothing is changed."""

    action: str
    method: str = "get"
    values: Pairs = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._form: Form | None = None
        self._select = self._area = self._href = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._form = Form(got.get("action", ""), got.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "a":
            self._href = got.get("href", "")
        elif self._form and (name := got.get("name", self._select)):
            self._form.names.add(name)
            self._field(tag, got, name)

    def _field(self, tag: str, got: dict[str, str], name: str) -> None:
        assert self._form is not None
        if tag == "select":
            self._select = name
        elif tag == "textarea":
            self._area = name
            self._form.values.append((name, ""))
        elif tag == "option" and "selected" in got:
            self._form.values.append((self._select, got.get("value", "")))
        elif tag == "input" and got.get("type") == "file":
            self._form.files.append(name)
        elif tag == "input" and self._is_sent(got):
            self._form.values.append((name, got.get("value", "")))

    def _is_sent(self, got: dict[str, str]) -> bool:
        kind = got.get("type", "text")
        return "checked" in got if kind in {"radio", "checkbox"} else kind not in {"file", "submit", "button"}

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""
        elif tag == "a":
            self._href = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._form:
            self._form.values[-1] = (self._area, self._form.values[-1][1] + data)
        elif data.strip():
            self.words.append(data.strip())
            if self._href:
                self.links.append((self._href, data.strip()))


@dataclass
class Page:
    """An answer: status, final address, and what stands on it."""

    status: int
    url: str
    body: bytes
    forms: list[Form] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""

    def form(self, *, action: str = "", field: str = "") -> Form:
        """The form that goes to an address containing `action` and has a field `field`; LookupError if none."""
        for form in self.forms:
            if action in urllib.parse.urljoin(self.url, form.action) and (not field or field in form.names):
                return form
        raise LookupError(f"no form for {action or field} on {self.url}: {self.text[:300]}")

    def has_form(self, action: str) -> bool:
        return any(action in form.action for form in self.forms)

    def link(self, part: str) -> str:
        """The address of the first link that contains `part`; LookupError if none."""
        for href, _words in self.links:
            if part in href:
                return urllib.parse.urljoin(self.url, href)
        raise LookupError(f"no link to {part} on {self.url}")


class Browser:
    """One person's browser."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, address: str) -> Page:
        return self._open(urllib.request.Request(urllib.parse.urljoin(self.base, address)))

    def send(
        self, page: Page, form: Form, changes: dict[str, Any], files: Mapping[str, tuple[str, bytes]] = {}
    ) -> Page:
        """Sends the form with these fields changed; a list sends a name several times."""
        pairs = [(name, value) for name, value in form.values if name not in changes]
        for name, value in changes.items():
            pairs += [(name, str(each)) for each in (value if isinstance(value, list) else [value])]
        url = urllib.parse.urljoin(page.url, form.action or page.url)
        if form.method == "get":
            return self.get(f"{url.partition('?')[0]}?{urllib.parse.urlencode(pairs)}")
        kind, body = _multipart(pairs, files) if files else _urlencoded(pairs)
        return self._open(urllib.request.Request(url, body, {"Content-Type": kind, "Referer": page.url}))

    def _open(self, request: urllib.request.Request) -> Page:
        try:
            with self._opener.open(request, timeout=30) as answer:
                return _read(answer.status, answer.url, answer.read(), answer.headers.get_content_type())
        except urllib.error.HTTPError as error:
            return _read(error.code, error.url or request.full_url, error.read(), error.headers.get_content_type())


def _read(status: int, url: str, body: bytes, kind: str) -> Page:
    if kind != "text/html":
        return Page(status, url, body)
    parser = _Forms()
    parser.feed(body.decode())
    return Page(status, url, body, parser.forms, parser.links, " ".join(parser.words))


def _urlencoded(pairs: Pairs) -> tuple[str, bytes]:
    return "application/x-www-form-urlencoded", urllib.parse.urlencode(pairs).encode()


def _multipart(pairs: Pairs, files: Mapping[str, tuple[str, bytes]]) -> tuple[str, bytes]:
    edge = uuid.uuid4().hex
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in pairs]
    for name, (filename, content) in files.items():
        kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\nContent-Type: {kind}'
        )
        parts.append(f"{head}\r\n\r\n".encode() + content + b"\r\n")
    return f"multipart/form-data; boundary={edge}", b"".join(parts) + f"--{edge}--\r\n".encode()
