"""What the web asks of the database while a citizen files; every BEGIN, COMMIT and savepoint is counted too."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.applications.citizen_pages import Citizen, a_pdf, address, the_form, typed
from tests.applications.desk_pages import Page
from tests.applications.stories import BIRTH, BUILDING, COPIES, NEWBORN, accepted, answers_of, drafted, filed, work

pytestmark = pytest.mark.django_db

SAVING_A_PAGE = 10
DOSSIER_PAGE = 25
DOSSIER_LIST = 6
# From the page before the form to the confirmation, eleven pages; each costs two for the session and the account.
WHOLE_FILING = 83


@pytest.fixture
def citizen(city: None) -> Citizen:
    return Citizen("congdan")


def counted(act: Callable[[], Page]) -> tuple[Page, int]:
    with CaptureQueriesContext(connection) as asked:
        page = act()
    return page, len(asked)


def sent(citizen: Citizen, url: str, page: Page, code: str) -> tuple[str, int]:
    """Sends the form of the page as in a worked example, with a file where one goes: where it leads, what it cost."""
    form = the_form(page)
    answers = typed(answers_of(code, 1) | {"oath": "on"}, form.names)
    files = {"scan": a_pdf()} if "scan" in form.names else {}
    answer, spent = counted(lambda: Page(citizen.client.post(url, form.values | answers | files)))
    return str(answer.response["Location"]), spent


@pytest.mark.parametrize("code", [BIRTH, COPIES, NEWBORN, BUILDING])
def test_saving_a_page_is_cheap_whatever_is_on_it(citizen: Citizen, code: str) -> None:
    draft = drafted(citizen.user, code, example=1)
    url = address("page", draft, draft.definition.form.pages[0].id)
    spent = []
    while "/trang/" in url:
        url, cost = sent(citizen, url, citizen.get(url), code)
        spent.append(cost)
    assert len(spent) > 1
    assert max(spent) <= SAVING_A_PAGE


def test_a_whole_filing(citizen: Citizen) -> None:
    url, spent = reverse("citizen:start", args=[COPIES]), 0
    while not url.endswith("/da-nop/"):
        page, cost = counted(partial(citizen.get, url))
        url, more = sent(citizen, url, page, COPIES)
        spent += cost + more
    page, cost = counted(partial(citizen.get, url))
    assert "Đã nộp hồ sơ" in page.text
    assert spent + cost <= WHOLE_FILING


def test_the_page_of_a_dossier_with_everything_on_it(citizen: Citizen) -> None:
    dossier = work(accepted(filed(citizen.user, NEWBORN)), until="return")
    _page, spent = counted(lambda: citizen.open("dossier", dossier))
    assert spent <= DOSSIER_PAGE


def test_the_list_costs_the_same_however_long_it_is(citizen: Citizen) -> None:
    url = reverse("citizen:dossiers")
    for _time in range(5):
        filed(citizen.user, COPIES)
    _page, spent = counted(lambda: citizen.get(url))
    assert spent <= DOSSIER_LIST
