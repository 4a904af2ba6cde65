"""Reading JSON nobody promised the shape of: every question has an answer, and what was odd is told in a sentence.

The sentences are stored with the record, so they stay in the language of the catalogue.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from procedures.national.prose import plain

MAX_TEXT = 50_000
MAX_ITEMS = 1_000
_SHOWN = 300


class Reader:
    """One object of the record at `place`; `warnings` is shared by all readers of the record."""

    def __init__(self, value: Mapping[str, Any], warnings: list[str], place: str = "") -> None:
        self.value, self.warnings, self.place = value, warnings, place

    def warn(self, key: str, sentence: str, value: object = None) -> None:
        """Keeps `sentence`, and the value itself as text, under the place it stands at."""
        shown = "" if value is None else f": {as_text(value)[:_SHOWN]}"
        self.warnings.append(f"{self._at(key)}: {sentence}{shown}")

    def text(self, *keys: str) -> str:
        """The first of these keys that says something, as plain text."""
        return next((text for key in keys if (text := self._text(key))), "")

    def line(self, *keys: str) -> str:
        """The same on one line."""
        return " ".join(self.text(*keys).split())

    def flag(self, key: str) -> bool:
        """True for true, 1, "true"; a word of neither kind is told and taken as false."""
        value = self.value.get(key)
        if value in (None, "", False, 0, "0") or str(value).lower() == "false":
            return False
        if value not in (True, 1, "1") and str(value).lower() != "true":
            self.warn(key, "không rõ đúng hay sai", value)
            return False
        return True

    def count(self, key: str) -> int | None:
        """A whole number from 0 to 999; None where nothing is said."""
        value = self.value.get(key)
        if value is None or value == "":
            return None
        digits = as_text(value).strip().removesuffix(".0")
        if isinstance(value, bool) or not (digits.isascii() and digits.isdigit() and len(digits) <= 3):
            self.warn(key, "không phải số lượng", value)
            return None
        return int(digits)

    def child(self, key: str) -> "Reader":
        """The object under this key; an empty one where there is none."""
        value = self.value.get(key)
        if value is not None and not isinstance(value, Mapping):
            self.warn(key, "không phải một nhóm dữ liệu", value)
        return Reader(value if isinstance(value, Mapping) else {}, self.warnings, self._at(key))

    def children(self, *keys: str) -> Iterator["Reader"]:
        """The objects listed under these keys; a bare text among them counts as an object with that name."""
        for key in keys:
            for number, item in enumerate(self._list(key), start=1):
                place = f"{self._at(key)}[{number}]"
                if isinstance(item, Mapping):
                    yield Reader(item, self.warnings, place)
                elif item is not None:
                    self.warn(f"{key}[{number}]", "không phải một nhóm dữ liệu, giữ như tên gọi", item)
                    yield Reader({"name": as_text(item)}, self.warnings, place)

    def names(self, *keys: str) -> tuple[str, ...]:
        """The names of the objects listed under these keys, each once."""
        return tuple(dict.fromkeys(name for child in self.children(*keys) if (name := child.line("name"))))

    def _text(self, key: str) -> str:
        value = self.value.get(key)
        if value is None or value == "":
            return ""
        if not isinstance(value, str):
            if isinstance(value, bool | list | dict):
                self.warn(key, "không phải văn bản, giữ nguyên dạng dữ liệu", value)
            value = as_text(value)
        if len(value) > MAX_TEXT:
            self.warn(key, f"dài {len(value)} ký tự, chỉ hiển thị {MAX_TEXT} ký tự đầu, bản gốc giữ đủ")
        return plain(value[:MAX_TEXT])

    def _list(self, key: str) -> list[Any]:
        value = self.value.get(key)
        if value is None or value == "":
            return []
        items = list(value) if isinstance(value, list | tuple) else [value]
        if not isinstance(value, list | tuple):
            self.warn(key, "không phải danh sách, coi là danh sách có một mục")
        if len(items) > MAX_ITEMS:
            self.warn(key, f"có {len(items)} mục, chỉ hiển thị {MAX_ITEMS} mục đầu, bản gốc giữ đủ")
        return items[:MAX_ITEMS]

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def as_text(value: object) -> str:
    """Any JSON value as text: a string is itself, the rest is written as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
