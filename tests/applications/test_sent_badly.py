"""Forms that no page of ours sends, or that come when nobody is signed in: one clear answer, nothing changed."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Dossier
from core.models import LedgerEntry, OutboxRow
from core.sent import MOST
from tests.applications.desk_pages import Desk
from tests.applications.stories import BIRTH, filed, fresh, open_city

FIRST, SECOND = "tu-choi", "tiep-nhan"


@pytest.fixture
def dossier(db: None) -> Dossier:
    return filed(open_city(), BIRTH)


def traces(dossier: Dossier) -> tuple[object, ...]:
    now = fresh(dossier)
    return now.status, now.revision, LedgerEntry.objects.count(), OutboxRow.objects.count()


def test_a_reason_that_no_paper_could_carry_is_sent_back(dossier: Dossier) -> None:
    desk, before = Desk("tiepnhan"), traces(dossier)
    page = desk.send(desk.open(dossier).form(FIRST), reason="x" * (MOST + 1))
    assert page.status == 422 and "Không quá 10.000 ký tự." in page.text
    assert traces(dossier) == before


@pytest.mark.parametrize("revision", ["²", "9" * 5000, "-1", ""])
def test_a_revision_that_no_page_showed_is_stale(dossier: Dossier, revision: str) -> None:
    desk, before = Desk("tiepnhan"), traces(dossier)
    assert desk.send(desk.open(dossier).form(SECOND), revision=revision).status == 409
    assert traces(dossier) == before


def test_a_numeral_that_is_no_number_chooses_nobody(dossier: Dossier) -> None:
    for name, field in (("desk:assign", "to"), ("desk:reissue_paper", "paper")):
        answer = Desk("giamsat").client.post(reverse(name, args=[dossier.pk]), {field: "²", "revision": "1"})
        assert answer.status_code == 422


def test_signed_out_meanwhile_one_comes_back_to_the_page_the_form_stood_on(dossier: Dossier) -> None:
    page = reverse("desk:dossier", args=[dossier.pk])
    answer = Client().post(reverse("desk:accept", args=[dossier.pk]), headers={"referer": f"http://testserver{page}"})
    assert parse_qs(urlsplit(answer["Location"]).query) == {"next": [page]}
    answer = Client().post(
        reverse("desk:accept", args=[dossier.pk]), headers={"referer": "https://elsewhere.example/a/"}
    )
    assert parse_qs(urlsplit(answer["Location"]).query) == {"next": ["/"]}


def test_an_address_of_forms_opened_as_a_page_says_so(dossier: Dossier) -> None:
    page = Desk("tiepnhan").get(reverse("desk:accept", args=[dossier.pk]))
    assert page.status == 405 and page.response["Allow"] == "POST"
    assert "Địa chỉ này chỉ nhận biểu mẫu" in page.text


def test_a_refusal_with_a_page_of_its_own_leads_back(dossier: Dossier) -> None:
    queue = f"http://testserver{reverse('desk:queue')}"
    answer = Desk("tiepnhan").client.post(reverse("bulk:new"), {"verb": "ACCEPT"}, headers={"referer": queue})
    assert answer.status_code == 422 and f'href="{queue}"' in answer.content.decode()
