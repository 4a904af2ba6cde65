"""The citizen's pages in a real browser: with scripts and without, typing while pages ask again, on any width."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from applications.actions.refuse import refuse
from applications.actions.request_supplement import request_supplement
from applications.models import Dossier
from applications.status import Status
from tests.applications.citizen_pages import Citizen, a_pdf, address, typed
from tests.applications.stories import (
    BIRTH,
    COPIES,
    NEWBORN,
    accepted,
    answers_of,
    drafted,
    filed,
    fresh,
    holder,
    open_city,
    work,
)
from tests.applications.test_desk_in_browser import faults

OpenPage = Callable[..., Page]
GO_ON = "Lưu và tiếp tục"


@pytest.fixture
def citizen(transactional_db: None) -> User:
    return open_city()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "giấy chứng sinh.pdf"
    file.write_bytes(a_pdf().read())
    return file


def signed_in(page: Page) -> Page:
    """The session is made past the sign-in page, which has tests of its own."""
    session = Citizen("congdan").client.cookies["session"].value
    page.goto("/")
    page.context.add_cookies([{"name": "session", "value": session, "url": page.url}])
    return page


def begun(page: Page, code: str) -> Dossier:
    page.goto(f"/nop-ho-so/{code}/")
    with page.expect_navigation(url=re.compile("/trang/")):
        page.get_by_role("button", name="Bắt đầu khai").click()
    return Dossier.objects.latest("created_at")


def boxes(page: Page) -> set[str]:
    """The names of the boxes on the page."""
    named = page.locator("#sheet").locator("input[name], select[name], textarea[name]")
    return set(named.evaluate_all("boxes => boxes.map(box => box.name)"))


def write(page: Page, name: str, value: str) -> None:
    box = page.locator(f'[name="{name}"]')
    match box.first.evaluate("box => box.type"):
        case "radio":
            page.locator(f'[name="{name}"][value="{value}"]').check()
        case "checkbox":
            box.check()
        case "select-one":
            box.select_option(value)
        case _:
            box.fill(value)


def go_on(page: Page) -> None:
    """The page after this one is there, with its scripts at work."""
    with page.expect_navigation():
        page.get_by_role("button", name=GO_ON).click()


def answer(page: Page, code: str) -> None:
    """Fills in what the page asks, and goes on; where answers brought up more questions, the same page comes again."""
    for name, [value] in typed(answers_of(code), boxes(page)).items():
        write(page, name, value)
    go_on(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_birth_is_filed(citizen: User, new_page: OpenPage, scan: Path, scripts: bool) -> None:
    page = signed_in(new_page(java_script_enabled=scripts))
    dossier = begun(page, BIRTH)
    for _time in range(3 * len(dossier.definition.form.pages)):
        if "/trang/" in page.url:
            answer(page, BIRTH)
    page.locator("input[name=birth_notice]").set_input_files(scan)
    if not scripts:
        page.get_by_role("button", name="Tải lên Giấy chứng sinh").click()
    expect(page.get_by_role("link", name=scan.name)).to_be_visible()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Tôi cam đoan những lời khai").check()
    page.get_by_role("button", name="Nộp hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nộp hồ sơ")
    dossier = fresh(dossier)
    assert dossier.status == Status.SUBMITTED
    assert dossier.request_number is not None
    expect(page.locator(".panel")).to_contain_text(dossier.request_number)


def test_what_is_typed_while_the_page_asks_again_is_not_lost(citizen: User, new_page: OpenPage) -> None:
    page = signed_in(new_page())
    begun(page, BIRTH)
    held: list[Route] = []
    page.route("**/trang/**", lambda route: held.append(route))
    with page.expect_request("**/trang/**"):
        page.get_by_label("Hộ chiếu").check()
    phone = page.get_by_label("Số điện thoại")
    phone.fill("0911 222 333")
    held[0].continue_()
    expect(page.get_by_label("Số giấy tờ")).to_be_visible()
    assert phone.input_value() == "0911 222 333"
    assert phone.evaluate("box => box === document.activeElement")


def test_the_page_saves_itself(citizen: User, new_page: OpenPage) -> None:
    page = signed_in(new_page())
    draft = begun(page, COPIES)
    page.get_by_label("Số điện thoại").fill("0911 222 333")
    page.get_by_label("Thư điện tử").focus()
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
    assert fresh(draft).answers["requester_phone"] == "0911222333"


def test_rows_come_and_go_under_the_hand(citizen: User, new_page: OpenPage) -> None:
    page = signed_in(new_page())
    begun(page, COPIES)
    go_on(page)
    page.get_by_label("Tên giấy tờ").fill("Bằng đại học")
    page.get_by_role("button", name="Thêm một dòng").click()
    second = page.get_by_role("group", name="Dòng 2").get_by_label("Tên giấy tờ")
    expect(second).to_be_focused()
    second.fill("Hợp đồng")
    page.get_by_role("button", name="Bỏ dòng 1").click()
    expect(page.get_by_role("group", name=re.compile(r"^Dòng \d$"))).to_have_count(1)
    assert page.get_by_label("Tên giấy tờ").input_value() == "Hợp đồng"


def test_enter_goes_on_and_removes_no_row(citizen: User, new_page: OpenPage) -> None:
    page = signed_in(new_page())
    begun(page, COPIES)
    go_on(page)
    page.get_by_role("button", name="Thêm một dòng").click()
    rows = page.get_by_role("group", name=re.compile(r"^Dòng \d$"))
    expect(rows).to_have_count(2)
    page.get_by_label("Tên giấy tờ").first.fill("Bằng đại học")
    page.get_by_label("Tên giấy tờ").first.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(rows).to_have_count(2)


def test_a_wrong_file_is_told_as_soon_as_it_is_chosen(citizen: User, new_page: OpenPage, tmp_path: Path) -> None:
    wrong = tmp_path / "giấy.pdf"
    wrong.write_bytes(b"MZ")
    page = signed_in(new_page())
    page.goto(address("papers", drafted(citizen, COPIES)))
    page.locator("input[name=scan]").set_input_files(wrong)
    expect(page.locator(".error-summary")).to_contain_text("chương trình chạy được trên Windows")


def every_page(citizen: User) -> list[str]:
    """The address of each of the citizen's pages, in the states that look different."""
    draft, empty = drafted(citizen, COPIES), drafted(citizen, BIRTH, {"relation": None})
    asked, refused, moving = filed(citizen, COPIES), filed(citizen, COPIES), accepted(filed(citizen, NEWBORN))
    run = asked.step_runs.get()
    request_supplement(holder(run), asked.pk, run.pk, asked.revision, {"paper:scan": "Mờ."}, "Thiếu.")
    refuse(holder(refused.step_runs.get()), refused.pk, refused.revision, "Bản chính bị tẩy xóa.")
    confirming = work(accepted(filed(citizen, BIRTH)), until="confirmation")
    work(moving, until="residence_handling")
    pages = [address("page", draft, page.id) for page in draft.definition.form.pages]
    pages += [address("page", empty, page) for page in ("relation", "child", "mother")]
    pages += [address(name, dossier) for dossier in (draft, empty, asked) for name in ("papers", "check")]
    pages += [address("dossier", dossier) for dossier in (asked, refused, moving, confirming)]
    starts = [f"/nop-ho-so/{code}/" for code in (BIRTH, COPIES)]
    return ["/", "/tra-cuu/", "/ho-so/", *starts, address("place", draft), address("submitted", asked), *pages]


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_bars_anybody_and_nothing_is_wider_than_the_screen(
    citizen: User, new_page: OpenPage, width: int
) -> None:
    page = signed_in(new_page(viewport={"width": width, "height": 800}))
    found = {}
    for url in every_page(citizen):
        answer = page.goto(url)
        assert answer is not None and answer.ok and page.url.endswith(url)
        found[url] = faults(page)
    assert {url: wrong for url, wrong in found.items() if wrong} == {}
