"""Leave and stand-in at the desk: one acts with the rights lent, in one's own name, and four eyes still hold."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.absences import begin_absence, end_absence
from accounts.models import Absence, RoleAssignment, User
from accounts.roles import Role
from applications import permissions
from applications.actions.accept import accept
from applications.actions.claim import claim
from applications.actions.complete_step import complete_step
from applications.models import Dossier, StepRun
from core.errors import Conflict, Denied
from core.models import LedgerEntry
from tests.applications.desk_pages import Desk
from tests.applications.refusals import refused
from tests.applications.stories import COPIES, accepted, answers_of, filed, fresh, open_city, open_run, work
from tests.applications.test_assignment import colleague, person


@pytest.fixture
def dossier(db: None) -> Dossier:
    return work(accepted(filed(open_city(), COPIES)), until="comparison")


def away(username: str, stand_in: User) -> Absence:
    who, now = person(username), timezone.now()
    return begin_absence(who, who, stand_in, now, now + timedelta(days=3))


def done(user: User, run: StepRun) -> None:
    complete_step(user, run.dossier_id, run.pk, fresh(run.dossier).revision, "DONE", findings=answers_of(COPIES))


def last_entry(dossier: Dossier, event: str) -> LedgerEntry:
    return LedgerEntry.objects.filter(subject=dossier.subject, event=event).latest("seq")


def test_a_stand_in_does_what_is_in_the_absent_one_s_hands(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    claim(person("hotich"), dossier.pk, run.pk, fresh(dossier).revision)
    stand_in = colleague(run, "thay", Role.RECORDS)
    with refused(Denied):
        done(stand_in, run)
    away("hotich", stand_in)
    assert dossier.code in Desk(stand_in).queue(muc="cua-toi").text
    done(stand_in, run)
    entry = last_entry(dossier, "step.completed")
    assert (entry.actor, entry.data["on_behalf_of"]) == (f"user:{stand_in.pk}", person("hotich").pk)
    run.refresh_from_db()
    assert run.closed_by == stand_in
    assert "Thay (làm thay Vũ Thị Thanh)" in Desk("lanhdao").open(dossier).text


def test_a_stand_in_takes_up_what_nobody_has(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    stand_in = colleague(run, "thay", Role.RECORDS)
    away("hotich", stand_in)
    claim(stand_in, dossier.pk, run.pk, fresh(dossier).revision)
    assert last_entry(dossier, "step.claimed").data["on_behalf_of"] == person("hotich").pk


def test_one_s_own_right_is_nobody_s_behalf(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    mai = colleague(run, "mai")
    away("hotich", mai)
    done(mai, run)
    assert "on_behalf_of" not in last_entry(dossier, "step.completed").data


def test_ended_early_the_stand_in_does_nothing_more(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    stand_in = colleague(run, "thay", Role.RECORDS)
    end_absence(person("hotich"), away("hotich", stand_in))
    with refused(Denied):
        done(stand_in, run)


def test_a_colleague_who_does_not_stand_in_leaves_it_alone(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    claim(person("hotich"), dossier.pk, run.pk, fresh(dossier).revision)
    mai, stand_in = colleague(run, "mai"), colleague(run, "thay", Role.RECORDS)
    away("hotich", stand_in)
    with refused(Conflict, "đang giao cho Vũ Thị Thanh"):
        done(mai, run)


def test_who_prepared_it_does_not_sign_it_for_the_absent_leader(dossier: Dossier) -> None:
    away("lanhdao", person("hotich"))
    done(person("hotich"), open_run(dossier, "comparison"))
    with refused(Denied):
        done(person("hotich"), open_run(dossier, "signing"))


def test_what_the_absent_leader_prepared_nobody_signs_by_their_right(dossier: Dossier) -> None:
    run = open_run(dossier, "comparison")
    leader, stand_in = person("lanhdao"), colleague(run, "thay", Role.RECORDS)
    since = timezone.now() - timedelta(days=1)
    RoleAssignment.objects.create(user=leader, role=Role.HANDLING, agency=run.agency, valid_from=since)
    done(leader, run)
    away("lanhdao", stand_in)
    signing = open_run(dossier, "signing")
    assert not permissions.holds_step(stand_in, signing)
    with refused(Denied):
        done(stand_in, signing)


def test_the_stand_in_of_a_leader_signs_what_another_prepared(dossier: Dossier) -> None:
    done(person("hotich"), open_run(dossier, "comparison"))
    signing = open_run(dossier, "signing")
    stand_in = colleague(signing, "pho", Role.SUPERVISOR)
    away("lanhdao", stand_in)
    done(stand_in, signing)
    assert last_entry(dossier, "step.completed").data["on_behalf_of"] == person("lanhdao").pk


def test_the_counter_goes_on_while_its_clerk_is_away(db: None) -> None:
    dossier = filed(open_city(), COPIES)
    away("tiepnhan", person("taichinh"))
    accept(person("taichinh"), dossier.pk, dossier.revision)
    assert last_entry(dossier, "dossier.accepted").data["on_behalf_of"] == person("tiepnhan").pk
    assert dossier.papers_issued.get(kind="RECEIPT").issuer.endswith("Đỗ Minh Châu (làm thay Phạm Thị Lan)")
