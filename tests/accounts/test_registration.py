from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.kinds import UserKind
from accounts.models import Person, User

pytestmark = pytest.mark.django_db

ANSWERS = {
    "full_name": " Nguyễn  Thị Hoa ",
    "personal_id": "031192000101",
    "birth_date": "15/3/1992",
    "phone": "+84 912 345 678",
    "email": "hoa@congdan.example",
    "password": "mat khau rat dai",
    "password_again": "mat khau rat dai",
}


def register(client: Client, **answers: str) -> HttpResponse:
    return client.post(reverse("accounts:register"), ANSWERS | answers)


def test_a_citizen_opens_an_account_and_is_signed_in(client: Client) -> None:
    assert register(client)["Location"] == reverse("accounts:me")
    person = Person.objects.select_related("user").get()
    assert (person.full_name, person.personal_id) == ("Nguyễn Thị Hoa", "031192000101")
    assert (person.birth_date, person.phone) == (date(1992, 3, 15), "0912345678")
    assert person.user is not None
    assert (person.user.username, person.user.kind) == ("031192000101", UserKind.CITIZEN)
    assert "Nguyễn Thị Hoa" in client.get(reverse("accounts:me")).content.decode()


def test_the_new_account_opens_with_the_personal_id(client: Client) -> None:
    register(client)
    other = Client()
    answer = other.post(reverse("accounts:sign_in"), {"username": "031192000101", "password": "mat khau rat dai"})
    assert answer.status_code == 302


def test_a_second_account_for_the_same_id_is_refused(client: Client) -> None:
    register(client)
    page = register(
        Client(), full_name="Kẻ khác", password="mat khau cua ke khac", password_again="mat khau cua ke khac"
    )
    assert "Không tạo được tài khoản với số định danh này" in page.content.decode()
    assert User.objects.get().check_password("mat khau rat dai")
    assert Person.objects.get().full_name == "Nguyễn Thị Hoa"


def test_a_form_posted_twice_opens_one_account_and_leads_to_one_page(client: Client) -> None:
    first, second = register(client, once="a-key"), register(Client(), once="a-key")
    assert first["Location"] == second["Location"] == reverse("accounts:me")
    assert User.objects.count() == Person.objects.count() == 1


def test_a_person_known_from_a_counter_is_not_taken_over(client: Client) -> None:
    known = Person.objects.create(full_name="Nguyễn Thị Hoa", personal_id="031192000101")
    page = register(client)
    assert "Không tạo được tài khoản với số định danh này" in page.content.decode()
    known.refresh_from_db()
    assert known.user is None
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("field", "answer", "sentence"),
    [
        ("full_name", "Hoa 2", "Họ và tên chỉ gồm"),
        ("full_name", "", "Hãy điền mục này"),
        ("personal_id", "03119200010", "gồm đúng 12 chữ số"),
        ("birth_date", "1992-31-12", "ngày/tháng/năm"),
        ("birth_date", "31/02/1992", "ngày/tháng/năm"),
        ("birth_date", "01/01/1899", "từ năm 1900 đến hôm nay"),
        ("phone", "12345", "Số điện thoại không đúng"),
        ("email", "hoa@", "Địa chỉ thư điện tử chưa đúng"),
        ("password", "ngan", "12"),
        ("password_again", "mat khau khac han", "chưa giống nhau"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_kept(client: Client, field: str, answer: str, sentence: str) -> None:
    page = register(client, **{field: answer})
    assert page.status_code == 200
    assert sentence in " ".join(page.context["form"].errors[field])
    assert not User.objects.exists()
    assert not Person.objects.exists()


def test_nobody_is_born_tomorrow(client: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = register(client, birth_date=f"{tomorrow:%d/%m/%Y}")
    assert "birth_date" in page.context["form"].errors
    assert not User.objects.exists()


def test_mail_is_optional_and_fields_nobody_asked_for_are_ignored(client: Client) -> None:
    register(client, email="", kind="STAFF", is_active="0", user="1")
    user = User.objects.get()
    assert (user.kind, user.email, user.is_active) == (UserKind.CITIZEN, "", True)


def test_the_way_to_a_dossier_survives_registration(client: Client) -> None:
    assert register(client, next="/thu-tuc/")["Location"] == "/thu-tuc/"
    assert register(Client(), personal_id="031192000102", next="//xau.example")["Location"] == reverse("accounts:me")
