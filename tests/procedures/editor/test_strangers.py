"""Every door of the editor, tried by everybody whom it is not for; the doors are read from the resolver."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from procedures.models import ProcedureVersion
from tests.procedures.drafting.people import CODE, state, unentitled
from tests.procedures.editor.pages import Desk

pytestmark = pytest.mark.django_db

# Doors of those who write; who only publishes reads, and has doors of her own.
OF_WRITERS = {"new", "start", "discard", "add", "arrange", "move", "remove", "keep", "legal"}
OF_PUBLISHERS = {"publish", "retire"}


def doors() -> dict[str, URLPattern]:
    resolver = next(each for each in get_resolver().url_patterns if getattr(each, "namespace", None) == "editor")
    return {pattern.name: pattern for pattern in resolver.url_patterns}


def address(name: str) -> str:
    """Of what is really there for somebody; a list where the door is about lists."""
    place = "papers" if name in ("add", "arrange") else "papers/0"
    known = {"code": CODE, "place": place}
    return reverse(f"editor:{name}", kwargs={key: known[key] for key in doors()[name].pattern.regex.groupindex})


def sent(name: str) -> dict[str, str]:
    """What a rightful person might send."""
    return {
        "way": "blank", "code": "1.900009", "name": "Tên", "level": "COMMUNE",
        "do": "copy 0" if name == "arrange" else "", "seen": "x", ":asked": "name",
        "name_vi": "Tên khác", "reason": "Một lý do", "undo": "1", "forget": "1",
    }  # fmt: skip


def test_there_are_doors_and_each_is_tried() -> None:
    assert len(doors()) >= 21
    assert doors().keys() >= OF_WRITERS | OF_PUBLISHERS


def test_whom_it_is_not_for_finds_no_door_and_changes_nothing(again: ProcedureVersion) -> None:
    for user in unentitled():
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        before = state()
        for name in doors():
            url = address(name)
            answers = client.get(url, follow=True), client.post(url, sent(name), follow=True)
            codes = {answer.status_code for answer in answers}
            asked_to_sign_in = all(
                "/dang-nhap/" in answer.redirect_chain[-1][0] for answer in answers if answer.redirect_chain
            )
            assert codes <= {404, 405} or (not user.is_active and asked_to_sign_in), (user.username, name, codes)
        assert state() == before, user.username


def test_a_stranger_is_asked_to_sign_in_as_an_officer(again: ProcedureVersion) -> None:
    before = state()
    for name in doors():
        url = address(name)
        for answer in (Client().get(url), Client().post(url, sent(name))):
            assert answer.status_code == 302 and answer["Location"].startswith(reverse("accounts:staff_sign_in")), name
    assert state() == before


def test_who_only_publishes_changes_no_word(again: ProcedureVersion, chi: Desk) -> None:
    before = state()
    for name in sorted(OF_WRITERS):
        assert chi.client.post(address(name), sent(name)).status_code == 404, name
    assert chi.client.post(address("part"), sent("part")).status_code == 404
    assert chi.client.post(address("history"), sent("history")).status_code == 404
    assert chi.client.post(address("review"), {"do": "send"}).status_code == 404
    assert state() == before


def test_who_only_writes_puts_nothing_in_force(again: ProcedureVersion, lan: Desk) -> None:
    before = state()
    for name in sorted(OF_PUBLISHERS):
        assert lan.client.post(address(name), sent(name)).status_code == 404, name
    for button in ("reject", "call_off"):
        assert lan.client.post(address("review"), {"do": button, "reason": "Một lý do"}).status_code == 404
    assert state() == before


def test_a_form_from_another_site_is_refused(again: ProcedureVersion, lan: Desk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(lan.user, backend="django.contrib.auth.backends.ModelBackend")
    before = state()
    for name in doors():
        assert client.post(address(name), sent(name)).status_code in (403, 405), name
    assert state() == before
