"""Whose hands a step is in: by rule, by claim, by chief; and what a colleague is answered meanwhile."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.absences import begin_absence
from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications.actions.accept import accept
from applications.actions.assign import assign
from applications.actions.claim import claim
from applications.actions.complete_step import complete_step
from applications.actions.propose_extension import propose_extension
from applications.actions.refuse import refuse
from applications.actions.release import release
from applications.actions.request_supplement import request_supplement
from applications.actions.set_assignment_rule import set_assignment_rule
from applications.models import AssignmentRule, Dossier, StepRun
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from tests.applications.desk_pages import Desk
from tests.applications.refusals import refused
from tests.applications.stories import COPIES, accepted, answers_of, filed, fresh, open_city, open_run, work

REASON = "Thiếu mặt cắt móng và sơ đồ đấu nối."
Way = AssignmentRule.Way


@pytest.fixture
def dossier(db: None) -> Dossier:
    return filed(open_city(), COPIES)


@pytest.fixture
def run(dossier: Dossier) -> StepRun:
    return dossier.step_runs.select_related("agency", "unit").get()


def person(username: str) -> User:
    return User.objects.get(username=username)


def colleague(run: StepRun, username: str, role: Role | None = None) -> User:
    """One more at the desk of this run."""
    user = User.objects.create(username=username, kind="STAFF", full_name=username.title())
    since = timezone.now() - timedelta(days=1)
    assert run.agency
    RoleAssignment.objects.create(
        user=user, role=role or Role(run.role), agency=run.agency, unit=None, valid_from=since
    )
    return user


def chief(run: StepRun) -> User:
    return colleague(run, "truongphong", Role.SUPERVISOR)


def rule(run: StepRun, way: Way) -> None:
    AssignmentRule.objects.create(agency=run.agency, unit=None, role=run.role, way=way)


def last_entry(dossier: Dossier) -> LedgerEntry:
    return LedgerEntry.objects.filter(subject=dossier.subject).latest("seq")


def test_without_a_rule_a_step_waits_for_who_claims_it(dossier: Dossier, run: StepRun) -> None:
    assert run.assignee is None
    claim(person("tiepnhan"), dossier.pk, run.pk, dossier.revision)
    run.refresh_from_db()
    assert run.assignee == person("tiepnhan") and run.assigned_at
    assert last_entry(dossier).event == "step.claimed"
    assert last_entry(dossier).actor == f"user:{person('tiepnhan').pk}"


def test_claiming_twice_claims_once(dossier: Dossier, run: StepRun) -> None:
    clerk = person("tiepnhan")
    claim(clerk, dossier.pk, run.pk, dossier.revision)
    with refused(Conflict, "vừa cập nhật"):
        claim(clerk, dossier.pk, run.pk, dossier.revision)
    with refused(Conflict, "đang giữ bước này rồi"):
        claim(clerk, dossier.pk, run.pk, fresh(dossier).revision)


def test_what_a_colleague_has_is_left_to_them(dossier: Dossier, run: StepRun) -> None:
    mai = colleague(run, "mai")
    claim(mai, dossier.pk, run.pk, dossier.revision)
    now = fresh(dossier).revision
    clerk = person("tiepnhan")
    items = {f"paper:{dossier.files[0].paper}": "Mờ."}
    for act in (
        lambda: claim(clerk, dossier.pk, run.pk, now),
        lambda: accept(clerk, dossier.pk, now),
        lambda: request_supplement(clerk, dossier.pk, run.pk, now, items, REASON),
        lambda: release(clerk, dossier.pk, run.pk, now),
        lambda: refuse(clerk, dossier.pk, now, REASON),
    ):
        with refused(Conflict, "Bước này đang giao cho Mai."):
            act()
    accept(mai, dossier.pk, now)
    assert fresh(dossier).code


def test_acting_takes_the_step_up(dossier: Dossier, run: StepRun) -> None:
    items = {f"paper:{dossier.files[0].paper}": "Bản chụp mờ."}
    request_supplement(person("tiepnhan"), dossier.pk, run.pk, dossier.revision, items, REASON)
    run.refresh_from_db()
    assert run.assignee == person("tiepnhan") and run.assigned_at


def test_release_gives_it_back(dossier: Dossier, run: StepRun) -> None:
    mai = colleague(run, "mai")
    claim(mai, dossier.pk, run.pk, dossier.revision)
    release(mai, dossier.pk, run.pk, fresh(dossier).revision)
    run.refresh_from_db()
    assert run.assignee is None and run.assigned_at is None
    with refused(Conflict, "chưa giao cho ai"):
        release(mai, dossier.pk, run.pk, fresh(dossier).revision)
    accept(person("tiepnhan"), dossier.pk, fresh(dossier).revision)


def test_a_chief_puts_it_into_somebody_s_hands(dossier: Dossier, run: StepRun) -> None:
    mai, head = colleague(run, "mai"), chief(run)
    assign(head, dossier.pk, run.pk, dossier.revision, mai)
    run.refresh_from_db()
    assert run.assignee == mai
    entry = last_entry(dossier)
    assert (entry.event, entry.data["to"], entry.actor) == ("step.assigned", mai.pk, f"user:{head.pk}")
    with refused(Conflict, "vừa cập nhật"):
        assign(head, dossier.pk, run.pk, dossier.revision, person("tiepnhan"))
    with refused(Conflict, "đang giữ bước này rồi"):
        assign(head, dossier.pk, run.pk, fresh(dossier).revision, mai)
    assign(head, dossier.pk, run.pk, fresh(dossier).revision, None)
    run.refresh_from_db()
    assert run.assignee not in {None, mai}


@pytest.mark.parametrize("username", ["hotich", "lanhdao.anlao", "quantri", "congdan", "doanhnghiep", "tiepnhan"])
def test_nobody_else_assigns(dossier: Dossier, run: StepRun, username: str) -> None:
    mai = colleague(run, "mai")
    with refused(Denied):
        assign(person(username), dossier.pk, run.pk, dossier.revision, mai)


@pytest.mark.parametrize("username", ["hotich", "lanhdao", "giamsat", "quantri", "congdan", "tiepnhan.anlao"])
def test_only_who_may_do_it_claims_it(dossier: Dossier, run: StepRun, username: str) -> None:
    with refused(Denied):
        claim(person(username), dossier.pk, run.pk, dossier.revision)


def test_it_is_given_to_nobody_who_may_not_do_it(dossier: Dossier, run: StepRun) -> None:
    head = chief(run)
    with refused(Invalid, "không có vai trò"):
        assign(head, dossier.pk, run.pk, dossier.revision, person("hotich"))


def test_whose_right_ended_a_minute_ago_does_nothing_with_it(dossier: Dossier, run: StepRun) -> None:
    mai, head = colleague(run, "mai"), chief(run)
    claim(mai, dossier.pk, run.pk, dossier.revision)
    RoleAssignment.objects.filter(user__in=[mai, head]).update(valid_to=timezone.now() - timedelta(minutes=1))
    now = fresh(dossier).revision
    with refused(Denied):
        release(mai, dossier.pk, run.pk, now)
    with refused(Denied):
        accept(mai, dossier.pk, now)
    with refused(Denied):
        assign(head, dossier.pk, run.pk, now, person("tiepnhan"))


def test_what_is_in_the_hands_of_one_whose_right_ended_is_free(dossier: Dossier, run: StepRun) -> None:
    gone, stays = colleague(run, "nghiviec"), colleague(run, "olai")
    claim(gone, dossier.pk, run.pk, fresh(dossier).revision)
    with refused(Conflict, "đang giao cho"):
        claim(stays, dossier.pk, run.pk, fresh(dossier).revision)
    RoleAssignment.objects.filter(user=gone).update(valid_to=timezone.now() - timedelta(minutes=1))
    page = Desk(stays).open(dossier)
    assert "đang giao cho" not in page.text and page.forms(f"/nhan-viec/{run.pk}/")
    claim(stays, dossier.pk, run.pk, fresh(dossier).revision)
    assert StepRun.objects.get(pk=run.pk).assignee == stays
    assert "on_behalf_of" not in last_entry(dossier).data


def test_an_ended_step_is_nobody_s(dossier: Dossier, run: StepRun) -> None:
    head = chief(run)
    accepted(dossier)
    now = fresh(dossier).revision
    for act in (
        lambda: claim(person("tiepnhan"), dossier.pk, run.pk, now),
        lambda: release(person("tiepnhan"), dossier.pk, run.pk, now),
        lambda: assign(head, dossier.pk, run.pk, now, person("tiepnhan")),
    ):
        with refused(Conflict, "đã được"):
            act()


def test_least_work_goes_to_who_has_fewest_open_steps(run: StepRun) -> None:
    rule(run, Way.LEAST_WORK)
    colleague(run, "mai")
    held = [filed(person("congdan"), COPIES).step_runs.get().assignee for _n in range(4)]
    assert [user.username for user in held if user] == ["tiepnhan", "mai", "tiepnhan", "mai"]


def test_who_is_away_is_given_nothing_and_the_stand_in_is(run: StepRun) -> None:
    rule(run, Way.LEAST_WORK)
    clerk, mai = person("tiepnhan"), colleague(run, "mai", Role.RECORDS)
    begin_absence(clerk, clerk, mai, timezone.now(), timezone.now() + timedelta(days=3))
    assert filed(person("congdan"), COPIES).step_runs.get().assignee == mai


def test_the_same_person_has_the_dossier_again(dossier: Dossier, run: StepRun) -> None:
    work(accepted(dossier), until="comparison")
    step = open_run(dossier, "comparison")
    rule(step, Way.SAME_PERSON)
    mai = colleague(step, "mai")
    complete_step(mai, dossier.pk, step.pk, fresh(dossier).revision, "DONE", findings=answers_of(COPIES))
    leader = person("lanhdao")
    signing = open_run(dossier, "signing")
    complete_step(leader, dossier.pk, signing.pk, fresh(dossier).revision, "RETURNED", "Cần đối chiếu lại bản chính.")
    assert open_run(dossier, "comparison").assignee == mai


def test_a_rule_is_set_by_the_chief_of_that_desk_only(run: StepRun) -> None:
    head, agency = chief(run), run.agency
    assert agency
    set_assignment_rule(head, agency, None, run.role, Way.LEAST_WORK)
    set_assignment_rule(head, agency, None, run.role, Way.SAME_PERSON)
    assert [each.way for each in AssignmentRule.objects.all()] == [Way.SAME_PERSON]
    with refused(Invalid):
        set_assignment_rule(head, agency, None, run.role, "BY_LOT")
    for username in ("tiepnhan", "lanhdao.anlao", "congdan", "quantri"):
        with refused(Denied):
            set_assignment_rule(person(username), agency, None, run.role, Way.CLAIM)


def test_more_time_is_proposed_by_who_has_the_step(dossier: Dossier) -> None:
    work(accepted(dossier), until="comparison")
    step = open_run(dossier, "comparison")
    mai = colleague(step, "mai")
    claim(mai, dossier.pk, step.pk, fresh(dossier).revision)
    with refused(Conflict, "Bước này đang giao cho Mai."):
        propose_extension(person("hotich"), dossier.pk, step.pk, fresh(dossier).revision, Decimal(1), REASON)


def test_a_chief_whose_right_ended_sets_no_rule(run: StepRun) -> None:
    head = chief(run)
    RoleAssignment.objects.filter(user=head).update(valid_to=timezone.now() - timedelta(minutes=1))
    assert run.agency
    with refused(Denied):
        set_assignment_rule(head, run.agency, None, run.role, Way.CLAIM)


def test_a_rehearsal_gives_nobody_work_and_keeps_the_rules(run: StepRun) -> None:
    rule(run, Way.LEAST_WORK)
    rehearsal = Desk("quantri").client.get(f"/can-bo/soan-thu-tuc/{COPIES}/chay-thu/").context["rehearsal"]
    assert rehearsal.stopped == "" and rehearsal.scenes
    assert AssignmentRule.objects.get().way == Way.LEAST_WORK
