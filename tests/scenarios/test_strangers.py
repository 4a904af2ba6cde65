"""What is not there, and what is not yours, look the same; each says so and leads on."""

from collections.abc import Callable

from playwright.sync_api import Page

from accounts.models import User
from tests.applications.stories import BIRTH, drafted, filed, hand_in
from tests.scenarios.access import no_barrier
from tests.scenarios.people import Citizen, Officer

NOT_HERE = "Không có trang này"


def test_the_link_of_somebody_else_leads_nowhere(city: User, citizen: Callable[..., Citizen]) -> None:
    dossier = filed(city, BIRTH)
    file = dossier.attachments.get()
    neighbour = citizen("congdan2")
    for address in ("", "da-nop/", "kiem-tra/", "giay-to/", "trang/child/", f"tep/{file.pk}/"):
        answer = neighbour.page.goto(f"/ho-so/{dossier.pk}/{address}")
        assert answer
        assert answer.status == 404, address
        neighbour.meets(NOT_HERE)
        neighbour.does_not_read("Trần Gia Bảo", "Nguyễn Thị Hoa")


def test_a_draft_is_nobodys_but_its_writers(city: User, officer: Callable[[str], Officer]) -> None:
    draft = drafted(city, BIRTH)
    hand_in(draft, "birth_notice", city)
    clerk = officer("tiepnhan")
    clerk.page.goto(f"/can-bo/ho-so/{draft.pk}/")
    clerk.meets(NOT_HERE)


def test_an_unknown_address_says_so_and_leads_on(citizen: Callable[..., Citizen]) -> None:
    somebody = citizen("congdan")
    for address in ("/thu-tuc/9.999999/", "/nop-ho-so/9.999999/", "/ho-so/0/", "/khong-co/"):
        answer = somebody.page.goto(address)
        assert answer
        assert answer.status == 404, address
        somebody.meets(NOT_HERE)
    somebody.follow("Tìm thủ tục")
    somebody.meets("Tìm thủ tục")


def test_a_dossier_is_looked_up_without_signing_in(city: User, page: Page) -> None:
    dossier = filed(city, BIRTH)
    page.goto("/tra-cuu/")
    no_barrier(page)
    for pin in ("SAI00000", dossier.pin):
        page.get_by_label("Mã hồ sơ hoặc số đăng ký").fill(str(dossier.request_number))
        page.get_by_label("Mã tra cứu (PIN)").fill(pin)
        page.locator("main").get_by_role("button", name="Tra cứu").click()
        page.get_by_text("không khớp" if pin != dossier.pin else "Mới đăng ký").first.wait_for()
        no_barrier(page)
    assert "Nguyễn Thị Hoa" not in page.content()
    assert "Trần Gia Bảo" not in page.content()
