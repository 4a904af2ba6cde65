"""The desk in a real browser: by keyboard, without scripts, on a large screen and on a small one.

Beside a frame that shows a PDF the mouse's and the keyboard's events may be lost when the machine is busy; where they
are not what is tested, the page's own events are used.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.sample.demo import demo_password
from applications.desk.looking import look
from applications.models import Attachment, Dossier
from applications.status import Status
from core.files import keep
from processes import eventually
from tests.applications.stories import BIRTH, BUILDING, COPIES, NEWBORN, accepted, filed, fresh, open_city, work

AXE = (Path(__file__).resolve().parents[1] / "assets/axe.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OpenPage = Callable[..., Page]


@pytest.fixture
def citizen(transactional_db: None) -> User:
    return open_city()


def sign_in(page: Page, username: str) -> Page:
    page.goto("/can-bo/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(demo_password())
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ chờ tôi")
    return page


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds, and what is wider than the screen."""
    page.wait_for_load_state()
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags, iframes: false})", WCAG)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] + (
        [("wide", [])] if wide else []
    )


def forty_more(dossier: Dossier) -> None:
    run = dossier.step_runs.get()
    for number in range(39):
        twin = fresh(dossier)
        twin.pk, twin.request_number, twin._state.adding = None, f"DK-261124-9{number:04d}", True
        twin.save()
        run.pk, run.dossier = None, twin
        run.save(force_insert=True)


def test_forty_rows_are_seen_at_once_and_walked_by_keyboard(citizen: User, new_page: OpenPage) -> None:
    dossier = filed(citizen, NEWBORN)
    forty_more(dossier)
    page = sign_in(new_page(viewport={"width": 1920, "height": 1080}), "tiepnhan")
    rows = page.locator(".queue tbody tr")
    expect(rows).to_have_count(40)
    box = rows.last.bounding_box()
    assert box and box["y"] + box["height"] <= 1080
    page.get_by_role("searchbox").focus()
    for key in ("ArrowDown", "ArrowDown", "j", "k"):
        page.keyboard.press(key)
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == rows.nth(1).locator("a").text_content()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tiếp nhận hồ sơ")).to_be_visible()


def test_on_a_phone_the_queues_unfold_below_the_current_one_without_scripts(citizen: User, new_page: OpenPage) -> None:
    filed(citizen, COPIES)
    page = sign_in(new_page(viewport={"width": 360, "height": 740}, java_script_enabled=False), "tiepnhan")
    queues = page.get_by_role("navigation", name="Các danh sách")
    expect(queues).to_be_hidden()
    page.get_by_role("link", name="Chọn danh sách khác; đang xem: Tất cả 1").click()
    expect(queues).to_be_visible()
    with page.expect_navigation():
        queues.get_by_role("link", name="Trả kết quả").click()
    expect(page.get_by_role("heading", level=2, name="Trả kết quả")).to_be_visible()
    expect(queues).to_be_hidden()


def test_the_address_of_a_list_names_only_what_narrows_it(citizen: User, new_page: OpenPage) -> None:
    filed(citizen, COPIES)
    page = sign_in(new_page(), "tiepnhan")
    with page.expect_navigation():  # a script leaves out of the address what is empty
        page.get_by_role("link", name="Lọc, cột, lưu").click()
    page.get_by_label("Kênh nộp").first.select_option("ONLINE")
    page.get_by_role("button", name="Lọc danh sách").click()
    page.wait_for_url("**/can-bo/?kenh=ONLINE")


def test_a_clerk_accepts_one_dossier_after_the_other_with_the_enter_key(citizen: User, new_page: OpenPage) -> None:
    first, second = filed(citizen, COPIES), filed(citizen, COPIES)
    Attachment.objects.update(content_type="image/png")
    page = sign_in(new_page(), "tiepnhan")
    for dossier in (first, second):
        expect(page.get_by_role("main")).to_contain_text(str(dossier))
        if dossier == first:
            page.get_by_role("link", name=str(dossier)).press("Enter")
        page.get_by_role("button", name="Tiếp nhận hồ sơ").press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Đã tiếp nhận hồ sơ.")
        if dossier == first:
            expect(page.get_by_role("link", name="Hồ sơ kế tiếp")).to_be_focused()
            page.keyboard.press("Enter")
    assert {fresh(each).status for each in (first, second)} == {Status.PROCESSING}


def test_nothing_needs_a_script(citizen: User, new_page: OpenPage) -> None:
    dossier = filed(citizen, BIRTH)
    dossier.attachments.update(content_type="image/png")
    page = sign_in(new_page(java_script_enabled=False), "tiepnhan")
    page.get_by_role("link", name=str(dossier)).click()
    page.locator("summary", has_text="Từ chối tiếp nhận").press("Enter")
    page.get_by_role("button", name="Từ chối tiếp nhận").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Lý do từ chối: Lý do cần ít nhất 10 ký tự.")
    page.get_by_label("Lý do từ chối").fill("Trẻ đã được đăng ký khai sinh tại phường khác.")
    page.get_by_role("button", name="Từ chối tiếp nhận").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã từ chối tiếp nhận.")
    assert fresh(dossier).status == Status.REJECTED_INTAKE


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_the_desk_has_a_fault(citizen: User, new_page: OpenPage, width: int) -> None:
    dossier = filed(citizen, BIRTH)
    dossier.attachments.update(blob=keep(PDF, "application/pdf"))
    handled = work(accepted(filed(citizen, BUILDING)), until="appraisal")
    for username, each in (("tiepnhan", dossier), ("xaydung", handled)):
        page = sign_in(new_page(viewport={"width": width, "height": 900}), username)
        assert faults(page) == []
        page.goto(f"/can-bo/ho-so/{each.pk}/")
        assert page.locator("iframe").first.get_attribute("src")
        for details in page.locator("details.act > summary").all():
            details.dispatch_event("click")
        assert faults(page) == []
        page.evaluate("document.getElementById('keys').showModal()")
        assert faults(page) == []
        page.evaluate("document.getElementById('keys').close()")
        page.locator(".task:not(.whole) details.act form").last.get_by_role("button").last.dispatch_event("click")
        expect(page.get_by_role("alert")).to_be_focused()
        assert faults(page) == []
        page.goto("/can-bo/?q=khong-co-ai")
        assert faults(page) == []


def test_a_pdf_is_read_beside_the_answers(citizen: User, new_page: OpenPage) -> None:
    """No policy of the browser stands in the way: the fixture fails on any such complaint."""
    dossier = filed(citizen, BIRTH)
    dossier.attachments.update(blob=keep(PDF, "application/pdf"))
    page = sign_in(new_page(viewport={"width": 1280, "height": 900}), "tiepnhan")
    with page.expect_response(lambda answer: "/tep/" in answer.url) as answer:
        page.goto(f"/can-bo/ho-so/{dossier.pk}/")
    assert (answer.value.status, answer.value.headers["content-type"]) == (200, "application/pdf")


# --- Keys, and what is kept ----------------------------------------------------------------------------------------


def picture() -> bytes:
    """A photograph of a page, three wide and four high."""
    written = BytesIO()
    Image.new("RGB", (300, 400), "white").save(written, "JPEG")
    return written.getvalue()


@pytest.fixture
def pictured(citizen: User) -> Dossier:
    dossier = filed(citizen, BIRTH)
    dossier.attachments.update(content_type="image/jpeg", blob=keep(picture(), "image/jpeg"))
    return dossier


def open_dossier(page: Page, dossier: Dossier) -> Page:
    page.goto(f"/can-bo/ho-so/{dossier.pk}/")
    return page


def test_the_usual_act_takes_one_key_and_no_key_acts_while_one_types(pictured: Dossier, new_page: OpenPage) -> None:
    page = open_dossier(sign_in(new_page(), "tiepnhan"), pictured)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("về danh sách")
    page.keyboard.press("t")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("1")
    box = page.locator("details.act[open] textarea")
    box.fill("")
    box.press_sequentially("nt?d1")
    expect(box).to_have_value("nt?d1")
    assert fresh(pictured).status == Status.SUBMITTED
    box.evaluate("box => box.blur()")
    page.keyboard.press("t")
    expect(page.get_by_role("button", name="Tiếp nhận hồ sơ")).to_be_focused()
    expect(page.locator("main")).to_contain_text("giấy chưa đánh dấu đã kiểm tra")
    assert fresh(pictured).status == Status.SUBMITTED, "a key alone accepts nothing that was not looked through"
    for tick in page.locator(".checklist input[type=checkbox]").all():
        tick.check()
    page.locator("h1").click()
    page.keyboard.press("t")
    expect(page.get_by_role("status").filter(has_text="Đã tiếp nhận hồ sơ.")).to_be_visible()
    assert fresh(pictured).status == Status.PROCESSING


def test_where_the_step_asks_the_key_leads_to_the_question_and_ctrl_enter_sends(
    citizen: User, new_page: OpenPage
) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="comparison")
    dossier.attachments.update(content_type="image/jpeg", blob=keep(picture(), "image/jpeg"))
    page = open_dossier(sign_in(new_page(), "hotich"), dossier)
    page.keyboard.press("t")
    focused = page.evaluate("document.activeElement.name")
    assert focused == dossier.definition.process.step("comparison").fields[0].id
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    assert dossier.step_runs.filter(step="comparison", closed_at=None).exists()


def test_keys_that_are_turned_off_do_nothing(pictured: Dossier, new_page: OpenPage) -> None:
    page = open_dossier(sign_in(new_page(), "tiepnhan"), pictured)
    page.keyboard.press("?")
    with page.expect_navigation():
        page.get_by_role("button", name="Tắt phím tắt").click()
    page.keyboard.press("?")
    page.keyboard.press("t")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Phím tắt").click()
    expect(page.get_by_role("button", name="Bật phím tắt")).to_be_visible()
    assert fresh(pictured).status == Status.SUBMITTED


def test_a_sentence_is_chosen_and_mended_and_survives_a_closed_window(pictured: Dossier, new_page: OpenPage) -> None:
    page = open_dossier(sign_in(new_page(), "tiepnhan"), pictured)
    page.locator("summary", has_text="Từ chối tiếp nhận").press("Enter")
    act = page.locator("details.act", has_text="Từ chối tiếp nhận")
    act.get_by_label("Câu mẫu").select_option(index=3)
    act.get_by_label("Lý do từ chối").press_sequentially("H24-0001")
    written = "Yêu cầu này đã được giải quyết tại hồ sơ mã số H24-0001"
    expect(act.get_by_label("Lý do từ chối")).to_have_value(written)
    again = page.context.new_page()
    page.close()
    open_dossier(again, pictured)
    act = again.locator("details.act", has_text="Từ chối tiếp nhận")
    expect(act.locator(".restored")).to_contain_text("Đã khôi phục nội dung đang nhập dở lúc")
    expect(act.get_by_label("Lý do từ chối")).to_have_value(written)
    with again.expect_navigation():
        act.get_by_role("button", name="Từ chối tiếp nhận").press("Enter")
    expect(again.get_by_role("status").filter(has_text="Đã từ chối tiếp nhận.")).to_be_visible()
    assert again.evaluate("Object.keys(localStorage).filter(name => name.startsWith('giu:'))") == []
    assert fresh(pictured).status == Status.REJECTED_INTAKE


def test_a_picture_is_turned_and_enlarged_in_the_page(pictured: Dossier, new_page: OpenPage) -> None:
    page = open_dossier(sign_in(new_page(viewport={"width": 1280, "height": 900}), "tiepnhan"), pictured)
    shown = page.locator("img.paper")
    eventually(lambda: (drawn := shown.bounding_box()) and drawn["height"] > drawn["width"])
    upright = shown.bounding_box()
    page.keyboard.press("r")
    turned = shown.bounding_box()
    page.keyboard.press("+")
    larger = shown.bounding_box()
    assert upright and turned and larger
    assert upright["height"] > upright["width"] and turned["width"] > turned["height"]
    assert larger["width"] == pytest.approx(turned["width"] * 1.25, rel=0.01)


def test_an_open_page_learns_who_else_looks_and_keeps_ticks(pictured: Dossier, new_page: OpenPage) -> None:
    page = sign_in(new_page(), "tiepnhan")
    page.clock.install()
    open_dossier(page, pictured)
    look(User.objects.get(username="giamsat"), pictured, timezone.now())
    with page.expect_response(lambda answer: answer.url.endswith("/dang-xem/")):
        page.clock.fast_forward(20_000)
    expect(page.locator(".lookers")).to_contain_text("cũng đang xem hồ sơ này")
    with page.expect_response(lambda answer: answer.url.endswith("/da-kiem/")):
        page.locator(".checklist input[type=checkbox]").first.check()
    expect(page.locator(".checklist summary")).to_contain_text("1/")
    open_dossier(page, pictured)
    expect(page.locator(".checklist input[type=checkbox]").first).to_be_checked()


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
