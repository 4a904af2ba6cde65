"""Every page of the catalogue in a real browser: no barrier, nothing wider than the screen, and no script needed."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from tests.city import CITY
from tests.procedures.catalogue import imported
from tests.scenarios.access import no_barrier

PAGES = (
    "/thu-tuc/?q=khai+sihn",
    "/thu-tuc/?q=xyz",
    "/thu-tuc/theo-nhom/",
    "/thu-tuc/viec-doi/co-con-nho/",
    "/thu-tuc/1.001193/",
    "/thu-tuc/1.900001/",
    "/thu-tuc/1.000894/dieu-kien/?cau-1=khong",
    "/thu-tuc/1.001193/truong-hop/?cach-nop=COUNTER",
    "/thu-tuc/1.001193/lich-su/",
    "/thu-tuc/du-lieu-mo/",
    "/co-quan/?q=an+lao",
    "/co-quan/H24.9008.01/",
    "/cong-khai/",
    "/cong-khai/phi-le-phi/",
    "/cong-khai/ma-qr/",
    "/cong-khai/to-khai/",
    "/cong-khai/hoi-dap/",
    "/cong-khai/ap-phich/1.001193/",
)


@pytest.fixture
def city(transactional_db: None) -> None:
    cache.clear()
    CITY.write()
    imported()


def test_no_page_shuts_anybody_out_or_runs_over_the_edge(city: None, page: Page) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for address in PAGES:
            page.goto(address)
            no_barrier(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert page.locator("h1").count() == 1, address


def test_from_a_slip_to_the_answer_without_a_script(city: None, server: str, browser: Browser) -> None:
    """Search with a slip, open the procedure, answer what it asks, and be told what to do instead."""
    with browser.new_context(base_url=server, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_label("Tên thủ tục, giấy tờ hoặc việc cần làm").fill("ket hpn")
        page.get_by_role("button", name="Tìm").click()
        expect(page.locator("main")).to_contain_text("Đang tìm «kết hôn»")
        page.get_by_role("link", name="Đăng ký kết hôn", exact=True).click()
        with page.expect_navigation(url="**/dieu-kien/"):
            page.get_by_role("link", name="Tôi có làm được thủ tục này không?").click()
        for group in page.locator("fieldset").all():
            group.get_by_label("Không", exact=True).check()
        page.get_by_role("button", name="Xem kết quả").click()
        expect(page.locator("main")).to_contain_text("chưa làm được")
        page.get_by_role("link", name="Về trang thủ tục").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký kết hôn")
