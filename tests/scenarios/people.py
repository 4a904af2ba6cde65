"""People at their browsers: they read headings, type beside labels, and press buttons by their words."""

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from accounts.sample import demo_password
from processes import eventually
from tests.scenarios.access import no_barrier
from tests.scenarios.boxes import Answer, fill, named, question


class Person:
    """One person before one browser, signed in at their own door."""

    door, sign_in_heading, name_label = "/dang-nhap/", "Đăng nhập", "Số định danh cá nhân hoặc tên đăng nhập"

    def __init__(self, page: Page, username: str) -> None:
        self.page = page
        page.goto(self.door)
        expect(page.get_by_role("heading", level=1)).to_have_text(self.sign_in_heading)
        fill(page, self.name_label, username)
        fill(page, "Mật khẩu", demo_password())
        self.press("Đăng nhập")
        expect(page.get_by_role("button", name="Đăng xuất", include_hidden=True)).to_be_attached()

    def meets(self, heading: str) -> None:
        """The page under this heading is there, and nothing on it shuts anybody out."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        no_barrier(self.page)

    def reads(self, *words: str) -> None:
        """All of these stand on the page."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)

    def does_not_read(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("main")).not_to_contain_text(each)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()
        self.page.wait_for_load_state()

    def follow(self, words: str) -> None:
        self.page.get_by_role("link", name=words, exact=True).first.click()
        self.page.wait_for_load_state()

    def waits_until(self, there: Locator) -> None:
        """What a worker does shows on this page within moments, to whoever loads it again."""
        address = self.page.url
        eventually(lambda: there.count() or (self.page.goto(address) and None), every=0.3)


class Citizen(Person):
    """Someone who asks. Where no script runs, a page asks more only when its button is pressed."""

    def __init__(self, page: Page, username: str, scripts: bool = True) -> None:
        self.scripts = scripts
        super().__init__(page, username)

    def finds(self, words: str, procedure: str) -> None:
        """Searches by words without accents, reads the page of the procedure, and goes to file it."""
        self.page.goto("/")
        self.meets("Bạn cần làm thủ tục gì?")
        fill(self.page, "Tên thủ tục, giấy tờ hoặc việc cần làm", words)
        self.press("Tìm")
        self.follow(procedure)
        self.meets(procedure)
        self.follow("Nộp trực tuyến")
        self.meets(procedure)

    def begins(self, answers: Mapping[str, Answer] = {}) -> None:
        for label, answer in answers.items():
            fill(self.page, label, answer)
        self.press("Bắt đầu khai")

    def answers(self, pages: Mapping[str, Mapping[str, Answer]]) -> None:
        """Page after page of questions, each under its heading."""
        for heading, answers in pages.items():
            self.meets(heading)
            for label, answer in answers.items():
                if not self.scripts and not question(self.page, label).count():
                    self.press("Cập nhật câu hỏi")
                fill(self.page, label, answer)
            self.press("Lưu và tiếp tục")

    def hands_in(self, paper: str, file: Path) -> None:
        """Chooses a file for this paper, which then stands there."""
        self.sends_up(paper, file)
        expect(self.paper(paper).get_by_role("link", name=file.name)).to_be_visible()

    def sends_up(self, paper: str, file: Path) -> None:
        """With scripts choosing it is all, else a button sends it up; the page that answers is there."""
        with self.page.expect_navigation():
            self.paper(paper).locator("input[type=file]:not([name^=replace])").set_input_files(file)
            if not self.scripts:
                self.press(f"Tải lên {paper}")

    def paper(self, name: str) -> Locator:
        """What the page shows about one paper."""
        return self.page.locator("section.paper").filter(has=self.page.get_by_role("heading", name=named(name)))

    def swears_and_files(self) -> str:
        """The request number, as it stands large on the confirmation."""
        self.meets("Kiểm tra trước khi nộp")
        self.page.get_by_label("Tôi cam đoan những lời khai").check()
        self.press("Nộp hồ sơ")
        self.meets("Đã nộp hồ sơ")
        return self.page.locator(".panel .number").inner_text()

    def hears(self, words: str) -> None:
        """The page of the dossier says so within moments."""
        self.waits_until(self.page.locator("main").get_by_text(words).first)

    def downloads(self, title: str, folder: Path) -> Path:
        """The paper, as soon as it is printed."""
        paper = self.page.get_by_role("link", name=f"Tải về {title}", exact=True)
        self.waits_until(paper)
        with self.page.expect_download() as download:
            paper.click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file


class Officer(Person):
    """Someone who handles: opens a dossier from the list, and ends what is theirs with one button."""

    door, sign_in_heading, name_label = "/can-bo/dang-nhap/", "Đăng nhập dành cho cán bộ", "Tên đăng nhập"

    def opens(self, dossier: str) -> None:
        """From the list, by its code (before acceptance by its request number), as soon as it is there."""
        self.page.goto("/can-bo/")
        row = self.page.get_by_role("link", name=dossier, exact=True).first
        self.waits_until(row)
        row.click()
        expect(self.page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
        no_barrier(self.page)

    def does(self, button: str, answers: Mapping[str, Answer] = {}) -> None:
        """Fills in the form of this button and presses it."""
        act = self.act(button)
        for label, answer in answers.items():
            fill(act, label, answer)
        with self.page.expect_navigation():
            act.get_by_role("button", name=button, exact=True).click()

    def asks_for(self, thing: str, wrong: str, reason: str, under: str = "") -> None:
        """Asks the applicant to mend one thing, found in the list of papers or `under` the title of its page."""
        if under:
            self.act("Yêu cầu bổ sung").locator("summary").filter(has_text=named(under)).click()
        self.does("Yêu cầu bổ sung", {thing: True, f"Thiếu, sai chỗ nào: {thing}": wrong, "Lý do": reason})
        self.reads("đang chờ người nộp")

    def act(self, button: str) -> Locator:
        """The form that this button sends; what is rarer is unfolded first."""
        folded = self.page.locator("details.act:not([open]) > summary").filter(has_text=named(button))
        if folded.count():
            folded.click()
        return self.page.locator("form").filter(has=self.page.get_by_role("button", name=button, exact=True))

    def ends(self, dossier: str, button: str, answers: Mapping[str, Answer] = {}) -> None:
        self.opens(dossier)
        self.does(button, answers)

    def hands_over(self, receiver: str, authority: str = "") -> None:
        """From the dossier that is open, at the return desk: to who shows a card, by an authority if it needs one."""
        self.follow("Giao kết quả, ký nhận, in phiếu")
        fill(self.page, "Giấy tờ người nhận xuất trình", "Căn cước 031090001234")
        fill(self.page, "Họ và tên người nhận", receiver)
        fill(self.page, "Căn cứ nhận thay", authority)
        no_barrier(self.page)
        self.press("Giao kết quả và in phiếu giao nhận")
        self.reads("Đã giao kết quả.")

    def takes(self, fee: str) -> None:
        """The fee, or the first of several of this name, is paid at the counter."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=f"Ghi nhận đã thu {fee}", exact=True).first.click()
        self.reads("Đã ghi nhận khoản thu.")
