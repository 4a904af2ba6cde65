"""Who may not come in: strangers are sent to sign in; another citizen, and an officer, find nothing there."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Dossier
from tests.applications.citizen_pages import Citizen, a_pdf, address
from tests.applications.stories import COPIES, accepted, drafted, filed, fresh, hand_in, holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(city: None) -> Citizen:
    return Citizen("congdan")


@pytest.fixture(params=[drafted, filed], ids=["draft", "filed"])
def dossier(request: pytest.FixtureRequest, mine: Citizen) -> Dossier:
    make: Callable[..., Dossier] = request.param
    return make(mine.user, COPIES)


def addresses(dossier: Dossier) -> list[str]:
    """Every page of one dossier."""
    file = dossier.attachments.earliest("pk")
    papers = [address("paper", dossier, paper.pk) for paper in dossier.papers_issued.all()]
    pages = [address("page", dossier, page.id) for page in dossier.definition.form.pages]
    named = [address(name, dossier) for name in ("dossier", "papers", "check", "submitted", "place")]
    return [*named, *pages, *papers, address("file", dossier, file.pk)]


def test_another_citizen_finds_nothing(dossier: Dossier) -> None:
    other, urls = Citizen("congdan2"), addresses(dossier)
    assert [(url, other.client.get(url).status_code) for url in urls] == [(url, 404) for url in urls]


def test_another_citizen_changes_nothing(dossier: Dossier) -> None:
    other, before = Citizen("congdan2"), fresh(dossier)
    file = dossier.attachments.earliest("pk")
    tries = [
        (address("page", dossier, "requester"), {"asked": "requester_name", "requester_name": "Kẻ Khác"}),
        (address("papers", dossier), {"scan": a_pdf()}),
        (address("papers", dossier), {"remove": file.pk}),
        (address("check", dossier), {"oath": "on"}),
        (address("check", dossier), {"supplement": "1"}),
        (address("check", dossier), {}),
        (address("place", dossier), {"territory": "90050"}),
        (address("confirm", dossier, 1), {"outcome": "DONE", "revision": "1"}),
    ]
    assert [other.client.post(url, data).status_code for url, data in tries] == [404] * len(tries)
    after = fresh(dossier)
    assert (after.revision, after.answers, after.status) == (before.revision, before.answers, before.status)
    assert dossier.attachments.filter(removed_at=None).count() == 1


def test_strangers_are_sent_to_sign_in_and_back(dossier: Dossier) -> None:
    for url in [*addresses(dossier), reverse("citizen:dossiers"), reverse("citizen:start", args=[COPIES])]:
        answer = Client().get(url)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, reverse("accounts:sign_in"))


def test_an_officer_does_not_reach_a_draft(mine: Citizen) -> None:
    draft = drafted(mine.user, COPIES)
    officer = Citizen(holder(filed(mine.user, COPIES).step_runs.get()).username)
    assert {officer.client.get(url).status_code for url in addresses(draft)} == {404}


def test_an_officer_has_no_citizens_pages_but_reads_files_and_papers(mine: Citizen) -> None:
    dossier = accepted(filed(mine.user, COPIES))
    officer = Citizen(holder(filed(mine.user, COPIES).step_runs.get()).username)
    for name in ("dossier", "papers", "check", "submitted", "place"):
        assert officer.open(name, dossier).status == 404
    for url in (reverse("citizen:dossiers"), reverse("citizen:start", args=[COPIES])):
        assert officer.client.get(url).status_code == 404
    assert officer.client.get(address("file", dossier, dossier.attachments.earliest("pk").pk)).status_code == 200
    assert officer.client.get(address("paper", dossier, dossier.papers_issued.earliest("pk").pk)).status_code == 202


def test_a_file_is_reached_through_its_own_dossier_only(mine: Citizen) -> None:
    one, other = drafted(mine.user, COPIES), drafted(Citizen("congdan2").user, COPIES)
    file = hand_in(other, "scan", Citizen("congdan2").user)
    assert mine.client.get(address("file", one, file.pk)).status_code == 404
    assert mine.client.get(address("file", other, file.pk)).status_code == 404


def test_no_dossier_answers_to_a_made_up_address(mine: Citizen) -> None:
    for url in ("/ho-so/00000000-0000-0000-0000-000000000000/", "/ho-so/1/", "/ho-so/%00/"):
        assert mine.client.get(url).status_code == 404


def test_a_form_of_another_site_changes_nothing(mine: Citizen) -> None:
    draft = drafted(mine.user, COPIES)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = mine.client.cookies
    assert strict.post(address("check", draft), {"oath": "on"}).status_code == 403
    assert fresh(draft).submitted_at is None
