"""The list as each officer likes it: filters, columns, lists under a name of one's own."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from applications.desk.queue.columns import COLUMNS, chosen, fields_of, written
from applications.desk.queue.listed import listed
from applications.models import DeskPreference, Dossier, Extension, SavedView, StepRun, Supplement, Withdrawal
from applications.status import Status
from core.text import search_text
from tests.applications.desk_pages import Desk, Page
from tests.applications.stories import (
    BIRTH,
    COPIES,
    accepted,
    ask_for_supplement,
    filed,
    fresh,
    open_run,
    work,
)

TUESDAY = datetime.fromisoformat("2026-11-24T10:00:00+07:00")


def codes(page: Page) -> list[str]:
    return [link.children[0] for link in page.all("a") if dict(link.attributes).get("class") == "code"]


def heads(page: Page) -> list[str]:
    """The heads of the columns."""
    return [head.children[0] for head in page.all("th") if dict(head.attributes).get("scope") == "col"]


def at_work(dossier: Dossier, **changes: object) -> Dossier:
    """With its open step changed so."""
    dossier.step_runs.filter(closed_at=None).update(**changes)
    return fresh(dossier)


def tabs_of(username: str, dossier: Dossier) -> set[str]:
    """In which queues of this officer the dossier is."""
    user = User.objects.get(username=username)
    names = ("cua-toi", "bo-phan", "hom-nay", "qua-han", "cho-nguoi-nop", "chua-xin-loi", "xin-rut", "qua-han-bo-sung")
    return {name for name in names if listed(user, {"muc": name}).filter(dossier=dossier).exists()}


def test_mine_is_what_is_given_to_me_and_the_rest_is_the_room_s(citizen: User) -> None:
    mine, theirs, nobody_s = (filed(citizen, COPIES) for _ in range(3))
    at_work(mine, assignee=User.objects.get(username="tiepnhan"))
    at_work(theirs, assignee=User.objects.get(username="hotich"))
    desk = Desk("tiepnhan")
    assert codes(desk.queue(muc="cua-toi")) == [str(mine)]
    assert codes(desk.queue(muc="bo-phan")) == [str(theirs), str(nobody_s)]


def test_due_today_ends_at_midnight_here_and_overdue_begins_now(citizen: User) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        late, today, tomorrow = (filed(citizen, COPIES) for _ in range(3))
        at_work(late, clock_at=TUESDAY - timedelta(seconds=1))
        at_work(today, clock_at=TUESDAY.replace(hour=23, minute=59))
        at_work(tomorrow, clock_at=TUESDAY.replace(hour=0) + timedelta(days=1))
        desk = Desk("tiepnhan")
        assert codes(desk.queue(muc="hom-nay")) == [str(today)]
        assert codes(desk.queue(muc="qua-han")) == [str(late)]


def test_who_waits_for_an_answer_and_who_did_not_answer_in_time(citizen: User) -> None:
    asked = ask_for_supplement(filed(citizen, COPIES))
    assert tabs_of("tiepnhan", asked) & {"cho-nguoi-nop", "qua-han-bo-sung", "qua-han"} == {"cho-nguoi-nop"}
    Supplement.objects.update(answer_by=timezone.now() - timedelta(minutes=1))
    assert tabs_of("tiepnhan", asked) >= {"cho-nguoi-nop", "qua-han-bo-sung"}
    Supplement.objects.update(answered_at=timezone.now())
    assert "qua-han-bo-sung" not in tabs_of("tiepnhan", asked)


def test_a_late_dossier_stays_on_the_list_until_an_apology_is_on_its_way(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="comparison")
    assert "chua-xin-loi" not in tabs_of("hotich", dossier)
    at_work(dossier, clock_at=timezone.now() - timedelta(hours=1))
    assert tabs_of("hotich", dossier) >= {"qua-han", "chua-xin-loi"}
    apology = Extension.objects.create(
        dossier=dossier,
        step_run=open_run(dossier, "comparison"),
        kind=Extension.Kind.APOLOGY,
        number=1,
        reason="Máy chủ hỏng.",
        before=timezone.now(),
        after=timezone.now() + timedelta(days=1),
        proposed_by=User.objects.get(username="hotich"),
        proposed_at=timezone.now(),
    )
    assert "chua-xin-loi" not in tabs_of("hotich", dossier)
    apology.granted = False
    apology.save()
    assert "chua-xin-loi" in tabs_of("hotich", dossier)


def test_whoever_asks_for_their_dossier_back_waits_for_a_decision(citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    Withdrawal.objects.create(
        dossier=dossier,
        status_before=Status.SUBMITTED,
        reason="Nộp nhầm.",
        requested_by=citizen,
        requested_at=timezone.now(),
    )
    assert "xin-rut" in tabs_of("tiepnhan", dossier)
    Withdrawal.objects.update(granted=True)
    assert "xin-rut" not in tabs_of("tiepnhan", dossier)


def test_filters_narrow_by_day_unit_assignee_channel_and_status(citizen: User) -> None:
    with time_machine.travel(TUESDAY - timedelta(days=3), tick=False):
        old = filed(citizen, BIRTH)
    new = ask_for_supplement(filed(citizen, COPIES))
    at_work(old, clock_at=TUESDAY)
    clerk = User.objects.get(username="tiepnhan")
    at_work(new, assignee=clerk)
    desk, day = Desk("tiepnhan"), f"{timezone.localdate(TUESDAY - timedelta(days=3)):%d/%m/%Y}"
    assert codes(desk.queue(nhan_den=day)) == codes(desk.queue(thu_tuc=BIRTH)) == [str(old)]
    assert codes(desk.queue(nhan_tu=day, trang_thai="5")) == codes(desk.queue(nguoi=str(clerk.pk))) == [str(new)]
    assert (
        codes(desk.queue(nguoi="chua-giao"))
        == codes(desk.queue(han_tu="24/11/2026", han_den="24/11/2026"))
        == [str(old)]
    )
    assert codes(desk.queue(kenh="COUNTER")) == codes(desk.queue(bo_phan="999999999999999999999")) == []


@pytest.mark.parametrize("value", ["31/02/2026", "1/1/1", "9999", "\x00", "x" * 5000, "31/12/9999"])
def test_a_filter_that_cannot_be_read_says_so_and_narrows_nothing(citizen: User, value: str) -> None:
    dossier = filed(citizen, COPIES)
    page = Desk("tiepnhan").queue(nhan_tu=value)
    assert codes(page) == [str(dossier)]
    assert [p for p in page.all("p") if dict(p.attributes).get("class") == "field-error"]


def test_the_open_box_offers_only_what_is_on_the_desk(citizen: User) -> None:
    filed(citizen, BIRTH)
    page = Desk("tiepnhan").queue(loc="1")
    options = [dict(option.attributes).get("value") for option in page.all("option")]
    assert BIRTH in options and COPIES not in options
    assert not Desk("tiepnhan").queue().all("option")


def test_columns_are_shown_as_chosen_and_remembered_for_me_alone(citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    desk = Desk("tiepnhan")
    form = desk.queue(loc="1", muc="tiep-nhan").form("/cot/")
    page = desk.send(form, columns=["dien_thoai", "nop_luc", "khong-co", "ma"])
    assert heads(page) == ["Còn lại", "Mã hồ sơ", "Điện thoại", "Nộp lúc"]
    assert dossier.applicant_phone in page.text and codes(page) == [str(dossier)]
    assert page.response.request["QUERY_STRING"] == "muc=tiep-nhan"
    assert DeskPreference.objects.get(user__username="tiepnhan").columns == ["dien_thoai", "nop_luc"]
    assert "Điện thoại" not in heads(Desk("hotich").queue())
    assert heads(desk.send(form, columns=[]))[2:] == ["Thủ tục", "Người nộp", "Bước", "Bộ phận", "Người làm"]


def test_a_list_is_saved_with_its_filters_and_columns_opened_changed_and_deleted(citizen: User) -> None:
    birth, _copies = filed(citizen, BIRTH), filed(citizen, COPIES)
    desk = Desk("tiepnhan")
    page = desk.send(desk.queue(loc="1", muc="tiep-nhan", thu_tuc=BIRTH).form("/luu/"), name="  Khai sinh  mới ")
    view = SavedView.objects.get()
    assert (view.name, QueryDict(view.params).dict()) == ("Khai sinh mới", {"muc": "tiep-nhan", "thu_tuc": BIRTH})
    assert codes(page) == [str(birth)]
    opened = desk.get(f"{reverse('desk:queue')}?{view.params}&ds={view.pk}")
    assert "Khai sinh mới" in opened.text and codes(opened) == [str(birth)]
    changed = desk.queue(loc="1", ds=str(view.pk), **QueryDict(view.params).dict())
    desk.send(changed.form("/cot/"), columns=["buoc"])
    assert heads(desk.queue(ds=str(view.pk)))[2:] == ["Bước"]
    assert not DeskPreference.objects.exists()
    desk.send(changed.forms(f"/luu/{view.pk}/xoa/")[0])
    assert not SavedView.objects.exists()


def test_a_list_of_the_same_name_is_replaced_and_none_goes_without_a_name(citizen: User) -> None:
    filed(citizen, COPIES)
    desk = Desk("tiepnhan")
    for tab in ("tra", "tiep-nhan"):
        desk.send(desk.queue(loc="1", muc=tab).form("/luu/"), name="Của tôi")
    assert [view.params for view in SavedView.objects.all()] == ["muc=tiep-nhan"]
    for name in ("", "   ", "x" * 61):
        assert "Hãy đặt tên cho danh sách" in desk.send(desk.queue(loc="1").form("/luu/"), name=name).text
    SavedView.objects.bulk_create(SavedView(user=desk.user, name=f"{n}", params="") for n in range(19))
    assert "Mỗi người lưu được 20 danh sách" in desk.send(desk.queue(loc="1").form("/luu/"), name="thêm").text
    assert SavedView.objects.count() == 20


def test_another_s_list_is_neither_shown_nor_changed_nor_deleted(citizen: User) -> None:
    filed(citizen, COPIES)
    view = SavedView.objects.create(user=User.objects.get(username="hotich"), name="Riêng", params="", columns=["buoc"])
    desk = Desk("tiepnhan")
    page = desk.queue(ds=str(view.pk), loc="1")
    assert "Riêng" not in page.text and heads(page)[2:] != ["Bước"]
    desk.send(page.form("/cot/"), columns=["dia_chi"])
    address = reverse("desk:delete_view", args=[view.pk])
    assert desk.client.post(address).status_code == 404
    assert Desk(citizen).client.post(address).status_code == 404
    assert SavedView.objects.get().columns == ["buoc"]


def test_every_column_can_be_read_from_a_step_and_those_of_dossiers_from_dossiers(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="comparison")
    run = StepRun.objects.filter(closed_at=None).values(*fields_of(COLUMNS.values())).get()
    told = {key: written(column.of(run)) for key, column in COLUMNS.items()}
    assert told["ma"] == dossier.code and told["buoc"] == open_run(dossier, "comparison").name
    assert told["trang_thai"] == "Đang xử lý" and told["kenh"] == "Trực tuyến"
    columns = [column for column in COLUMNS.values() if column.is_of_dossier]
    assert {"buoc", "han", "nguoi_lam"}.isdisjoint(column.key for column in columns)
    row = Dossier.objects.values(*fields_of(columns, of_dossier=True)).get()
    assert {column.key: written(column.of(row, of_dossier=True)) for column in columns}.items() <= told.items()


def test_a_second_attempt_is_told_and_an_unknown_choice_gives_the_usual_columns(citizen: User) -> None:
    run = filed(citizen, COPIES).step_runs.get()
    StepRun.objects.filter(pk=run.pk).update(attempt=2)
    assert f"{run.name} (lần 2)" in Desk("tiepnhan").queue().text
    assert [column.key for column in chosen(["khong-co"])] == ["thu_tuc", "nguoi_nop", "buoc", "bo_phan", "nguoi_lam"]


def test_what_people_wrote_stands_in_the_list_as_they_wrote_it(citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    name = '<img src=x onerror="alert(1)">&'
    Dossier.objects.filter(pk=dossier.pk).update(applicant_name=name, search_text=search_text(name))
    for page in (Desk("tiepnhan").queue(), Desk("tiepnhan").get(f"{reverse('desk:search')}?q=img")):
        assert name in page.text and "<img src=x" not in page.html
