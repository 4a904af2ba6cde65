"""The supervisor's pages: who sees what, what they count, what they share out again, and that they ask little."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from applications.actions.assign import assign
from applications.actions.bulk import prepare, start
from applications.actions.claim import claim
from applications.actions.recall_supplement import recall_supplement
from applications.desk.supervision.period import Period
from applications.desk.supervision.timing import Steps, steps_of
from applications.desk.supervision.worked import Worked
from applications.models import Bulk, Dossier, Extension, StepRun
from core.calendar import national_calendar, working_time_between
from core.errors import Denied
from procedures.models import Procedure
from tests.applications.desk_pages import Desk
from tests.applications.refusals import refused
from tests.applications.stories import (
    BUILDING,
    COPIES,
    accepted,
    ask_for_supplement,
    drained,
    filed,
    fresh,
    holder,
    open_run,
    work,
)
from tests.applications.test_assignment import colleague, person

PAGES = ("load", "work", "overdue", "timing", "quality")
COMMITTEE, CENTRE = "H24.9008", "H24.9008.01"


def trusted(username: str, role: Role, code: str) -> User:
    user = User.objects.create(username=username, kind="STAFF", full_name=username.title())
    since = timezone.now() - timedelta(days=1)
    RoleAssignment.objects.create(user=user, role=role, agency=Agency.objects.get(code=code), valid_from=since)
    return user


def url(page: str, **params: str) -> str:
    query = "&".join(f"{name.replace('_', '-')}={value}" for name, value in params.items())
    return f"{reverse(f'supervision:{page}')}?{query}"


def at_work(citizen: User) -> Dossier:
    return work(accepted(filed(citizen, COPIES)), until="comparison")


@pytest.mark.parametrize("page", PAGES)
def test_supervisors_leaders_and_inspectors_look(citizen: User, page: str) -> None:
    at_work(citizen)
    for user in (person("giamsat"), person("lanhdao"), trusted("thanhtra2", Role.INSPECTOR, COMMITTEE)):
        assert Desk(user).get(url(page)).status == 200
        assert Desk(user).get(url(page, co_quan=COMMITTEE)).status == 200
        assert Desk(user).get(url(page, co_quan="H24.9050")).status == 404


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999", "hôm qua"])
def test_a_day_that_nothing_can_be_counted_from_is_left_out(citizen: User, day: str) -> None:
    assert Desk("giamsat").get(url("quality", den=day)).text == Desk("giamsat").get(url("quality")).text


@pytest.mark.parametrize("page", PAGES)
def test_strangers_do_not(citizen: User, page: str) -> None:
    for username in ("tiepnhan", "hotich", "quantri", "congbo", "kythuat", "congdan"):
        assert Desk(username).get(url(page)).status == 404
    ended = trusted("cu", Role.SUPERVISOR, COMMITTEE)
    RoleAssignment.objects.filter(user=ended).update(valid_to=timezone.now() - timedelta(minutes=1))
    assert Desk(ended).get(url(page)).status == 404


def test_load_by_room_and_person_with_what_is_left(citizen: User) -> None:
    first, second = at_work(citizen), at_work(citizen)
    run = open_run(first, "comparison")
    claim(person("hotich"), first.pk, run.pk, fresh(first).revision)
    page = Desk("giamsat").get(url("load", co_quan=COMMITTEE))
    assert "Bộ phận Tư pháp - Hộ tịch 2 1 0 2 0 0 0" in page.text
    assert "Vũ Thị Thanh 1 0 1 0 0 0" in page.text and "Chưa giao cho ai 1 0 1 0 0 0" in page.text
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        page = Desk("giamsat").get(url("load", co_quan=COMMITTEE))
        assert "Vũ Thị Thanh 1 1 0 0 0 0" in page.text
    assert second.pk


def test_a_late_filing_nobody_answered_is_told_beside_the_late_list(citizen: User) -> None:
    filed(citizen, COPIES)
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        page = Desk("giamsat").get(url("overdue", co_quan=CENTRE))
        assert "1 hồ sơ quá hạn mà chưa được trả lời tiếp nhận" in page.text
        assert "Không có hồ sơ nào quá hạn" in page.text


def test_the_picture_of_what_is_open_shows_its_numbers(citizen: User) -> None:
    first, _second = at_work(citizen), at_work(citizen)
    StepRun.objects.filter(pk=open_run(first, "comparison").pk).update(clock_at=timezone.now() - timedelta(days=1))
    page = Desk("giamsat").get(url("load", co_quan=COMMITTEE))
    parts = [dict(part.attributes) for part in page.all("rect")][:2]
    assert [(part["class"], part["x"], part["width"]) for part in parts] == [
        ("late", "0.00", "50.00"), ("soon", "50.00", "50.00"),
    ]  # fmt: skip
    assert "style=" not in page.html


def test_work_narrows_down_to_what_ends_tomorrow(citizen: User) -> None:
    copies, building = at_work(citizen), work(accepted(filed(citizen, BUILDING)), until="appraisal")
    page = Desk("giamsat").get(url("work", co_quan=COMMITTEE, muc="ngay-mai"))
    assert copies.code in page.text and building.code not in page.text
    assert building.code in Desk("giamsat").get(url("work", co_quan=COMMITTEE, muc="con-dai")).text
    ask_for_supplement(building)
    assert building.code in Desk("giamsat").get(url("work", co_quan=COMMITTEE, muc="dung")).text


def test_a_selection_is_shared_out_again_each_once(citizen: User) -> None:
    dossier = at_work(citizen)
    run = open_run(dossier, "comparison")
    claim(person("hotich"), dossier.pk, run.pk, fresh(dossier).revision)
    mai, desk = colleague(run, "mai"), Desk("giamsat")
    form = desk.get(url("work", co_quan=COMMITTEE)).form("/chia-lai/")
    page = desk.send(form, run=[str(run.pk)])
    assert "Sẽ làm 1 hồ sơ" in page.text
    drained()
    assert open_run(dossier, "comparison").assignee == person("hotich"), "it is looked at first"
    page = desk.send(page.form("/lam/"))
    drained()
    assert open_run(dossier, "comparison").assignee == mai
    assert mai.full_name in desk.get(reverse("bulk:bulk", args=[Bulk.objects.get().pk])).text
    desk.send(form, run=[str(run.pk)])  # the same form once more
    assert open_run(dossier, "comparison").assignee == mai and Bulk.objects.count() == 1


def test_a_whole_agency_is_not_shared_out_at_one_go(citizen: User) -> None:
    dossier, desk = at_work(citizen), Desk("giamsat")
    colleague(open_run(dossier, "comparison"), "mai")
    page = desk.get(url("work", co_quan=COMMITTEE))
    assert "Chia lại cả" not in page.text
    assert desk.client.post(page.form("/chia-lai/").action, {"all": "1"}).status_code == 422
    assert not Bulk.objects.exists()
    assert "Chia lại cả 1 việc" in desk.get(url("work", co_quan=COMMITTEE, muc="ngay-mai")).text


def test_all_that_the_address_asks_for_is_shared_out_again(citizen: User) -> None:
    dossiers = [at_work(citizen) for _at in range(3)]
    colleague(open_run(dossiers[0], "comparison"), "mai")
    desk = Desk("giamsat")
    form = desk.get(url("work", co_quan=COMMITTEE, muc="ngay-mai")).form("/chia-lai/")
    desk.send(desk.send(form, all="1").form("/lam/"))
    drained()
    held = [open_run(dossier, "comparison").assignee for dossier in dossiers]
    assert {user.username for user in held if user} == {"hotich", "mai"}


def test_where_nobody_else_is_it_stays_and_says_so(citizen: User) -> None:
    dossier = at_work(citizen)
    run = open_run(dossier, "comparison")
    claim(person("hotich"), dossier.pk, run.pk, fresh(dossier).revision)
    desk = Desk("giamsat")
    page = desk.send(desk.get(url("work", co_quan=COMMITTEE)).form("/chia-lai/"), run=[str(run.pk)])
    desk.send(page.form("/lam/"))
    drained()
    (item,) = Bulk.objects.get().items.all()
    assert (item.state, item.message) == ("LEFT_OUT", "Không còn ai khác làm được bước này.")
    assert open_run(dossier, "comparison").assignee == person("hotich")


def test_an_inspector_only_looks(citizen: User) -> None:
    dossier = at_work(citizen)
    run, inspector = open_run(dossier, "comparison"), trusted("thanhtra2", Role.INSPECTOR, COMMITTEE)
    assert "Chia lại" not in Desk(inspector).get(url("work", co_quan=COMMITTEE)).text
    response = Desk(inspector).client.post(reverse("supervision:share_again"), {"run": run.pk})
    assert response.status_code == 404
    with refused(Denied):
        assign(inspector, dossier.pk, run.pk, fresh(dossier).revision, person("hotich"))


def test_nothing_chosen_is_told(citizen: User) -> None:
    at_work(citizen)
    desk = Desk("giamsat")
    page = desk.send(desk.get(url("work", co_quan=COMMITTEE)).form("/chia-lai/"))
    assert page.status == 422 and "Chưa chọn việc nào." in page.text


def test_another_agency_s_steps_are_not_touched(citizen: User) -> None:
    dossier = at_work(citizen)
    run = open_run(dossier, "comparison")
    response = Desk("lanhdao.anlao").client.post(reverse("supervision:share_again"), {"run": run.pk})
    assert response.status_code == 422
    bulk = prepare(person("lanhdao.anlao"), Bulk.Verb.ASSIGN, [(run.pk, 1)], {})
    start(person("lanhdao.anlao"), bulk.pk)
    drained()
    assert bulk.items.get().state == "LEFT_OUT"
    assert open_run(dossier, "comparison").assignee is None


def test_a_supervisor_above_sees_and_directs_below(citizen: User) -> None:
    dossier = at_work(citizen)
    run, city = open_run(dossier, "comparison"), trusted("dieuhanh", Role.SUPERVISOR, "H24")
    page = Desk(city).get(url("load"))
    assert "UBND phường Hồng Bàng" in page.text
    assign(city, dossier.pk, run.pk, fresh(dossier).revision, person("hotich"))
    assert open_run(dossier, "comparison").assignee == person("hotich")


def test_the_late_list_says_how_far_the_apology_is(citizen: User) -> None:
    dossier = at_work(citizen)
    later = timezone.now() + timedelta(days=5)
    assert dossier.code not in Desk("giamsat").get(url("overdue", co_quan=COMMITTEE)).text
    with time_machine.travel(later):
        desk = Desk("giamsat")
        page = desk.get(url("overdue", co_quan=COMMITTEE))
        assert "Chưa xin lỗi" in page.text
        run = open_run(dossier, "comparison")
        assert f"{dossier.applicant_name} {run.name}" in page.text and f"chưa giao {run.unit}" in page.text
        apology = Extension.objects.create(
            dossier=dossier, step_run=open_run(dossier, "comparison"), kind=Extension.Kind.APOLOGY, number=1,
            reason="Hồ sơ phải xác minh.", before=later, after=later + timedelta(days=3), proposed_at=later,
            proposed_by=person("hotich"),
        )  # fmt: skip
        assert "Đã trình thư xin lỗi" in desk.get(url("overdue", co_quan=COMMITTEE)).text
        apology.granted, apology.decided_at = True, later
        apology.save()
        assert "Đã xin lỗi, hẹn lại" in desk.get(url("overdue", co_quan=COMMITTEE)).text


def test_time_per_step_is_working_time_without_the_applicant_s(citizen: User) -> None:
    noon = timezone.now().replace(year=2026, month=11, day=25, hour=2, minute=0, second=0, microsecond=0)
    with time_machine.travel(noon, tick=False):
        dossier = at_work(citizen)
    with time_machine.travel(noon + timedelta(hours=1), tick=False):
        work(dossier, until="signing")
        today = timezone.localdate()
        (step,) = steps_of(Agency.objects.get(code=COMMITTEE), Period(today, today))
    assert (step.count, step.took, step.told["middle"], step.share) == (1, [3600], "1 giờ", 100)


def test_the_picture_of_a_step_marks_its_median_and_nine_of_ten_on_what_is_allowed() -> None:
    slow = [3600] * 5 + [7200] * 4 + [14400] * 2
    step = Steps(Procedure(), "Thẩm định", 1, took=slow, given=Counter([7200, 7200]))
    assert step.bar == {"allowed": "49.00", "middle": "49.00", "ninetieth": "98.00"} and step.is_over
    quick = Steps(Procedure(), "Thẩm định", 1, took=[1800, 3600], given=Counter([14400]))
    assert quick.bar == {"allowed": "98.00", "middle": "18.38", "ninetieth": "24.50"} and not quick.is_over
    assert Steps(Procedure(), "Thẩm định", 1, took=[1800]).bar is None


def test_working_time_is_the_calendar_s() -> None:
    calendar = national_calendar()
    since = timezone.now().replace(year=2026, month=11, day=20, hour=3, minute=17, second=0, microsecond=0)
    worked = Worked(calendar, timezone.localdate(since), timezone.localdate(since + timedelta(days=12)))
    for hours in (0, 1, 5, 9, 24, 71, 100, 250):
        until = since + timedelta(hours=hours)
        assert worked.between(since, until) == working_time_between(since, until, calendar).total_seconds()


def test_right_the_first_time_and_what_was_asked(citizen: User) -> None:
    at_work(citizen)
    asked = work(accepted(filed(citizen, BUILDING)), until="appraisal")
    ask_for_supplement(asked)
    page = Desk("giamsat").get(url("quality", co_quan=COMMITTEE))
    assert "1 1 100 %" in page.text and "1 0 0 %" in page.text
    run = open_run(asked, "appraisal")
    recall_supplement(holder(run), asked.pk, run.pk, fresh(asked).revision, "Yêu cầu gửi nhầm hồ sơ.")
    page = Desk("giamsat").get(url("quality", co_quan=COMMITTEE))
    assert page.text.count("1 1 100 %") == 2


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_much_for_many_as_for_few(citizen: User, page: str) -> None:
    desk = Desk("giamsat")
    few = _asked(citizen, desk, page)
    colleague(open_run(at_work(citizen), "comparison"), "mai")
    for dossier in [at_work(citizen) for _at in range(3)]:
        claim(person("hotich"), dossier.pk, open_run(dossier, "comparison").pk, fresh(dossier).revision)
    work(accepted(filed(citizen, BUILDING)), until="appraisal")
    assert _asked(citizen, desk, page) == few
    assert few <= 14


def _asked(citizen: User, desk: Desk, page: str) -> int:
    dossier = at_work(citizen)
    claim(person("hotich"), dossier.pk, open_run(dossier, "comparison").pk, fresh(dossier).revision)
    work(at_work(citizen), until="signing")
    address = url(page, co_quan=COMMITTEE)
    desk.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert desk.get(address).status == 200
    return len(asked)
