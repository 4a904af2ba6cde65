"""The data that a paper carries in itself, as PDF/A-3 lets it: the words printed on it by their names, and no other."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape

UNREAD = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Carried:
    """What was set, and when it was so."""

    data: Mapping[str, object]
    at: datetime

    def printed_in(self, html: str) -> str:
        """As JSON; what the page does not say is left out, such as the phone of somebody whom it only names."""
        words = _plain(unescape(UNREAD.sub(" ", html)))
        return json.dumps(_said(self.data, words) or {}, ensure_ascii=False, sort_keys=True)


def _said(value: object, words: str) -> object:
    if isinstance(value, Mapping):
        return {name: part for name, each in value.items() if (part := _said(each, words))}
    if isinstance(value, list | tuple):
        return [part for each in value if (part := _said(each, words))]
    return value if isinstance(value, str) and _plain(value) in words else ""


def _plain(text: str) -> str:
    return " ".join(text.split())
