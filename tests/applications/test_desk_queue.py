"""The officer's list: least legal time first, one page of forty, in a fixed number of queries."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from applications.actions.submit import submit
from applications.models import Dossier, StepRun
from applications.queries import desk_queue_for
from core.templatetags.vietnamese import remaining
from core.text import search_text
from tests.applications.desk_pages import Desk, Page, all_of
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    NEWBORN,
    accepted,
    ask_for_supplement,
    drafted,
    filed,
    fresh,
    open_run,
    work,
)

MONDAY = datetime.fromisoformat("2026-11-23T09:00:00+07:00")


def named(dossier: Dossier, name: str) -> Dossier:
    dossier.applicant_name, dossier.search_text = name, search_text(name, "031192000999", "0912345678")
    dossier.save()
    return dossier


def codes(page: Page) -> list[str]:
    """The codes in the list, from top to bottom."""
    return [link.children[0] for link in page.all("a") if "/ho-so/" in dict(link.attributes)["href"]]


def counts(page: Page) -> dict[str, int]:
    """How many are in each queue, as the page says; empty ones left out."""
    (rail,) = [nav for nav in page.all("nav") if dict(nav.attributes).get("class") == "rail"]
    links = [link.children for link in all_of(rail, "a")]
    found = {str(label).strip(): int(str(count.children[0])) for label, count in (link for link in links if link[1:])}
    return {label: number for label, number in found.items() if number}


def test_least_legal_time_comes_first_and_dossiers_without_a_clock_last(citizen: User) -> None:
    resolved, waiting, far, late, near = (filed(citizen, COPIES) for _ in range(5))
    work(accepted(resolved), until="return")
    ask_for_supplement(waiting)
    for dossier, hours in ((far, 40), (late, -30), (near, 2)):
        dossier.step_runs.update(clock_at=timezone.now() + timedelta(hours=hours))
    assert [run.dossier for run in desk_queue_for(User.objects.get(username="tiepnhan"))] == [
        late, near, far, waiting, resolved,
    ]  # fmt: skip
    page = Desk("tiepnhan").queue()
    told = remaining(near.step_runs.get().clock_at)
    for words in ("quá hạn 1 ngày", told, "chờ bổ sung", "đã có kết quả"):
        assert words in page.text


def test_before_acceptance_the_counter_has_eight_working_hours_to_answer(citizen: User) -> None:
    with time_machine.travel(MONDAY, tick=False):
        dossier = filed(citizen, BIRTH)
        assert dossier.due_at is None
        (run,) = desk_queue_for(User.objects.get(username="tiepnhan"))
    # 24 November is a holiday: what is left of Monday, and the first hours of Wednesday.
    assert run.clock_at == run.due_at == datetime.fromisoformat("2026-11-25T09:00:00+07:00")


def test_a_dossier_handed_in_at_the_counter_has_the_step_s_own_time(citizen: User) -> None:
    draft = drafted(citizen, COPIES)
    Dossier.objects.filter(pk=draft.pk).update(channel="COUNTER")
    with time_machine.travel(MONDAY, tick=False):
        run = submit(citizen, draft.pk).step_runs.get()
    assert run.due_at == datetime.fromisoformat("2026-11-23T10:00:00+07:00")


@pytest.mark.parametrize(
    ("username", "tab", "code", "until"),
    [
        ("tiepnhan", "tiep-nhan", COPIES, "reception"),
        ("hotich", "thu-ly", COPIES, "comparison"),
        ("lanhdao", "ky", COPIES, "signing"),
        ("vanthu", "phat-hanh", COPIES, "seal"),
        ("tiepnhan", "tra", COPIES, "return"),
        ("xaydung", "thu-ly", BUILDING, "site_visit"),
        ("soxaydung", "thu-ly", BUILDING, "planning_opinion"),
    ],
)
def test_each_step_lies_under_its_tab_and_on_no_other_desk(
    citizen: User, username: str, tab: str, code: str, until: str
) -> None:
    dossier = filed(citizen, code)
    if until != "reception":
        dossier = work(accepted(dossier), until=until, changes={"needs_planning": True})
    page = Desk(username).queue(muc=tab)
    assert codes(page) == [str(dossier)]
    assert f"{open_run(dossier, until).name}" in page.text
    assert codes(Desk("tiepnhan.anlao").queue()) == []
    others = {"tiep-nhan", "thu-ly", "ky", "phat-hanh", "tra", "cho-nguoi-nop"} - {tab}
    assert not any(codes(Desk(username).queue(muc=other)) for other in others)


def test_tabs_count_what_is_in_them_whatever_is_shown(citizen: User) -> None:
    for _ in range(2):
        filed(citizen, COPIES)
    work(accepted(filed(citizen, COPIES)), until="return")
    found = counts(Desk("tiepnhan").queue(muc="tra"))
    assert found == {"Tất cả": 3, "Của bộ phận": 3, "Chờ tiếp nhận": 2, "Trả kết quả": 1} | {
        name: number for name, number in found.items() if name in {"Đến hạn hôm nay", "Giao cho tôi"}
    }


def test_what_narrows_the_list_stands_as_chips_that_take_it_away(citizen: User) -> None:
    birth, _copies = filed(citizen, BIRTH), filed(citizen, COPIES)
    page = Desk("tiepnhan").queue(muc="tiep-nhan", thu_tuc=BIRTH, kenh="ONLINE")
    chips = [dict(a.attributes)["href"] for a in page.all("a") if dict(a.attributes).get("class") == "chip"]
    assert chips == ["/can-bo/?muc=tiep-nhan&kenh=ONLINE", f"/can-bo/?muc=tiep-nhan&thu_tuc={BIRTH}"]
    assert codes(page) == [str(birth)]
    assert counts(page)["Tất cả"] == counts(page)["Chờ tiếp nhận"] == 1


def test_what_all_rows_have_alike_is_said_once(citizen: User) -> None:
    filed(citizen, COPIES), filed(citizen, BIRTH)
    page = Desk("tiepnhan").queue(muc="tiep-nhan")
    heads = [str(head.children[0]) for head in page.all("th") if dict(head.attributes).get("scope") == "col"]
    assert "Thủ tục" in heads and "Bộ phận" not in heads and "Người làm" not in heads
    assert page.text.count("TTPVHCC phường Hồng Bàng") == 1
    assert 'title="Đăng ký khai sinh"' in page.html


def test_only_queues_that_ones_duties_can_hold_are_shown(citizen: User) -> None:
    filed(citizen, COPIES)
    shown = Desk("lanhdao").queue().text.split("Của ai")[1]
    assert "Theo việc Ký duyệt 0" in shown and "Chờ tiếp nhận" not in shown and "Phát hành" not in shown
    assert "Kết quả đã ký, chờ cấp số" in Desk("lanhdao").queue(muc="phat-hanh").text


def test_one_row_alone_has_all_its_columns(citizen: User) -> None:
    filed(citizen, COPIES)
    heads = [str(head.children[0]) for head in Desk("tiepnhan").queue().all("th")]
    assert "Bộ phận" in heads


def test_an_empty_tab_says_what_would_be_here(citizen: User) -> None:
    assert "Kết quả đã ký, chờ cấp số, sẽ hiện ở đây." in Desk("vanthu").queue(muc="phat-hanh").text
    assert "Hồ sơ được chuyển đến anh/chị sẽ hiện ở đây" in Desk("vanthu").queue(muc="khong-co").text


def test_forty_rows_a_page_and_the_rest_on_the_next(citizen: User) -> None:
    copied(filed(citizen, COPIES), 44)
    desk = Desk("tiepnhan")
    first, second = desk.queue(muc="tiep-nhan"), desk.queue(muc="tiep-nhan", page="2")
    assert (len(codes(first)), len(codes(second))) == (40, 5)
    assert set(codes(first)).isdisjoint(codes(second))
    assert "muc=tiep-nhan&page=2" in first.html.replace("&amp;", "&")


def test_the_list_takes_as_many_queries_for_sixty_dossiers_as_for_three(citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    copied(dossier, 2)
    few = queries_of_the_queue()
    copied(dossier, 57)
    assert len(Desk("tiepnhan").queue().all("tr")) == 41
    assert queries_of_the_queue() == few <= 12


def queries_of_the_queue() -> int:
    desk = Desk("tiepnhan")
    with CaptureQueriesContext(connection) as queries:
        desk.queue(muc="tiep-nhan", kenh="ONLINE")
    return len(queries)


def copied(dossier: Dossier, times: int) -> None:
    """As many more dossiers at the same step."""
    run = dossier.step_runs.get()
    for number in range(times):
        twin = fresh(dossier)
        twin.pk, twin.request_number, twin._state.adding = None, f"DK-{times}-{number}", True
        twin.save()
        run.pk, run.dossier = None, twin
        run.save(force_insert=True)


def test_who_prepared_a_dossier_does_not_find_it_among_those_to_sign(citizen: User) -> None:
    handler = User.objects.get(username="hotich")
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    run = open_run(dossier, "signing")
    assert run.agency is not None
    handler.role_assignments.create(role="LEADER", agency=run.agency, valid_from=timezone.now() - timedelta(days=1))
    assert list(desk_queue_for(handler)) == []
    assert list(desk_queue_for(User.objects.get(username="lanhdao"))) == [run]


def test_a_step_without_a_unit_is_on_the_desk_of_every_unit_of_the_agency(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="birth_handling")
    run = open_run(dossier, "birth_handling")
    StepRun.objects.filter(pk=run.pk).update(unit=None)
    for username in ("hotich", "xaydung"):
        desk = Desk(username)
        assert codes(desk.queue()) == [str(dossier)]
        assert "Hoàn thành và chuyển tiếp" in desk.open(dossier).acts()


def verbs(page: Page) -> list[str]:
    """What the page offers to do to many."""
    return [
        dict(button.attributes)["value"] for button in page.all("button") if "verb" in dict(button.attributes).values()
    ]


def test_what_is_ticked_or_all_that_is_listed_goes_to_the_door_of_many(citizen: User) -> None:
    waiting = [filed(citizen, COPIES) for _ in range(3)]
    work(accepted(filed(citizen, COPIES)), until="return")
    desk = Desk("tiepnhan")
    page = desk.queue(muc="tiep-nhan")
    ticks = [dict(box.attributes)["value"] for box in page.all("input") if dict(box.attributes).get("name") == "run"]
    assert ticks == [str(dossier.step_runs.get().pk) for dossier in waiting]
    (form,) = page.forms("/hang-loat/")
    for chosen, count in (({"run": ticks[:2]}, 2), ({"all": ["1"]}, 3)):
        sent = form.values | {"verb": ["ACCEPT"], "once": [f"once-{count}"]} | chosen
        assert f"Tiếp nhận: {count} hồ sơ" in Page(desk.client.post(form.action, sent, follow=True)).text


def test_each_queue_offers_its_act_chiefs_share_out_and_others_hand_over_what_they_have(citizen: User) -> None:
    filed(citizen, COPIES)
    ask_for_supplement(filed(citizen, BIRTH))
    work(accepted(filed(citizen, COPIES)), until="return")
    work(accepted(filed(citizen, COPIES)), until="signing")
    offered = {tab: verbs(Desk("tiepnhan").queue(muc=tab)) for tab in ("", "tiep-nhan", "tra", "thu-ly")}
    assert offered == {"": ["ACCEPT", "RETURN", "HAND_OVER"], "tiep-nhan": ["ACCEPT"], "tra": ["RETURN"], "thu-ly": []}
    assert verbs(Desk("lanhdao").queue(muc="ky")) == ["SIGN", "ASSIGN"]
