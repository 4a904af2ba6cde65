"""Numbers in a queue: taken by the door, called to a counter by one officer, shown in the hall."""

import threading
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, User
from applications.actions.call_ticket import call_again, call_next
from applications.actions.end_ticket import end_ticket
from applications.actions.take_ticket import MOST_WAITING, take_ticket
from applications.models import ServiceGroup, Ticket
from applications.tickets.calling import CALLING
from applications.tickets.kiosk import TICKETS
from applications.tickets.seed import GROUPS, seed_groups
from applications.tickets.waiting import USUAL, Line, lines_of
from core.errors import Conflict, Denied, Invalid
from tests.applications.desk_pages import Desk, Page
from tests.applications.walk_ins import AN_LAO, HONG_BANG, centre, clerk
from tests.city import PEOPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall() -> Agency:
    PEOPLE.write()
    seed_groups()
    return centre()


def group(letter: str = "A", at: str = HONG_BANG) -> ServiceGroup:
    return ServiceGroup.objects.get(agency__code=at, letter=letter)


def line() -> Line:
    """The queue of the first group."""
    return next(each for each in lines_of(centre()) if each.group == group())


def take(letter: str = "A", times: int = 1) -> list[Ticket]:
    return [take_ticket(group(letter)) for _each in range(times)]


def test_every_centre_has_its_groups_and_seeding_again_adds_none(hall: Agency) -> None:
    centres = Agency.objects.filter(kind__in=["CITY_CENTRE", "COMMUNE_CENTRE"])
    assert ServiceGroup.objects.count() == centres.count() * len(GROUPS)
    group("E").delete()
    seed_groups()
    assert hall.service_groups.count() == len(GROUPS) - 1


def test_numbers_run_by_group_and_day_without_gaps(hall: Agency) -> None:
    assert [str(ticket) for ticket in (*take("A", 2), *take("B"), *take("A"))] == ["A001", "A002", "B001", "A003"]
    assert str(take_ticket(group("A", AN_LAO))) == "A001"
    Ticket.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert line().waiting == 0


def test_who_waited_longest_is_called_whatever_the_group(hall: Agency) -> None:
    first, second = *take("B"), *take("A")
    take("C")
    groups = [group("A"), group("B")]
    assert call_next(clerk(), groups, "3") == first
    end_ticket(clerk(), first.pk, came=True)
    assert call_next(clerk(), groups, "3") == second
    end_ticket(clerk(), second.pk, came=False)
    assert call_next(clerk(), groups, "3") is None
    states = dict(Ticket.objects.values_list("group__letter", "state"))
    assert states == {"B": Ticket.State.SERVED, "A": Ticket.State.ABSENT, "C": Ticket.State.WAITING}


def test_an_officer_has_one_ticket_at_a_time_and_ends_only_their_own(hall: Agency) -> None:
    (ticket, _other) = take("A", 2)
    call_next(clerk(), [group()], "3")
    with pytest.raises(Conflict):
        call_next(clerk(), [group()], "3")
    for stranger in ("canbo.h24.9008.01", "tiepnhan.anlao"):
        with pytest.raises(Denied):
            end_ticket(clerk(stranger), ticket.pk, came=True)
        with pytest.raises(Denied):
            call_again(clerk(stranger), ticket.pk)
    assert Ticket.objects.get(pk=ticket.pk).state == Ticket.State.CALLED
    end_ticket(clerk(), ticket.pk, came=True)
    with pytest.raises(Conflict):
        end_ticket(clerk(), ticket.pk, came=False)
    assert Ticket.objects.get(pk=ticket.pk).state == Ticket.State.SERVED


def test_nobody_calls_at_another_centre_or_from_nowhere(hall: Agency) -> None:
    take()
    with pytest.raises(Denied):
        call_next(clerk("tiepnhan.anlao"), [group()], "3")
    with pytest.raises(Denied):
        call_next(clerk("congdan"), [group()], "3")
    with pytest.raises(Invalid):
        call_next(clerk(), [group()], " ")
    assert Ticket.objects.get().state == Ticket.State.WAITING


def test_called_again_stands_first_on_the_screen(hall: Agency) -> None:
    first, _second = take("A", 2)
    call_next(clerk(), [group()], "3")
    again = call_again(clerk(), first.pk)
    assert again.called_at is not None and again.counter == "3"
    assert "A001" in screen().text


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_each_gets_a_ticket_of_their_own() -> None:
    PEOPLE.write()
    seed_groups()
    other = _second_clerk()
    take("A", 1)
    got: list[Ticket | None] = []

    def call(user: User) -> None:
        try:
            got.append(call_next(user, [group()], "1"))
        finally:
            connection.close()

    both = [threading.Thread(target=call, args=[user]) for user in (clerk(), other)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [ticket is None for ticket in sorted(got, key=lambda each: each is None)] == [False, True]
    assert Ticket.objects.exclude(called_by=None).count() == 1


def _second_clerk() -> User:
    """One more who receives at the same centre."""
    user = clerk("tiepnhan.tp")
    user.role_assignments.update(agency=centre())
    return user


def test_the_estimate_follows_the_pace_of_the_last_calls(hall: Agency) -> None:
    assert line().pace == USUAL
    now = timezone.now()
    for at, ticket in enumerate(take("A", 4)):
        called = now - timedelta(minutes=10 * (4 - at))
        Ticket.objects.filter(pk=ticket.pk).update(state=Ticket.State.SERVED, called_at=called)
    assert line().pace == timedelta(minutes=10)
    take("A", 2)
    assert (line().waiting, line().minutes) == (2, 20)


def test_a_hall_of_any_size_asks_the_database_little(hall: Agency, django_assert_num_queries: Any) -> None:
    for letter in "ABC":
        take(letter, 3)
    with django_assert_num_queries(2):
        assert [each.waiting for each in lines_of(hall)] == [3, 3, 3, 0, 0, 0]


def test_one_address_does_not_take_every_number_of_the_day(hall: Agency) -> None:
    url, client = reverse("tickets:kiosk", args=[HONG_BANG]), Client()
    for _each in range(TICKETS.most):
        assert client.post(url, {"group": "A"}).status_code == 302
    assert client.post(url, {"group": "A"}).status_code == 429
    assert Ticket.objects.count() == TICKETS.most
    assert Client(REMOTE_ADDR="10.0.0.9").post(url, {"group": "A"}).status_code == 302


def test_the_kiosk_gives_a_number_once_and_prints_it(hall: Agency) -> None:
    take("A", 2)
    url = reverse("tickets:kiosk", args=[HONG_BANG])
    page = Page(Client().get(url))
    assert "2 người đang chờ, khoảng 12 phút" in page.text
    (form,) = page.forms("/lay-so/")
    visitor = Client()
    answers = [visitor.post(url, form.values | {"group": ["A"]}) for _each in range(2)]
    assert {answer["Location"] for answer in answers} == {answers[0]["Location"]}
    assert Ticket.objects.count() == 3
    printed = Page(visitor.get(answers[0]["Location"]))
    assert "A003" in printed.text and "Trước bạn còn 2 người" in printed.text


def test_a_kiosk_takes_nothing_odd_and_not_without_end(hall: Agency) -> None:
    url = reverse("tickets:kiosk", args=[HONG_BANG])
    assert Client().post(url, {"group": "Z"}).status_code == 404
    assert Client().get(reverse("tickets:kiosk", args=["H24.9008"])).status_code == 404
    day, now = timezone.localdate(), timezone.now()
    Ticket.objects.bulk_create(
        Ticket(group=group(), day=day, number=number, taken_at=now) for number in range(1000, 1000 + MOST_WAITING)
    )
    answer = Page(Client().post(url, {"group": "A"}))
    assert answer.status == 409 and "đã hết số hôm nay" in answer.text
    assert Ticket.objects.count() == MOST_WAITING


def screen(code: str = HONG_BANG) -> Page:
    return Page(Client().get(reverse("tickets:calling", args=[code])))


def test_an_officer_sits_down_calls_and_starts_to_serve(hall: Agency) -> None:
    take("A", 2)
    take("B")
    desk, url = Desk("tiepnhan"), reverse("tickets:officer")
    refused = desk.send(desk.get(url).form("/so-thu-tu/goi/"))
    assert refused.status == 422 and "Hãy ghi số quầy" in refused.text
    sit = next(form for form in desk.get(url).forms("/can-bo/so-thu-tu/") if "counter" in form.names)
    desk.send(sit, counter=["7"], groups=[str(group("B").pk)])
    called = desk.send(desk.get(url).form("/so-thu-tu/goi/"))
    assert "B001" in called.text and "Bắt đầu phục vụ" in called.text
    assert "Mời số B001 đến quầy 7" in screen().text
    counter = desk.get(reverse("counter:start"))
    assert "Đang phục vụ số B001" in counter.text
    desk.send(counter.form("/xong/"))
    assert Ticket.objects.get(group=group("B")).state == Ticket.State.SERVED


def test_one_press_ends_a_ticket_and_begins_with_the_next(hall: Agency) -> None:
    take("A", 2)
    take("T")
    desk = Desk("tiepnhan")
    call_next(clerk(), [group()], "7")
    desk.send(next(form for form in desk.get(reverse("tickets:officer")).forms("/can-bo/so-thu-tu/")
                   if "counter" in form.names), counter=["7"])  # fmt: skip
    counter = desk.send(desk.get(reverse("counter:start")).form("/tiep/"))
    assert "Ai đến nộp?" in counter.text and "Đang phục vụ số A002" in counter.text
    returning = desk.send(counter.form("/tiep/"))
    assert "Đang phục vụ số T001" in returning.text and "Kết quả chờ người nộp đến nhận" in returning.text
    last = desk.send(returning.form("/tiep/"))
    assert "Không còn ai chờ" in last.text
    assert set(Ticket.objects.values_list("state", flat=True)) == {Ticket.State.SERVED}


def test_who_cannot_call_the_next_keeps_the_one_at_the_counter(hall: Agency) -> None:
    (ticket, _next) = take("A", 2)
    call_next(clerk(), [group()], "7")
    page = Page(Desk("tiepnhan").client.post(reverse("tickets:after", args=[ticket.pk])))
    assert page.status == 422 and "Hãy ghi số quầy" in page.text
    assert list(Ticket.objects.order_by("pk").values_list("state", flat=True)) == ["CALLED", "WAITING"]


def test_a_number_stands_large_in_the_hall_only_until_its_person_is_there(hall: Agency) -> None:
    (ticket,) = take()
    assert "Chưa gọi số nào hôm nay" in screen().text
    call_next(clerk(), [group()], "7")
    Ticket.objects.update(called_at=timezone.now() - CALLING)
    assert "Mời bạn chờ đến số của mình" in screen().text and "A001 Quầy 7" in screen().text
    call_again(clerk(), ticket.pk)
    end_ticket(clerk(), ticket.pk, came=True)
    assert "Mời bạn chờ đến số của mình" in screen().text


def test_outside_working_hours_the_kiosk_says_when_counters_open(hall: Agency) -> None:
    url = reverse("tickets:kiosk", args=[HONG_BANG])
    told = {}
    for hour in ("09:00", "23:15"):
        with time_machine.travel(f"2026-12-01T{hour}:00+07:00", tick=False):
            told[hour] = Page(Client().get(url)).text
    assert "chưa quầy nào mở" not in told["09:00"]
    assert "chưa quầy nào mở. Quầy mở lúc" in told["23:15"] and "02/12/2026" in told["23:15"]


def test_a_ticket_taken_outside_working_hours_says_so_itself(hall: Agency) -> None:
    told = []
    for hour in ("09:00", "23:15"):
        with time_machine.travel(f"2026-12-01T{hour}:00+07:00", tick=False):
            (ticket,) = take()
            told.append(Page(Client().get(reverse("tickets:ticket", args=[HONG_BANG, ticket.pk]))).text)
    assert ["số chỉ dùng trong ngày lấy" in text for text in told] == [False, True]


def test_strangers_neither_call_nor_end(hall: Agency) -> None:
    (ticket,) = take()
    doors = [reverse("tickets:officer"), reverse("tickets:call"),
             *(reverse(f"tickets:{name}", args=[ticket.pk])
               for name in ("again", "served", "absent", "after"))]  # fmt: skip
    for name in ("congdan", "hotich", "lanhdao", "kythuat"):
        client = Client()
        client.force_login(clerk(name), backend="django.contrib.auth.backends.ModelBackend")
        assert {client.post(door).status_code for door in doors} == {404}, name
    assert {Client().post(door).status_code for door in doors} == {302}
    assert Desk("tiepnhan.anlao").client.post(doors[3]).status_code == 404
    assert Ticket.objects.get().state == Ticket.State.WAITING
