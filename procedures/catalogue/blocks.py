"""Plain official text as paragraphs and lists, for pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# "+ " hangs below "- ", as official texts have it; the rest is of the first level.
_BULLET = re.compile(r"([-–—+•*o])\s+(.+)")
_LEVELS = {"+": 2, "o": 2}
# Lists flattened into one line: "Lệ phí: - Cá nhân: 25.000 đồng; - Tổ chức: …".
_FLATTENED = re.compile(r"(?<=[:;.])\s+(?=[-–+•*]\s+\S)")


@dataclass(frozen=True)
class Item:
    level: int
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph, or (with items) a list."""

    text: str = ""
    items: tuple[Item, ...] = ()


def lines(text: str) -> list[str]:
    """The lines of a plain text, lists that were flattened into one line unfolded again."""
    return [line.strip() for line in _FLATTENED.sub("\n", text).splitlines() if line.strip()]


def blocks(text: str) -> list[Block]:
    """The paragraphs and lists of a plain text, in order."""
    found: list[Block] = []
    for item in _items(text):
        if item.level == 0:
            found.append(Block(text=item.text))
        elif found and found[-1].items:
            found[-1] = Block(items=(*found[-1].items, item))
        else:
            found.append(Block(items=(item,)))
    return found


def _items(text: str) -> Iterator[Item]:
    for line in lines(text):
        bullet = _BULLET.match(line)
        yield Item(_LEVELS.get(bullet[1], 1), bullet[2]) if bullet else Item(0, line)
