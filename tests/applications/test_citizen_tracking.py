"""Tracking by code and PIN: the way of the dossier and nothing personal; few wrong tries."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import User
from applications.citizen.tracking import OF_A_CODE, OF_AN_ADDRESS
from applications.models import Dossier, Try
from tests.applications.citizen_pages import Citizen
from tests.applications.stories import COPIES, accepted, drafted, filed

pytestmark = pytest.mark.django_db
TRACK = reverse("citizen:track")
MISMATCH = "Mã hồ sơ và mã PIN không khớp."


@pytest.fixture
def dossier(city: None) -> Dossier:
    return accepted(filed(User.objects.get(username="congdan"), COPIES))


def test_the_way_is_told_and_nothing_personal(client: Client, dossier: Dossier) -> None:
    page = client.post(TRACK, {"code": dossier.code, "pin": dossier.pin}).content.decode()
    for words in (str(dossier.code), "Đang xử lý", "Ủy ban nhân dân phường Hồng Bàng", "Ký chứng thực"):
        assert words in page
    for secret in (dossier.applicant_name, dossier.applicant_number, dossier.applicant_phone, "Bằng tốt nghiệp"):
        assert secret not in page
    assert str(dossier.pk) not in page


@pytest.mark.parametrize("change", [str.lower, lambda text: f"  {text} "])
def test_either_number_is_found_however_it_is_typed(client: Client, dossier: Dossier, change: type[str]) -> None:
    for number in (dossier.code, dossier.request_number):
        pin = f"{dossier.pin[:4]}-{dossier.pin[4:]}"
        assert client.post(TRACK, {"code": change(str(number)), "pin": change(pin)}).status_code == 200


def test_a_wrong_pin_and_an_unknown_code_read_the_same(client: Client, dossier: Dossier) -> None:
    draft = drafted(User.objects.get(username="congdan"), COPIES)
    wrong = [(dossier.code, "AAAA2222"), ("H24.1-000000-0000", dossier.pin), (str(draft.pk), draft.pin), ("\0", "\0")]
    for code, pin in [*wrong, ("", "")]:
        answer = client.post(TRACK, {"code": code, "pin": pin})
        assert answer.status_code == 422
        assert MISMATCH in answer.content.decode()


def test_a_draft_is_never_found_by_an_empty_code(client: Client, dossier: Dossier) -> None:
    draft = drafted(User.objects.get(username="congdan"), COPIES)
    assert client.post(TRACK, {"code": "", "pin": draft.pin}).status_code == 422


def test_the_code_on_a_paper_fills_the_form_in(client: Client, dossier: Dossier) -> None:
    assert f'value="{dossier.code}"' in client.get(TRACK, {"ma": dossier.code}).content.decode()
    assert "<script>" not in client.get(TRACK, {"ma": '"><script>'}).content.decode()


def test_after_ten_wrong_tries_an_address_waits_ten_minutes(client: Client, dossier: Dossier) -> None:
    right = {"code": dossier.code, "pin": dossier.pin}
    with time_machine.travel("2026-11-23T09:00:00+07:00", tick=False) as clock:
        for _time in range(OF_AN_ADDRESS.most):
            client.post(TRACK, {**right, "pin": "AAAA2222"})
        assert client.post(TRACK, right).status_code == 429
        assert "10 phút" in client.post(TRACK, right).content.decode()
        assert Client(REMOTE_ADDR="192.0.2.7").post(TRACK, right).status_code == 200
        clock.shift(601)
        assert client.post(TRACK, right).status_code == 200


def test_a_code_tried_from_many_addresses_is_guarded_too(dossier: Dossier) -> None:
    right = {"code": dossier.code, "pin": dossier.pin}
    for number in range(OF_A_CODE.most):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(TRACK, {**right, "pin": "AAAA2222"})
    assert Client(REMOTE_ADDR="198.51.100.1").post(TRACK, right).status_code == 429


def test_right_answers_are_not_counted(client: Client, dossier: Dossier) -> None:
    client.post(TRACK, {"code": dossier.code, "pin": dossier.pin})
    assert not Try.objects.exists()


def test_whoever_is_signed_in_tracks_the_same_way(dossier: Dossier) -> None:
    page = Citizen("congdan2").client.post(TRACK, {"code": dossier.code, "pin": dossier.pin})
    assert page.status_code == 200
