"""Writing a part of a definition: words in Vietnamese, rows, conditions, small parts inside it, each by its label."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page

from tests.scenarios.boxes import question


@dataclass(frozen=True)
class When:
    """One comparison, in the words of the page: with a value, or with another field."""

    field: str
    compare: str
    value: str = ""
    other: str = ""


Content = str | bool | date | When | Sequence[Any] | Mapping[str, Any]


def write(scope: Locator, content: Mapping[str, Content]) -> None:
    for label, words in content.items():
        box = question(scope, label).first
        if not box.is_visible():
            unfold(scope.page)
        _write(box, words)


def unfold(page: Page) -> None:
    """Opens whatever is folded among the boxes; nobody but the eye finds what is in there."""
    folded = page.locator("#boxes details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()


def _write(box: Locator, content: Content) -> None:
    match content:
        case When():
            _compare(box, content)
        case Mapping():
            write(box, content)
        case date():
            write(box, {"Ngày": str(content.day), "Tháng": str(content.month), "Năm": str(content.year)})
        case bool():
            decide(box, lambda: box.set_checked(content))
        case str():
            _say(box, content)
        case _:
            _fill_rows(box, content)


def _say(box: Locator, words: str) -> None:
    """Chooses it, marks the choice that says so, or types it; in Vietnamese where there are two languages."""
    match box.evaluate("box => box.tagName"):
        case "SELECT":
            decide(box, lambda: box.select_option(label=words))
        case "FIELDSET" if (choice := box.get_by_role("radio", name=words, exact=True)).count():
            decide(choice, choice.check)
        case "FIELDSET":
            box.get_by_label("Tiếng Việt", exact=True).fill(words)
        case _:
            box.fill(words)


def _fill_rows(box: Locator, rows: Sequence[Any]) -> None:
    """Ticks each of these words, or fills in a row for each."""
    for number, row in enumerate(rows, start=1):
        if isinstance(row, str):
            box.get_by_label(row, exact=True).check()
            continue
        here = box.get_by_role("group", name=f"Dòng {number}", exact=True)
        if not here.count():
            renewed(box, box.get_by_role("button", name=re.compile("^Thêm một dòng")).last.click)
        write(here, row)


def _compare(box: Locator, when: When) -> None:
    """In the row that stands there still blank, else in one more."""
    rows = box.get_by_role("group", name="Điều kiện", exact=True)
    if not rows.count() or rows.last.get_by_label("Trường", exact=True).input_value():
        renewed(box, box.get_by_role("button", name=re.compile("^Thêm điều kiện")).click)
    row = rows.last
    for label, words in {"Trường": when.field, "So sánh": when.compare}.items():
        _say(row.get_by_label(label, exact=True), words)
    if when.value:
        _write(question(row, "Giá trị"), when.value)
    if when.other:
        row.get_by_label("hoặc so với trường").select_option(label=when.other)


def decide(box: Locator, act: Callable[[], object]) -> None:
    """Does it; where other boxes hang on it, waits for them, or asks for them where no script does."""
    asking = box.page.get_by_role("button", name="Cập nhật các ô")
    if not box.evaluate("box => 'decides' in box.dataset"):
        act()
    elif asking.count():
        act()
        renewed(box, asking.click)
    else:
        renewed(box, act)


def renewed(box: Locator, act: Callable[[], object]) -> None:
    """Does what asks the server for other boxes, and waits until those stand in the page."""
    box.page.evaluate("document.getElementById('boxes').dataset.old = ''")
    act()
    box.page.locator("#boxes:not([data-old])").wait_for()
