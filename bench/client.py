"""A visitor with one kept-alive connection, who reads of an answer what they must: the cores are the server's."""

import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

HIDDEN = re.compile(rb'<input type="hidden" name="([^"]+)" value="([^"]*)"')
EDGE = "a-bench-boundary"


class Unexpected(Exception):
    """An answer that a figure cannot be made of."""


@dataclass
class Answer:
    status: int
    head: bytes
    body: bytes

    def header(self, name: bytes) -> str:
        """Empty when it is not there."""
        found = re.search(rb"(?im)^" + name + rb": *([^\r\n]*)", self.head)
        return found[1].decode() if found else ""

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page: what makes a posting ours, and count once."""
        return {name.decode(): value.decode() for name, value in HIDDEN.findall(self.body)}


@dataclass
class Visitor:
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _stream: socket.SocketIO | None = None

    def get(self, path: str, expect: int = 200, headers: Mapping[str, str] = {}) -> Answer:
        return self._ask("GET", path, b"", dict(headers), expect)

    def post(self, path: str, values: Mapping[str, str], file: tuple[str, bytes] | None = None) -> str:
        """Where the answer leads; Unexpected unless it is a redirection. `file`: field name and the bytes of a PDF."""
        kind = f"multipart/form-data; boundary={EDGE}" if file else "application/x-www-form-urlencoded"
        body = _multipart(values, *file) if file else urlencode(values).encode()
        return self._ask("POST", path, body, {"Content-Type": kind}, 302).header(b"location")

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str], expect: int) -> Answer:
        headers |= {"Host": f"127.0.0.1:{self.port}", "Content-Length": str(len(body))}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        answer = self._exchange(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        for cookie in re.findall(rb"(?im)^set-cookie: *([^=]+)=([^;\r\n]*)", answer.head):
            self.cookies[cookie[0].decode()] = cookie[1].decode()
        if answer.status != expect:
            raise Unexpected(f"{method} {path}: {answer.status} instead of {expect}: {_words(answer.body)}")
        return answer

    def _exchange(self, request: bytes) -> Answer:
        if self._stream is None:
            self._stream = socket.create_connection(("127.0.0.1", self.port), timeout=30).makefile("rwb")  # type: ignore[assignment]
        stream = self._stream
        stream.write(request)
        stream.flush()
        head = b"".join(iter(stream.readline, b"\r\n"))
        answer = Answer(int(head[9:12]), head, b"")
        answer.body = stream.read(int(answer.header(b"content-length") or 0))
        return answer


def _multipart(values: Mapping[str, str], name: str, pdf: bytes) -> bytes:
    head = f"--{EDGE}\r\nContent-Disposition: form-data; name="
    plain = "".join(f'{head}"{field}"\r\n\r\n{value}\r\n' for field, value in values.items())
    file = f'{head}"{name}"; filename="ban-quet.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    return (plain + file).encode() + pdf + f"\r\n--{EDGE}--\r\n".encode()


def _words(body: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", body.decode(errors="replace")).split())[:300]
