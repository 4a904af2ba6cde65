"""The pages on which people arrive shut nobody out, on a telephone as on a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from accounts.models import User
from tests.applications.stories import BIRTH, COPIES, NEWBORN, drafted, filed
from tests.scenarios.access import no_barrier
from tests.scenarios.people import Citizen, Officer

SIZES = {"telephone": {"width": 320, "height": 640}, "desk": {"width": 1280, "height": 900}}
FOR_ALL = [
    "/",
    "/thu-tuc/",
    "/thu-tuc/?q=khai+sinh",
    "/thu-tuc/1.013225/",
    "/tra-cuu/",
    "/dang-nhap/",
    "/tao-tai-khoan/",
]
FOR_CITIZENS = ["/ho-so/", "/nop-ho-so/2.000815/", "/tai-khoan/", "/tai-khoan/to-chuc/"]
FOR_OFFICERS = ["/can-bo/", "/can-bo/?muc=ky", "/tai-khoan/"]


def visit(page: Page, addresses: list[str]) -> None:
    for address in addresses:
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        no_barrier(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("size", SIZES)
def test_for_all(city: User, new_page: Callable[..., Page], size: str) -> None:
    visit(new_page(viewport=SIZES[size]), FOR_ALL)


@pytest.mark.parametrize("size", SIZES)
def test_for_those_who_ask(city: User, citizen: Callable[..., Citizen], size: str) -> None:
    draft, dossier = drafted(city, NEWBORN), filed(city, BIRTH)
    mother = citizen("congdan")
    mother.page.set_viewport_size(SIZES[size])
    pages = [f"/ho-so/{draft.pk}/trang/{page.id}/" for page in draft.definition.form.pages if page.when is None]
    ends = [f"/ho-so/{draft.pk}/giay-to/", f"/ho-so/{draft.pk}/kiem-tra/"]
    visit(mother.page, [*FOR_CITIZENS, *pages, *ends, f"/ho-so/{dossier.pk}/da-nop/", f"/ho-so/{dossier.pk}/"])


@pytest.mark.parametrize("size", SIZES)
def test_for_those_who_handle(city: User, officer: Callable[[str], Officer], size: str) -> None:
    dossiers = [filed(city, BIRTH), filed(city, COPIES)]
    clerk = officer("tiepnhan")
    clerk.page.set_viewport_size(SIZES[size])
    visit(clerk.page, [*FOR_OFFICERS, *(f"/can-bo/ho-so/{dossier.pk}/" for dossier in dossiers)])
