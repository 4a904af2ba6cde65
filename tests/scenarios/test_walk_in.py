"""A walk-in is served from start to end by keyboard: of another commune, decided there, returned at this counter."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from accounts.models import Agency, User
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.status import Status
from applications.tickets.seed import seed_groups
from tests.scenarios.access import no_barrier
from tests.scenarios.boxes import fill
from tests.scenarios.keyboard import Keyboard
from tests.scenarios.people import Officer

PROCEDURE = "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"
CARD = "031171000456|030900111|TRẦN THỊ HÒA|07051971|Nữ|Số 2, Quang Trung, Phường Hồng Bàng, Hải Phòng|10052021"
FOUND = {
    "Đã thấy thông tin đăng ký và đã đối chiếu": True,
    "Cơ quan đã đăng ký": "Ủy ban nhân dân xã An Lão",
    "Số đăng ký": "112",
    "Ngày đăng ký": "30/3/1971",
    "Nội dung trích từ sổ": "Trần Thị Hòa, nữ, sinh ngày 07/5/1971",
}


@pytest.mark.django_db(transaction=True)
def test_a_walk_in_is_served_by_keyboard_from_ticket_to_result(officer: Callable[[str], Officer]) -> None:
    seed_groups()
    clerk = officer("tiepnhan")
    keys, page = Keyboard(clerk.page), clerk.page
    page.goto("/lay-so/H24.9008.01/")
    no_barrier(page)
    keys.goes_to("A Hộ tịch, chứng thực, cư trú Chưa có ai chờ")
    keys.enters(r"/lay-so/.+/\d+/$")
    expect(page.locator("main")).to_contain_text("A001")

    page.goto("/can-bo/so-thu-tu/")
    keys.types("Số quầy", "3")
    keys.presses("Enter")
    expect(page.locator("h1")).to_contain_text("quầy 3")
    no_barrier(page)
    keys.goes_to("Gọi số tiếp theo")
    keys.presses("Enter")
    expect(page.locator(".big")).to_have_text("A001")
    expect(page.get_by_role("link", name="Bắt đầu phục vụ")).to_be_focused()
    keys.enters("/can-bo/quay/$")

    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(CARD)
    keys.presses("Enter")
    expect(page.get_by_label("Số điện thoại")).to_be_focused()
    no_barrier(page)
    page.keyboard.type("0912345678")
    keys.enters(r"/quay/nguoi/\d+/$")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("trich luc")
    keys.presses("Enter")
    expect(page.get_by_role("button", name=PROCEDURE)).to_be_focused()
    no_barrier(page)
    keys.enters(r"/quay/[0-9a-f-]{36}/$")

    keys.picks("Xã, phường, đặc khu cấp bản sao", "An Lão (xã)")
    keys.chooses("Loại giấy tờ tùy thân", "Thẻ căn cước, căn cước điện tử hoặc giấy chứng nhận căn cước")
    keys.chooses("Bạn xin bản sao của ai?", "Của chính tôi")
    keys.picks("Bạn cần bản sao về việc gì?", "Khai sinh")
    keys.types("Họ, chữ đệm, tên", "Trần Thị Hòa")
    keys.types("Ngày sinh hoặc năm sinh", "07/05/1971")
    keys.chooses("Bạn biết gì về việc đăng ký?", "Chỉ nhớ năm và nơi đăng ký")
    expect(page.get_by_label("Cơ quan đã đăng ký")).to_be_visible()
    keys.types("Cơ quan đã đăng ký", "Ủy ban nhân dân xã An Lão")
    keys.types("Ngày đăng ký", "1971")
    keys.types("Số bản sao", "2")
    keys.chooses("Bạn có muốn nhận thêm bản điện tử không?", "Không")
    keys.types("Bản chính giữ lại Tờ khai cấp bản sao trích lục hộ tịch", "1")
    keys.goes_to("Đã xem bản chính, trả lại ngay Giấy tờ tùy thân của người yêu cầu")
    keys.presses("Space")
    expect(page.get_by_label("Đã thu đủ 16.000 đồng tiền mặt")).to_be_visible()
    no_barrier(page)
    keys.goes_to("Đã thu đủ 16.000 đồng tiền mặt")
    keys.presses("Space")
    keys.goes_to("Tiếp nhận và in giấy tiếp nhận")
    keys.enters("/da-nhan/$")
    code = page.locator(".panel .number").inner_text()
    no_barrier(page)

    dossier = Dossier.objects.get(code=code)
    an_lao = Agency.objects.get(code="H24.9050")
    assert dossier.receiving_agency is not None and dossier.receiving_agency.code == "H24.9008.01"
    assert dossier.competent_agency == an_lao
    receipt = dossier.papers_issued.get(kind=PaperKind.RECEIPT)
    assert "01 bản chính" in str(receipt.data) and "Đã xuất trình bản chính" in str(receipt.data)
    assert dossier.papers_issued.filter(kind=PaperKind.FEE_RECEIPT).exists()

    officer("hotich.anlao").ends(code, "Hoàn thành và chuyển tiếp", FOUND)
    officer("lanhdao.anlao").ends(code, "Ký duyệt")
    officer("vanthu.anlao").ends(code, "Phát hành kết quả")

    page.goto("/can-bo/tra-ket-qua/")
    expect(page.locator("#q")).to_be_focused()
    no_barrier(page)
    page.keyboard.type(code)
    keys.enters(r"/tra-ket-qua/[0-9a-f-]{36}/$")
    no_barrier(page)
    keys.goes_to("Giấy tờ người nhận xuất trình")
    page.keyboard.type(CARD)
    keys.presses("Enter")
    expect(page.locator("main")).to_contain_text("Khớp số định danh của người nộp.")
    keys.goes_to("Giao kết quả và in phiếu giao nhận")
    keys.presses("Enter")
    expect(page.locator("main")).to_contain_text("Mọi kết quả của hồ sơ này đã được giao.")
    no_barrier(page)
    dossier.refresh_from_db()
    assert dossier.status == Status.RETURNED
    assert re.fullmatch(r"Căn cước 031171000456", dossier.deliveries.get().identity)


def test_without_scripts_the_counter_works_post_by_post(city: User, new_page: Callable[..., Page]) -> None:
    clerk = Officer(new_page(java_script_enabled=False), "tiepnhan")
    page = clerk.page
    page.goto("/can-bo/quay/")
    no_barrier(page)
    page.get_by_label("Quét thẻ căn cước").fill(CARD)
    page.locator("main").get_by_role("button", name="Tìm", exact=True).click()
    clerk.press("Tiếp tục")
    clerk.meets("Quầy tiếp nhận TTPVHCC phường Hồng Bàng")
    page.get_by_label("Tên thủ tục, giấy tờ hoặc mã").fill("sổ gốc")
    page.locator("main").get_by_role("button", name="Tìm", exact=True).click()
    clerk.press("Cấp bản sao từ sổ gốc")
    clerk.meets("Cấp bản sao từ sổ gốc")
    form = page.locator("#serve")
    fill(form, "Loại giấy tờ tùy thân", "Thẻ căn cước, căn cước điện tử hoặc giấy chứng nhận căn cước")
    fill(form, "Bạn là gì của người được cấp bản chính?", "Người được ủy quyền")
    fill(form, "Số điện thoại", "0912345678")
    clerk.press("Lưu")
    clerk.reads("Giấy tờ chứng minh quan hệ hoặc quyền đại diện", "Đã lưu lúc")
    files = page.locator("article").filter(has_text="Giấy tờ chứng minh quan hệ").locator("input[type=file]").first
    files.set_input_files([{"name": f"{n}.png", "mimeType": "image/png", "buffer": picture()} for n in ("mot", "hai")])
    clerk.press("Tải lên Giấy tờ chứng minh quan hệ hoặc quyền đại diện")
    clerk.reads("mot.pdf", "2 trang")
    no_barrier(page)
    clerk.press("Tiếp nhận và in giấy tiếp nhận")
    clerk.reads("Có chỗ cần sửa")
    fill(form, "Loại giấy tờ", "Quyết định")
    fill(form, "Tên giấy tờ", "Quyết định giao đất")
    fill(form, "Cấp cho ai", "Trần Thị Hòa")
    fill(form, "Ngày cấp bản chính", "2001")
    fill(form, "Bạn có biết giấy tờ nằm ở sổ nào không?", "Không")
    fill(form, "Số bản sao", "1")
    form.get_by_label("Tôi cam đoan nội dung khai là đúng sự thật").check()
    clerk.press("Tiếp nhận và in giấy tiếp nhận")
    clerk.meets("Đã tiếp nhận hồ sơ")
    assert Dossier.objects.get().status == Status.PROCESSING


def picture() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (40, 60), "white").save(kept, "PNG")
    return kept.getvalue()
