"""Someone who writes procedures, or puts them in force: turns to a page by its words, fills it in, adds and saves."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.scenarios.access import no_barrier
from tests.scenarios.boxes import Answer, fill
from tests.scenarios.contents import Content, renewed, unfold, write
from tests.scenarios.people import Officer


def beginning(words: str) -> re.Pattern[str]:
    """These words, and perhaps a count after them."""
    return re.compile(rf"^{re.escape(words)}(\s|$)")


class Editor(Officer):
    """Every kind of page, and of part on it, is looked at for barriers."""

    def __init__(self, page: Page, username: str) -> None:
        self.looked_at: set[tuple[str, ...]] = set()
        super().__init__(page, username)

    def looks(self) -> None:
        """Once at a place of this shape with these boxes: ten fields of text are one."""
        self.page.wait_for_load_state()
        place = re.sub(r"[0-9.]+", "", urlsplit(self.page.url).path)
        boxes = self.page.locator("#boxes legend").all_inner_texts()
        if (place, *boxes) not in self.looked_at:
            self.looked_at.add((place, *boxes))
            no_barrier(self.page)

    def begins(self, code: str, name: str, level: str) -> None:
        """A procedure from nothing."""
        self.follow("Soạn thủ tục")
        self.meets("Soạn thủ tục")
        self.follow("Soạn thủ tục mới")
        self.meets("Soạn thủ tục mới")
        blank = self.page.get_by_role("region", name="Từ đầu")
        for label, answer in {"Mã thủ tục": code, "Tên thủ tục": name, "Cấp thực hiện": level}.items():
            fill(blank, label, answer)
        self.press("Tạo bản nháp")
        self.meets(name)

    def finds(self, code: str) -> None:
        """Among all procedures, by its code."""
        self.follow("Soạn thủ tục")
        fill(self.page, "Tên hoặc mã thủ tục", code)
        self.page.locator("main").get_by_role("button", name="Tìm", exact=True).click()
        self.page.get_by_role("link", name=beginning("Tất cả")).click()
        self.follow(code)
        expect(self.page.locator(".editor-title")).to_contain_text(code)
        self.looks()

    def turns_to(self, *entries: str) -> None:
        """One after another, from the contents at the side: a section, then what is inside it."""
        for entry in entries:
            self._entry(entry).click()
            expect(self._entry(entry)).to_have_attribute("aria-current", "page")
        self.looks()

    def _entry(self, words: str) -> Locator:
        contents = self.page.get_by_role("navigation", name="Mục lục của thủ tục", exact=True)
        return contents.get_by_role("link", name=beginning(words)).first

    def goes_on_to(self, act: str) -> None:
        """One of the acts at the head of every page."""
        acts = self.page.get_by_role("navigation", name="Việc với thủ tục này", exact=True)
        acts.get_by_role("link", name=beginning(act)).click()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        self.looks()

    def adds(self, what: str, content: Mapping[str, Content]) -> None:
        """To the list above this button; ends on the page of what was added."""
        self.page.get_by_role("link", name=beginning(f"Thêm {what}")).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(f"Thêm {what}")
        self.writes(content, "Thêm", "Đã thêm")

    def adds_all(self, what: str, *contents: Mapping[str, Content]) -> None:
        """One after another to the same list, on whose page this begins and ends."""
        for content in contents:
            self.adds(what, content)
            self.page.locator(".up a").click()

    def writes(self, content: Mapping[str, Content], button: str = "Lưu", told: str = "Đã lưu") -> None:
        """On the page that is open, and sends it: the page that answers is there, whatever saved itself before."""
        self.page.wait_for_load_state()
        write(self.page.locator("#boxes"), content)
        self.looks()
        with self.page.expect_navigation():
            self.press(button)
        self.reads(told)

    def tries(self, about: Mapping[str, Content], answers: Mapping[str, Answer] = {}) -> None:
        """A worked example on its page: what comes out now is filled in, and saved."""
        self.page.wait_for_load_state()
        unfold(self.page)
        write(self.page.locator("#boxes"), about)
        for label, answer in answers.items():
            fill(self.page.locator("details.answers-of"), label, answer)
        proposing = self.page.get_by_role("button", name="Điền theo kết quả hiện ra bây giờ")
        renewed(proposing, proposing.click)
        self.writes({}, told="Đã lưu ví dụ.")
        self.reads("Ví dụ này ra đúng như mong đợi.")

    def copies(self, name: str) -> None:
        """A row of the list, and opens its copy, which stands below it."""
        self.press(f"Nhân bản {name}")
        expect(self.page.get_by_role("link", name=name, exact=True)).not_to_have_count(1)
        self.page.locator(".leaf").get_by_role("link", name=name, exact=True).nth(1).click()
