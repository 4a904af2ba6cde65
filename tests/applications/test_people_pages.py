"""The pages of people: an absence said and ended, the team, the rules of a desk, a hand-over with its result."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Absence, Agency, RoleAssignment
from accounts.roles import Role
from applications.actions.claim import claim
from applications.models import AssignmentRule, Bulk, Dossier
from tests.applications.desk_pages import Desk
from tests.applications.stories import COPIES, accepted, drained, filed, fresh, open_city, open_run, work
from tests.applications.test_assignment import colleague, person

HOME, TEAM, RULES = reverse("people:home"), reverse("people:team"), reverse("people:rules")


@pytest.fixture
def dossier(db: None) -> Dossier:
    return work(accepted(filed(open_city(), COPIES)), until="comparison")


def day(ahead: int) -> str:
    return f"{timezone.localdate() + timedelta(days=ahead):%d/%m/%Y}"


def test_i_say_when_i_am_away_and_end_it_early(dossier: Dossier) -> None:
    mai, desk = colleague(open_run(dossier, "comparison"), "mai"), Desk("hotich")
    form = desk.get(HOME).form("/vang-mat/")
    page = desk.send(form, valid_from=day(0), valid_to=day(2), stand_in=str(mai.pk), note="Nghỉ phép")
    assert "Đã ghi kỳ vắng mặt" in page.text and "Người làm thay: Mai." in page.text
    absence = Absence.objects.get()
    assert f"{timezone.localtime(absence.valid_to):%H:%M %d/%m/%Y}" == f"00:00 {day(3)}"
    assert "Vũ Thị Thanh vắng mặt" in Desk(mai).get(HOME).text
    page = desk.send(page.form("/ket-thuc/"))
    assert "Kỳ vắng mặt đã kết thúc." in page.text
    assert not RoleAssignment.objects.exclude(absence=None).filter(valid_to__gt=timezone.now()).exists()


def test_what_a_stand_in_of_one_office_cannot_do_in_another_is_told(dossier: Dossier) -> None:
    mai, desk = colleague(open_run(dossier, "comparison"), "mai"), Desk("hotich")
    elsewhere = Agency.objects.get(code=person("congan").role_assignments.earliest("pk").agency.code)
    RoleAssignment.objects.create(
        user=person("hotich"), role=Role.HANDLING, agency=elsewhere, valid_from=timezone.now() - timedelta(days=1)
    )
    form = desk.get(HOME).form("/vang-mat/")
    page = desk.send(form, valid_from=day(0), valid_to=day(2), stand_in=str(mai.pk))
    assert f"Mai không làm thay được việc ở cơ quan khác: Thụ lý hồ sơ, {elsewhere}." in page.text


def test_what_is_wrong_with_an_absence_is_told_beside_it(dossier: Dossier) -> None:
    mai, desk = colleague(open_run(dossier, "comparison"), "mai"), Desk("hotich")
    form = desk.get(HOME).form("/vang-mat/")
    page = desk.send(form, valid_from=day(0), valid_to="31/02/2027", stand_in=str(mai.pk))
    assert page.status == 422 and not Absence.objects.exists()
    assert page.form("/vang-mat/").values["valid_to"] == ["31/02/2027"]
    page = desk.send(form, valid_from=day(0), valid_to=day(-1), stand_in=str(mai.pk))
    assert page.status == 422 and "Ngày cuối phải ở phía trước." in page.text
    page = desk.send(form, valid_from=day(0), valid_to=day(1), stand_in=str(person("tiepnhan").pk))
    assert page.status == 422 and not Absence.objects.exists()


def test_a_chief_sees_the_team_and_says_it_for_them(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    claim(person("hotich"), dossier.pk, run.pk, fresh(dossier).revision)
    mai, desk, thanh = colleague(run, "mai"), Desk("lanhdao"), person("hotich")
    assert "Vũ Thị Thanh Thụ lý hồ sơ (Bộ phận Tư pháp - Hộ tịch) 1 0" in desk.get(TEAM).text
    page = desk.get(reverse("people:person", args=[thanh.pk]))
    assert dossier.code in page.text
    page = desk.send(page.form("/vang-mat/"), valid_from=day(0), valid_to=day(1), stand_in=str(mai.pk))
    assert "Đã ghi kỳ vắng mặt" in page.text and Absence.objects.get().created_by == person("lanhdao")


def test_a_hand_over_and_what_became_of_each_step(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    claim(person("hotich"), dossier.pk, run.pk, fresh(dossier).revision)
    mai, desk = colleague(run, "mai"), Desk("hotich")
    page = desk.send(desk.get(HOME).form("/ban-giao/"), to=str(mai.pk))
    page = desk.send(page.form("/lam/"))
    drained()
    assert "Đã làm 1, bỏ qua 0 trong 1 hồ sơ." in desk.get(reverse("bulk:bulk", args=[Bulk.objects.get().pk])).text
    assert open_run(dossier, "comparison").assignee == mai
    assert Desk(mai).get(reverse("bulk:bulk", args=[Bulk.objects.get().pk])).status == 404


def test_a_hand_over_asks_to_whom(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    claim(person("hotich"), dossier.pk, run.pk, fresh(dossier).revision)
    desk = Desk("hotich")
    page = desk.send(desk.get(HOME).form("/ban-giao/"))
    assert page.status == 422 and not Bulk.objects.exists()


def test_a_chief_sets_the_rule_of_a_desk(dossier: Dossier) -> None:
    desk = Desk("lanhdao")
    (form,) = [each for each in desk.get(RULES).forms() if each.values.get("role") == ["RECORDS"]]
    page = desk.send(form, way="LEAST_WORK")
    assert "Đã lưu cách chia việc." in page.text
    assert [(rule.role, rule.way) for rule in AssignmentRule.objects.all()] == [("RECORDS", "LEAST_WORK")]
    assert desk.send(form, way="LEAST_WORK").status == 200 and AssignmentRule.objects.count() == 1


@pytest.mark.parametrize("username", ["tiepnhan", "hotich", "quantri", "thanhtra"])
def test_only_chiefs_see_teams_and_rules(dossier: Dossier, username: str) -> None:
    desk = Desk(username)
    assert desk.get(HOME).status == 200
    thanh = person("hotich").pk
    for url in (TEAM, RULES, reverse("people:person", args=[thanh]), f"{TEAM}?co-quan=H24.9008"):
        assert desk.get(url).status == 404
    post = desk.client.post
    assert post(RULES, {"role": "HANDLING", "way": "CLAIM"}).status_code == 404
    if username != "hotich":
        assert post(reverse("people:hand_over", args=[thanh]), {"to": thanh}).status_code == 404
        assert post(reverse("people:begin_absence"), {"person": thanh}).status_code in {404, 422}
    assert not AssignmentRule.objects.exists() and not Bulk.objects.exists() and not Absence.objects.exists()


def test_a_chief_of_elsewhere_and_a_citizen_see_nothing(dossier: Dossier) -> None:
    assert Desk("lanhdao.anlao").get(f"{TEAM}?co-quan=H24.9008").status == 404
    assert Desk("lanhdao.anlao").get(reverse("people:person", args=[person("hotich").pk])).status == 404
    assert Desk("congdan").get(HOME).status == 404


def test_the_team_is_read_in_as_many_queries_however_large(dossier: Dossier) -> None:
    desk = Desk("lanhdao")
    few = _asked(desk)
    for at in range(5):
        colleague(open_run(dossier, "comparison"), f"mai{at}", Role.HANDLING)
    assert _asked(desk) == few <= 12


def _asked(desk: Desk) -> int:
    desk.get(TEAM)
    with CaptureQueriesContext(connection) as asked:
        desk.get(TEAM)
    return len(asked)
