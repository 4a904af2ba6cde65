"""What the web asks of the database while a citizen files; savepoints, which stand for BEGIN and COMMIT, left out."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions.start_draft import start_draft
from tests.applications.citizen_pages import Citizen, a_pdf, address, the_form, typed
from tests.applications.desk_pages import Page
from tests.applications.stories import BIRTH, BUILDING, COPIES, NEWBORN, accepted, answers_of, drafted, filed, work

pytestmark = pytest.mark.django_db

SAVING_A_PAGE = 10
DOSSIER_PAGE = 25
DOSSIER_LIST = 6
# From opening the form to filing it, eight requests; each costs one for the session and its account. Two of filing are
# the desk's: by which rule the reception gets the step, and when its legal time ends, by which its queue is sorted.
WHOLE_FILING = 42


@pytest.fixture
def citizen(city: None) -> Citizen:
    return Citizen("congdan")


def counted(act: Callable[[], Page]) -> tuple[Page, int]:
    with CaptureQueriesContext(connection) as asked:
        page = act()
    return page, sum("SAVEPOINT" not in query["sql"] for query in asked.captured_queries)


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
    draft = start_draft(citizen.user, COPIES, territory="90008")
    url, spent = address("page", draft, draft.definition.form.pages[0].id), 0
    while not url.endswith("/da-nop/"):
        page, cost = counted(partial(citizen.get, url))
        url, more = sent(citizen, url, page, COPIES)
        spent += cost + more
    assert "Đã nộp hồ sơ" in citizen.get(url).text
    assert spent <= WHOLE_FILING


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
