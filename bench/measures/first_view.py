"""What a first visit to the home page carries over the line: page, styles, scripts, pictures and every font of them."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bench.client import Visitor
from bench.figures import Figure, at_most, seen
from bench.stage import Stage

COMPRESSED = {"Accept-Encoding": "br, gzip"}
LINKED = re.compile(r'<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)"')
FONTS = re.compile(r'url\("?([^")]+\.woff2)"?\)')
KINDS = {".css": "styles", ".js": "scripts", ".woff2": "fonts"}


def first_view(stage: Stage) -> Iterator[Figure]:
    """All fonts count, also those a browser would leave out because no letter of theirs is on the page."""
    sizes = {"page": 0, "styles": 0, "scripts": 0, "fonts": 0, "pictures": 0}
    for path, size in _fetched(Visitor(stage.portal.port)).items():
        kind = next((kind for ending, kind in KINDS.items() if path.endswith(ending)), "pictures")
        sizes["page" if path == "/" else kind] += size
    for kind, size in sizes.items():
        yield seen(f"first_view.{kind}", size / 1000, "kB")
    yield at_most("first_view", sum(sizes.values()) / 1000, "kB", 100)


def _fetched(visitor: Visitor) -> dict[str, int]:
    """Bytes on the line by address, heads included."""
    home = visitor.get("/", headers=COMPRESSED)
    paths = {path for path in LINKED.findall(home.body.decode()) if path.startswith("/static/")}
    for style in [path for path in paths if path.endswith(".css")]:
        text = visitor.get(style).body.decode()
        paths |= {urljoin(style, font) for font in FONTS.findall(text)}
    answers = {path: visitor.get(path, headers=COMPRESSED) for path in sorted(paths)} | {"/": home}
    return {path: len(answer.head) + len(answer.body) for path, answer in answers.items()}
