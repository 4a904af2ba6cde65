import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."


def sign_in(
    client: Client, username: str, password: str = PASSWORD, door: str = "sign_in", **more: str
) -> HttpResponse:
    return client.post(reverse(f"accounts:{door}"), {"username": username, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("accounts:me")).status_code == 200


def test_a_citizen_signs_in_and_goes_home(client: Client, citizen: User) -> None:
    assert sign_in(client, "congdan")["Location"] == "/"
    assert citizen.full_name in client.get(reverse("accounts:me")).content.decode()


def test_an_officer_signs_in_and_goes_to_the_desk(client: Client, officer: User) -> None:
    assert sign_in(client, "hotich", door="staff_sign_in")["Location"] == "/can-bo/"
    assert officer.full_name in client.get(reverse("accounts:me")).content.decode()


@pytest.mark.parametrize(
    ("role", "desk"),
    [
        (Role.INSPECTOR, "/can-bo/dieu-hanh/"),
        (Role.SUPERVISOR, "/can-bo/dieu-hanh/"),
        (Role.FINANCE, "/can-bo/thu-phi/"),
        (Role.PROCEDURE_EDITOR, "/can-bo/soan-thu-tuc/"),
        (Role.PUBLISHER, "/can-bo/soan-thu-tuc/"),
    ],
)
def test_who_has_one_duty_with_a_desk_of_its_own_comes_to_that(
    client: Client, officer: User, committee: Agency, role: Role, desk: str
) -> None:
    RoleAssignment.objects.create(user=officer, role=role, agency=committee)
    assert sign_in(client, "hotich", door="staff_sign_in")["Location"] == desk


def test_who_has_other_duties_too_comes_to_what_waits(client: Client, officer: User, committee: Agency) -> None:
    for role in (Role.FINANCE, Role.RECEPTION):
        RoleAssignment.objects.create(user=officer, role=role, agency=committee)
    assert sign_in(client, "hotich", door="staff_sign_in")["Location"] == "/can-bo/"


@pytest.mark.parametrize(
    ("username", "door", "sentence"),
    [
        ("hotich", "sign_in", "Đây là tài khoản cán bộ."),
        ("congdan", "staff_sign_in", "Đây là tài khoản công dân."),
    ],
)
def test_each_door_sends_the_other_kind_to_its_own(
    client: Client, citizen: User, officer: User, username: str, door: str, sentence: str
) -> None:
    assert sentence in sign_in(client, username, door=door).content.decode()
    assert not is_signed_in(client)


def test_the_kind_of_an_account_is_not_told_to_those_without_its_password(client: Client, officer: User) -> None:
    page = sign_in(client, "hotich", "doan mo mat khau").content.decode()
    assert WRONG in page
    assert "tài khoản cán bộ." not in page


def test_wrong_password_unknown_name_and_disabled_account_get_one_answer(client: Client, citizen: User) -> None:
    User.objects.create_user("da.khoa", PASSWORD, full_name="Đã khóa", is_active=False)
    tries = [("congdan", "sai"), ("khong.co", "sai"), ("da.khoa", PASSWORD)]
    pages = [sign_in(client, name, password).content.decode().replace(name, "") for name, password in tries]
    bare = {re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"', "", page) for page in pages}
    assert len(bare) == 1
    assert WRONG in bare.pop()
    assert not is_signed_in(client)


@pytest.mark.parametrize("target", ["/tai-khoan/to-chuc/", "/thu-tuc/?q=khai+sinh"])
def test_after_signing_in_one_is_where_one_wanted_to_be(client: Client, citizen: User, target: str) -> None:
    assert sign_in(client, "congdan", next=target)["Location"] == target


@pytest.mark.parametrize(
    "target", ["https://xau.example/", "//xau.example/", "/\\xau.example", "javascript:alert(1)", "http:///xau.example"]
)
def test_signing_in_never_leads_to_another_site(client: Client, citizen: User, target: str) -> None:
    assert sign_in(client, "congdan", next=target)["Location"] == "/"


def test_ten_wrong_passwords_close_the_door_for_ten_minutes(client: Client, citizen: User) -> None:
    with time_machine.travel("2026-03-02T09:00:00+07:00", tick=False) as clock:
        for _ in range(9):
            assert sign_in(client, "congdan", "sai").status_code == 200
        assert sign_in(client, "congdan", "sai").status_code == 429
        locked = sign_in(client, "congdan")
        assert locked.status_code == 429
        assert "chờ 10 phút" in locked.content.decode()
        clock.shift(timedelta(minutes=10, seconds=1))
        assert sign_in(client, "congdan").status_code == 302


def test_others_may_sign_in_while_one_door_is_closed(client: Client, citizen: User) -> None:
    User.objects.create_user("congdan2", PASSWORD, full_name="Lê Văn Minh")
    for _ in range(10):
        sign_in(client, "congdan", "sai")
    assert sign_in(client, "congdan2").status_code == 302
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert sign_in(elsewhere, "congdan").status_code == 302


def test_a_session_known_before_signing_in_is_dead_after(client: Client, citizen: User) -> None:
    before = client.session
    before["anything"] = 1
    before.save()
    client.cookies["session"] = str(before.session_key)
    sign_in(client, "congdan")
    assert client.session.session_key != before.session_key
    assert not Session.objects.filter(session_key=before.session_key).exists()


def test_a_disabled_account_is_out_at_its_next_request(client: Client, officer: User) -> None:
    sign_in(client, "hotich", door="staff_sign_in")
    assert is_signed_in(client)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert not is_signed_in(client)


def test_a_new_password_ends_the_sessions_of_the_old_one(client: Client, citizen: User) -> None:
    sign_in(client, "congdan")
    citizen.set_password("mot mat khau khac")
    citizen.save()
    assert not is_signed_in(client)


def test_a_role_that_ended_a_minute_ago_is_gone_though_the_session_lives(
    client: Client, officer: User, committee: Agency
) -> None:
    role = RoleAssignment.objects.create(user=officer, role=Role.LEADER, agency=committee)
    sign_in(client, "hotich", door="staff_sign_in")
    assert "Lãnh đạo ký duyệt" in client.get(reverse("accounts:me")).content.decode()
    role.valid_from, role.valid_to = timezone.now() - timedelta(days=1), timezone.now() - timedelta(minutes=1)
    role.save()
    page = client.get(reverse("accounts:me")).content.decode()
    assert "Lãnh đạo ký duyệt" not in page
    assert "chưa được phân công" in page


def test_only_a_post_signs_out(client: Client, citizen: User) -> None:
    sign_in(client, "congdan")
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert is_signed_in(client)
    answer = client.post(reverse("accounts:sign_out"))
    assert answer["Location"] == "/"
    assert answer["Clear-Site-Data"] == '"storage"'  # what was typed at the desk is kept in the browser until then
    assert not is_signed_in(client)


def test_no_cache_keeps_the_page_of_an_account(client: Client, citizen: User) -> None:
    sign_in(client, "congdan")
    assert "no-store" in client.get(reverse("accounts:me"))["Cache-Control"]
