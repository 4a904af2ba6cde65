"""Typing an answer beside its label, whatever box stands there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page

Scope = Page | Locator


@dataclass(frozen=True)
class Place:
    """An address in two boxes."""

    street: str
    commune: str


Answer = str | bool | date | Place | Sequence[dict[str, Any]]


def named(label: str) -> re.Pattern[str]:
    """This label and no longer one, whether or not it must be answered."""
    return re.compile(rf"^\s*{re.escape(label)}(\s+\(không bắt buộc\))?\s*$")


def question(scope: Scope, label: str) -> Locator:
    """The box, or the group of boxes, under this label."""
    return scope.get_by_label(named(label)).or_(scope.get_by_role("group", name=named(label)))


def fill(scope: Scope, label: str, answer: Answer) -> None:
    asked = question(scope, label)
    match answer:
        case bool():
            asked.set_checked(answer)
        case date():
            parts = {"Ngày": answer.day, "Tháng": answer.month, "Năm": answer.year}
            _fill_parts(asked, {name: str(part) for name, part in parts.items()})
        case Place(street, commune):
            _fill_parts(asked, {"Số nhà, đường, thôn, tổ dân phố": street, "Xã, phường, đặc khu": commune})
        case str():
            _write(asked, answer)
        case _:
            _fill_rows(asked, answer)


def _fill_parts(group: Locator, parts: dict[str, str]) -> None:
    for name, part in parts.items():
        _write(group.get_by_label(name, exact=True), part)


def _write(box: Locator, words: str) -> None:
    """Types it, chooses it from the list, or marks the choice that says so."""
    match box.evaluate("box => box.tagName"):
        case "FIELDSET":
            box.get_by_label(words, exact=True).check()
        case "SELECT":
            box.select_option(words)  # by its value or its label
        case _:
            box.fill(words)


def _fill_rows(table: Locator, rows: Sequence[dict[str, Any]]) -> None:
    for number, row in enumerate(rows, start=1):
        if number > 1:
            table.get_by_role("button", name="Thêm một dòng").click()
        for label, answer in row.items():
            fill(table.get_by_role("group", name=f"Dòng {number}", exact=True), label, answer)
