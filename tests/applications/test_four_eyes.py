"""Four eyes: nobody approves what they prepared; where the version asks for another, another it is."""

import json
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.absences import begin_absence
from accounts.held import held
from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications import permissions
from applications.actions.complete_step import complete_step
from applications.actions.move_version import move_version
from applications.models import StepRun
from applications.queries import desk_queue_for
from core.errors import Denied
from procedures.definition import read_definition
from procedures.models import Procedure, ProcedureVersion
from procedures.publishing import publish
from tests.applications.desk_pages import Desk
from tests.applications.outsiders import trusted
from tests.applications.refusals import refused
from tests.applications.stories import BUILDING, accepted, answers_of, filed, fresh, holder, open_run, work


def everything(run: StepRun) -> User:
    """One person with every duty in the run's office."""
    assert run.agency
    person = trusted("kiemnhiem", Role(run.role), run.agency)
    for role in set(Role) - {Role(run.role)}:
        since = RoleAssignment.objects.get(user=person, role=run.role).valid_from
        RoleAssignment.objects.create(user=person, role=role, agency=run.agency, unit=None, valid_from=since)
    return person


def done_by(user: User, run: StepRun) -> None:
    findings = answers_of(run.dossier.procedure.code)
    complete_step(user, run.dossier_id, run.pk, fresh(run.dossier).revision, "DONE", "", findings)


def test_a_leader_does_not_approve_what_they_prepared(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="appraisal")
    prepared = open_run(dossier, "appraisal")
    person = everything(prepared)
    done_by(person, prepared)
    decision = open_run(work(dossier, until="decision"), "decision")
    assert not permissions.holds_step(person, decision)
    assert on_desk(person, decision) is False and on_desk(holder(decision), decision)
    with refused(Denied):
        done_by(person, decision)
    done_by(holder(decision), decision)
    assert open_run(dossier, "issue").is_open


def test_the_version_asks_for_other_eyes(citizen: User) -> None:
    _publish(BUILDING, "issue", ["site_visit"])
    dossier = work(accepted(filed(citizen, BUILDING)), until="site_visit")
    visit = open_run(dossier, "site_visit")
    person = everything(visit)
    done_by(person, visit)
    issue = open_run(work(dossier, until="issue"), "issue")
    assert not permissions.holds_step(person, issue)
    assert on_desk(person, issue) is False and on_desk(holder(issue), issue)
    assert str(dossier) not in Desk(person.username).queue(muc="phat-hanh").text
    with refused(Denied):
        done_by(person, issue)
    done_by(holder(issue), issue)


def test_where_nothing_is_asked_one_person_may_do_both(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="site_visit")
    visit = open_run(dossier, "site_visit")
    person = everything(visit)
    done_by(person, visit)
    issue = open_run(work(dossier, until="issue"), "issue")
    assert permissions.holds_step(person, issue) and on_desk(person, issue)


def test_a_stand_in_does_not_find_what_the_absent_colleague_prepared(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="appraisal")
    prepared = open_run(dossier, "appraisal")
    person = everything(prepared)
    done_by(person, prepared)
    decision = open_run(work(dossier, until="decision"), "decision")
    stand_in = trusted("thaythe", Role.HANDLING, prepared.agency)
    leader = holder(decision)
    assert on_desk(leader, decision) and not on_desk(stand_in, decision)
    now = timezone.now()
    begin_absence(person, person, stand_in, now, now + timedelta(days=1))
    assert Role.LEADER in {duty.role for duty in held(stand_in)}
    assert not on_desk(stand_in, decision)


def test_a_dossier_that_moves_takes_over_who_the_new_version_asks_for(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="site_visit")
    visit = open_run(dossier, "site_visit")
    person = everything(visit)
    done_by(person, visit)
    issue = open_run(work(dossier, until="issue"), "issue")
    assert on_desk(person, issue)
    stricter = _publish(BUILDING, "issue", ["site_visit"])
    move_version(User.objects.get(username="congbo"), dossier.pk, stricter, uuid4(), "Phiên bản mới siết chặt hơn.")
    assert not on_desk(person, issue) and not permissions.holds_step(person, StepRun.objects.get(pk=issue.pk))


def on_desk(user: User, run: StepRun) -> bool:
    """Whether their list shows it."""
    return desk_queue_for(user).filter(pk=run.pk).exists()


def _publish(code: str, step: str, others: list[str]) -> ProcedureVersion:
    """A next version in which this step is for others than those who did certain steps."""
    procedure = Procedure.objects.select_related("current").get(code=code)
    assert procedure.current
    document = json.loads(procedure.current.document)
    next(each for each in document["process"]["blocks"] if each.get("code") == step)["other_than"] = others
    return publish(read_definition(document))
