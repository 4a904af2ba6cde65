"""The finance officer's desk: what waits for money, what goes back, the cash book; who may look and who may act."""

import csv
from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from applications import permissions
from applications.actions.settle_charge import settle_charge
from applications.actions.stop import stop
from applications.fees.states import keep_money_state
from applications.models import Charge, Dossier, Export
from applications.models.paper import PaperKind
from applications.queries.money import given_back_by, taken_by, to_give_back_at, unpaid_at
from core.models import LedgerEntry, OutboxRow
from core.outbox.perform import perform
from tests.applications.desk_pages import Desk
from tests.applications.outsiders import dismissed, trusted
from tests.applications.stories import (
    BUILDING,
    COPIES,
    accepted,
    filed,
    fresh,
    holder,
    work,
)
from tests.applications.test_assignment import person

S = Charge.State
DOORS = ("unpaid", "to_give_back", "book")
REASON, GROUND = "Công trình không còn được xây dựng.", "Điều 20 NĐ 118/2025/NĐ-CP"


@pytest.fixture
def permit(citizen: User) -> Dossier:
    return accepted(filed(citizen, BUILDING))


def centre(dossier: Dossier) -> Agency:
    assert dossier.receiving_agency
    return dossier.receiving_agency


def finance(dossier: Dossier, username: str = "thungan") -> User:
    return User.objects.filter(username=username).first() or trusted(username, Role.FINANCE, centre(dossier))


def url(door: str, **params: str) -> str:
    query = "&".join(f"{name.replace('_', '-')}={value}" for name, value in params.items())
    return f"{reverse(f'money:{door}')}?{query}".rstrip("?")


def rows() -> list[object]:
    """All that an act here could change."""
    return [list(kept.objects.order_by("pk").values()) for kept in (Dossier, Charge, LedgerEntry, OutboxRow)]


def stopped(dossier: Dossier, refund: bool = True) -> Charge:
    """Its fee was taken, then its leader stopped it."""
    (charge,) = dossier.charges.all()
    settle_charge(finance(dossier), dossier.pk, charge.pk)
    stop(leader_of(dossier), dossier.pk, fresh(dossier).revision, REASON, GROUND, refund)
    charge.refresh_from_db()
    return charge


def leader_of(dossier: Dossier) -> User:
    assert dossier.competent_agency
    return RoleAssignment.objects.holders(Role.LEADER, dossier.competent_agency).earliest("pk")


# --- To be taken ----------------------------------------------------------------------------------------


def test_what_is_unpaid_is_listed_and_taken_from_the_list_against_a_receipt(permit: Dossier) -> None:
    desk, (charge,) = Desk(finance(permit)), permit.charges.all()
    page = desk.get(url("unpaid"))
    assert permit.code in page.text and permit.applicant_name in page.text and "75.000 đồng" in page.text
    page = desk.send(page.form(f"/{charge.pk}/thu/"))
    assert page.status == 200 and "Đã ghi nhận khoản thu." in page.text
    assert permit.code not in page.text and "Không có khoản nào chờ thu" in page.text
    charge.refresh_from_db()
    assert (charge.state, charge.settled_by, charge.settled_for) == (S.PAID, desk.user, centre(permit))
    receipt = permit.papers_issued.get(kind=PaperKind.FEE_RECEIPT)
    assert receipt.agency == centre(permit)
    book = desk.get(url("book"))
    for words in (receipt.number, permit.code, "75.000", desk.user.full_name):
        assert words in book.text


def test_the_menu_leads_there(permit: Dossier) -> None:
    for user, leads in ((finance(permit), True), (person("giamsat"), True), (person("hotich"), False)):
        assert (reverse("money:unpaid") in Desk(user).queue().html) is leads


def test_a_result_that_waits_past_its_appointment_comes_first(citizen: User) -> None:
    older, waiting = accepted(filed(citizen, BUILDING)), accepted(filed(citizen, COPIES))
    waiting = work(waiting, until="return_result")
    waiting.charges.update(state=S.DUE)
    keep_money_state(waiting)
    waiting.save()
    codes = [charge.dossier.code for charge in unpaid_at(centre(waiting).pk)]
    assert codes.index(older.code) < codes.index(waiting.code)
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        codes = [charge.dossier.code for charge in unpaid_at(centre(waiting).pk)]
        assert codes.index(waiting.code) < codes.index(older.code)
        assert "kết quả chờ tiền" in Desk(finance(waiting)).get(url("unpaid")).text


def test_the_list_is_what_they_may_settle_and_nothing_else(citizen: User) -> None:
    for code in (BUILDING, COPIES):
        accepted(filed(citizen, code))
    paying = work(accepted(filed(citizen, "1.115619")), until="tax_notice")
    offices = {office for dossier in Dossier.objects.all() for office in places(dossier)}
    for office in offices:
        user = trusted(f"quy{office.pk}", Role.FINANCE, office)
        listed = set(unpaid_at(office.pk))
        for charge in Charge.objects.filter(state=S.DUE):
            assert (charge in listed) is permissions.may_settle(user, charge.dossier)
    assert paying


def places(dossier: Dossier) -> list[Agency]:
    """Every office that has to do with it, the returning and the asked ones too."""
    named = [dossier.receiving_agency, dossier.competent_agency, dossier.return_agency]
    return [office for office in [*named, *(run.agency for run in dossier.step_runs.all())] if office]


def test_filters_narrow_by_words_procedure_and_days(citizen: User) -> None:
    permit, copies = accepted(filed(citizen, BUILDING)), accepted(filed(citizen, COPIES))
    desk = Desk(finance(permit))
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    for params, found in (
        ({"q": permit.code}, {permit.code}),
        ({"q": "quoc TRAN"}, {permit.code}),
        ({"q": "quoc khong-co"}, set()),
        ({"thu_tuc": COPIES}, {copies.code}),
        ({"tu": f"{today:%d/%m/%Y}"}, {permit.code, copies.code}),
        ({"tu": f"{tomorrow:%d/%m/%Y}"}, set()),
        ({"tu": "mai"}, {permit.code, copies.code}),
    ):
        query = "&".join(f"{name}={value}" for name, value in params.items())
        page = desk.get(f"{reverse('money:unpaid')}?{query}")
        assert {code for code in (permit.code, copies.code) if code in page.text} == found, params
        assert ("Không có khoản nào khớp" in page.text) is (not found)


def test_an_act_comes_back_to_the_list_it_was_done_in(permit: Dossier) -> None:
    desk, here = Desk(finance(permit)), url("unpaid", thu_tuc=BUILDING).replace("thu-tuc", "thu_tuc")
    form = desk.get(here).form("/thu/")
    assert desk.client.post(form.action, form.values)["location"] == here
    long = desk.client.post(f"{form.action}&q={'a' * 600}", form.values | {"once": "another"})
    assert long.status_code == 409  # somebody was first, however long the address is


# --- Twice, stale, wrong, too late ----------------------------------------------------------------------


def test_the_same_form_twice_takes_the_money_once(permit: Dossier) -> None:
    desk = Desk(finance(permit))
    form = desk.get(url("unpaid")).form("/thu/")
    first = desk.client.post(form.action, form.values)
    before = rows()
    second = desk.client.post(form.action, form.values)
    assert (first.status_code, second.status_code, rows()) == (302, 302, before)
    assert first["location"] == second["location"]


def test_two_officers_at_once_the_second_is_told_who_was_first(permit: Dossier) -> None:
    one, other = Desk(finance(permit)), Desk(finance(permit, "thungan2"))
    forms = [desk.get(url("unpaid")).form("/thu/") for desk in (one, other)]
    one.send(forms[0])
    before = rows()
    page = other.send(forms[1])
    assert page.status == 409 and f"{one.user.full_name} đã thu khoản này lúc" in page.text
    assert rows() == before


@pytest.mark.parametrize("amount", ["1", "", "-75000", "x"])
def test_another_sum_than_what_is_due_is_not_taken(permit: Dossier, amount: str) -> None:
    desk = Desk(finance(permit))
    form, before = desk.get(url("unpaid")).form("/thu/"), rows()
    page = desk.send(form, amount=amount)
    assert page.status == 409 and "Khoản này nay phải thu 75.000 đồng" in page.text
    assert rows() == before


def test_who_lost_the_right_meanwhile_takes_nothing(permit: Dossier) -> None:
    desk = Desk(finance(permit))
    form, before = desk.get(url("unpaid")).form("/thu/"), rows()
    dismissed(desk.user)
    assert desk.send(form).status == 404 and rows() == before


def test_strangers_try_every_door(permit: Dossier) -> None:
    charge = stopped(permit)
    elsewhere = trusted("noikhac", Role.FINANCE, Agency.objects.get(code="H24.9050"))
    ended = dismissed(trusted("cu", Role.FINANCE, centre(permit)))
    names = ("congdan", "tiepnhan", "hotich", "lanhdao", "vanthu", "quantri", "congbo", "kythuat")
    before = rows()
    for user in (*map(person, names), ended):
        for door in DOORS:
            assert Desk(user).get(url(door)).status == 404, (user, door)
            assert Desk(user).get(url(door, co_quan=centre(permit).code)).status == 404, (user, door)
    for user in (*map(person, names), ended, elsewhere, person("giamsat")):
        for door in ("take", "give_back"):
            address = reverse(f"money:{door}", args=[charge.pk])
            sent = {"amount": charge.amount}
            assert Desk(user).client.post(address, sent).status_code == 404, (user, door)
            assert Desk(user).client.get(address).status_code in {404, 405}
    for user in (*map(person, names), ended):
        assert Desk(user).client.post(reverse("money:export"), {"format": "CSV"}).status_code == 404
    assert Desk(elsewhere).get(url("book", co_quan=centre(permit).code)).status == 404
    assert Client().get(url("unpaid")).status_code == 302
    assert rows() == before and not Export.objects.exists()


def test_supervisors_and_inspectors_read_and_cannot_act(permit: Dossier) -> None:
    inspector = trusted("thanhtra9", Role.INSPECTOR, Agency.objects.get(code="H24.9008"))
    for user in (person("giamsat"), inspector):
        for door in DOORS:
            page = Desk(user).get(url(door, co_quan=centre(permit).code))
            assert page.status == 200 and page.forms("/thu/") == page.forms("/hoan-tra/1") == []
    (charge,), before = permit.charges.all(), rows()
    address = f"{reverse('money:take', args=[charge.pk])}?co-quan={centre(permit).code}"
    assert Desk(inspector).client.post(address, {"amount": charge.amount}).status_code == 404
    assert rows() == before


def test_at_the_desk_and_the_return_desk_too_only_the_sum_that_was_read_is_taken(permit: Dossier) -> None:
    permit = work(permit, until="return_result")
    charge = permit.charges.get()
    permit.charges.update(state=S.DUE)
    clerk = Desk("tiepnhan")
    pages = clerk.open(permit), clerk.get(reverse("returning:hand", args=[permit.pk]))
    forms = [page.form("/thu-phi/") for page in pages]
    permit.charges.update(amount=charge.amount + 1)
    before = rows()
    for form in forms:
        page = clerk.send(form)
        assert page.status == 409 and "Khoản này nay phải thu 75.001 đồng" in page.text
    assert rows() == before


# --- To be given back -----------------------------------------------------------------------------------


def test_what_goes_back_is_listed_with_its_ground_and_given_back_once(permit: Dossier) -> None:
    charge = stopped(permit)
    one, other = Desk(finance(permit)), Desk(finance(permit, "thungan2"))
    page = one.get(url("to_give_back"))
    for words in (permit.code, REASON, GROUND, f"{timezone.localdate():%d/%m/%Y}"):
        assert words in page.text
    forms = [page.form(f"/{charge.pk}/hoan-tra/"), other.get(url("to_give_back")).form(f"/{charge.pk}/hoan-tra/")]
    page = one.send(forms[0])
    assert "Đã ghi nhận hoàn trả." in page.text and "Không có khoản nào phải hoàn trả" in page.text
    charge.refresh_from_db()
    assert (charge.state, charge.refunded_by, charge.refunded_for) == (S.REFUNDED, one.user, centre(permit))
    before = rows()
    assert one.client.post(forms[0].action, forms[0].values).status_code == 302  # the same form: the same answer
    page = other.send(forms[1])
    assert page.status == 409 and f"{one.user.full_name} đã hoàn trả khoản này lúc" in page.text
    assert rows() == before


def test_what_stays_with_the_office_is_not_listed(permit: Dossier) -> None:
    stopped(permit, refund=False)
    assert not to_give_back_at(centre(permit).pk).exists()


def test_the_office_that_took_it_may_give_it_back(permit: Dossier) -> None:
    elsewhere = Agency.objects.get(code="H24.9050")
    Dossier.objects.filter(pk=permit.pk).update(return_agency=elsewhere)
    user = trusted("noitra", Role.FINANCE, elsewhere)
    (charge,) = permit.charges.all()
    settle_charge(user, permit.pk, charge.pk)
    stop(leader_of(permit), permit.pk, fresh(permit).revision, REASON, GROUND, True)
    desk = Desk(user)
    desk.send(desk.get(url("to_give_back")).form(f"/{charge.pk}/"))
    charge.refresh_from_db()
    assert (charge.state, charge.settled_for, charge.refunded_for) == (S.REFUNDED, elsewhere, elsewhere)


# --- The cash book --------------------------------------------------------------------------------------


def test_the_day_is_summed_by_kind_and_by_person(citizen: User) -> None:
    permit, copies = accepted(filed(citizen, BUILDING)), accepted(filed(citizen, COPIES))
    one, other = finance(permit), finance(permit, "thungan2")
    settle_charge(one, permit.pk, permit.charges.get().pk)
    settle_charge(other, copies.pk, copies.charges.get().pk)
    amounts = {dossier.pk: dossier.charges.get().amount for dossier in (permit, copies)}
    page = Desk(one).get(url("book"))
    fee, charge = (f"{amounts[each.pk]:,}".replace(",", ".") for each in (copies, permit))
    assert f"{one.full_name} 0 {charge} {charge} 0 {charge}" in page.text
    assert f"{other.full_name} {fee} 0 {fee} 0 {fee}" in page.text
    assert page.text.count(permit.code) == page.text.count(copies.code) == 1
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"
    assert "Không thu, không hoàn trả khoản nào" in Desk(one).get(url("book", tu=tomorrow, den=tomorrow)).text
    printed = Desk(one).get(f"{url('book')}?in=1")
    assert "Tổng số đã thu, bằng chữ:" in printed.text and "Người lập sổ" in printed.text


def test_more_given_back_than_taken_on_a_day_is_told_below_nothing(permit: Dossier) -> None:
    charge = stopped(permit)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        desk = Desk(finance(permit))
        desk.send(desk.get(url("to_give_back")).form(f"/{charge.pk}/"))
        assert f"{desk.user.full_name} 0 0 0 75.000 -75.000" in desk.get(url("book")).text
        assert desk.get(f"{url('book')}?in=1").status == 200


def test_the_book_comes_out_as_a_file_as_it_is_on_the_page(permit: Dossier) -> None:
    charge, desk = stopped(permit), Desk(finance(permit))
    desk.send(desk.get(url("to_give_back")).form(f"/{charge.pk}/"))
    page = desk.send(desk.get(url("book")).form("/so-thu/tep/"), format="CSV")
    assert "Sổ thu phí, lệ phí" in page.text
    (export,) = Export.objects.all()
    taken, back = written(export)[1:]
    number = permit.papers_issued.get(kind=PaperKind.FEE_RECEIPT).number
    assert (taken[1], taken[2], taken[5], taken[7], taken[8]) == (number, permit.code, "Lệ phí", "75000", "")
    assert (back[1], back[7], back[8], back[9]) == (number, "", "75000", desk.user.full_name)


def test_a_book_that_is_closed_to_them_by_now_comes_out_empty(permit: Dossier) -> None:
    stopped(permit)
    desk = Desk(finance(permit))
    desk.send(desk.get(url("book")).form("/so-thu/tep/"), format="CSV")
    dismissed(desk.user)
    assert len(written(Export.objects.get())) == 1


def written(export: Export) -> list[list[str]]:
    perform(OutboxRow.objects.get(key=f"export.write:{export.pk}").pk)
    export.refresh_from_db()
    assert export.blob
    with export.blob.open() as file:
        return list(csv.reader(StringIO(file.read().decode("utf-8-sig"))))


def test_the_page_of_exports_does_not_offer_it(permit: Dossier) -> None:
    desk = Desk(finance(permit))
    assert "Sổ thu" not in desk.get(reverse("exports:new")).text
    assert desk.get(f"{reverse('exports:new')}?ds-gi=so-thu").status == 404


# --- Nothing is lost, nothing is made -------------------------------------------------------------------


def test_the_books_hold_just_the_money_that_the_charges_tell_of(citizen: User) -> None:
    dossiers = [accepted(filed(citizen, code)) for code in (BUILDING, COPIES, BUILDING, BUILDING, COPIES)]
    given, at_counter, held, taken, _unpaid = dossiers
    desk = Desk(finance(given))
    back = stopped(given)
    desk.send(desk.get(url("to_give_back")).form(f"/{back.pk}/hoan-tra/"))
    settle_charge(holder(at_counter.step_runs.earliest("pk")), at_counter.pk, at_counter.charges.get().pk)
    stopped(held)
    settle_charge(finance(taken), taken.pk, taken.charges.get().pk)
    day = timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1)
    books, told = Counter[str](), Counter[str]()
    for agency in Agency.objects.all():
        books["taken"] += sum(charge.amount for charge in taken_by(agency.pk, *day))
        books["back"] += sum(charge.amount for charge in given_back_by(agency.pk, *day))
    for charge in Charge.objects.all():
        told[charge.state] += charge.amount
    assert books["taken"] - books["back"] == told[S.PAID] + told[S.TO_REFUND]
    assert books["back"] == told[S.REFUNDED] == 75_000
    assert told[S.TO_REFUND] == 75_000 and told[S.DUE] > 0


# --- How much is asked ----------------------------------------------------------------------------------


@pytest.mark.parametrize("door", DOORS)
def test_a_page_asks_little_however_much_is_on_it(citizen: User, door: str) -> None:
    permit = accepted(filed(citizen, BUILDING))
    desk = Desk(finance(permit))
    charge = stopped(permit)
    told = {"dossier": permit, "rule": "more", "kind": "FEE", "name": "Phí", "amount": 1000}
    taken = {name: getattr(charge, name) for name in ("settled_at", "settled_by", "settled_for")}
    counts = []
    for more in (1, 30):
        for state in (S.DUE, S.TO_REFUND, S.PAID):
            Charge.objects.bulk_create(Charge(state=state, **told, **taken) for _n in range(more))
        keep_money_state(permit)
        Dossier.objects.filter(pk=permit.pk).update(money_state=permit.money_state)
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(url(door)).status == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_long_lists_come_in_pages(permit: Dossier) -> None:
    Charge.objects.bulk_create(
        Charge(dossier=permit, rule="more", kind="FEE", name=f"Phí thứ {n}", amount=1000) for n in range(60)
    )
    desk = Desk(finance(permit))
    assert len(desk.get(url("unpaid")).forms("/thu/")) == 40
    page = desk.get(f"{url('unpaid')}?page=2")
    assert len(page.forms("/thu/")) == 21 and "61 khoản, cộng 135.000 đồng." in page.text
