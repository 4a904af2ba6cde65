"""More time is proposed by one and granted by another; after the due moment an apology leaves the dossier late."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications.actions.decide_extension import decide_extension
from applications.actions.pause import pause
from applications.actions.propose_extension import propose_extension
from applications.actions.resume import resume
from applications.deadlines import hold_together, recomputed
from applications.models import Dossier, DueChange, Extension, Paper
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from procedures.definition import read_definition
from procedures.models import Procedure
from procedures.publishing import publish
from procedures.versions import definition_of
from tests.applications.refusals import refused
from tests.applications.stories import BUILDING, accepted, ask_for_supplement, filed, fresh, holder, open_city, work

REASON = "Chờ ý kiến của cơ quan quản lý quy hoạch."
DUE = datetime.fromisoformat("2026-12-09T17:00:00+07:00")


@pytest.fixture
def dossier(db: None, clock: time_machine.Traveller) -> Dossier:
    return accepted(filed(open_city(), BUILDING))


def officer(dossier: Dossier) -> User:
    return holder(dossier.step_runs.get(closed_at=None))


def leader(dossier: Dossier) -> User:
    agency = dossier.step_runs.get(closed_at=None).agency
    assert agency is not None
    return RoleAssignment.objects.holders(Role.LEADER, agency)[0]


def propose(dossier: Dossier, days: int | datetime = 3, user: User | None = None, reason: str = REASON) -> Extension:
    run = dossier.step_runs.get(closed_at=None)
    more = days if isinstance(days, datetime) else Decimal(days)
    return propose_extension(user or holder(run), dossier.pk, run.pk, fresh(dossier).revision, more, reason)


def decide(extension: Extension, granted: bool = True, note: str = "", user: User | None = None) -> Extension:
    dossier = fresh(extension.dossier)
    return decide_extension(user or leader(dossier), dossier.pk, extension.pk, dossier.revision, granted, note)


def test_granted_before_the_due_moment_it_moves_it(dossier: Dossier) -> None:
    extension = decide(propose(dossier))
    after = fresh(dossier)
    assert after.due_at == after.appointed_at == extension.after == DUE + timedelta(days=5)  # a weekend lies between
    assert after.original_due_at == DUE
    change = DueChange.objects.get()
    assert (change.cause, change.by, change.approved_by) == ("EXTENSION", officer(dossier), leader(dossier))
    assert change.ground == REASON
    assert after.due_at == recomputed(after) and hold_together(after, [change])
    assert Paper.objects.get(kind="APOLOGY_EXTENSION").data["reason"] == REASON
    assert after.notices.filter(moment="extended").count() == 1
    told = LedgerEntry.objects.filter(subject=dossier.subject).order_by("-seq").values_list("event", flat=True)[:2]
    assert list(told) == ["extension.granted", "extension.proposed"]


def test_refused_it_moves_nothing_and_says_why(dossier: Dossier) -> None:
    extension = propose(dossier)
    with refused(Invalid, "lý do"):
        decide(extension, granted=False)
    decide(extension, granted=False, note="Chưa cần thiết, vẫn kịp hạn.")
    assert fresh(dossier).due_at == DUE and not DueChange.objects.exists()
    assert not Paper.objects.filter(kind="APOLOGY_EXTENSION").exists()
    propose(dossier)


def test_four_eyes_and_only_that_office(dossier: Dossier) -> None:
    proposer = officer(dossier)
    agency = dossier.competent_agency
    assert agency is not None
    RoleAssignment.objects.create(user=proposer, role=Role.LEADER, agency=agency)
    extension = propose(dossier)
    for stranger in (proposer, *User.objects.filter(username__in=["congdan", "congan", "tiepnhan", "giamsat"])):
        with refused(Denied):
            decide(extension, user=stranger)
    head = RoleAssignment.objects.holders(Role.LEADER, agency).exclude(pk=proposer.pk)[0]
    RoleAssignment.objects.filter(user=head).update(valid_to=timezone.now() - timedelta(minutes=1))
    with refused(Denied):
        decide(extension, user=head)


def test_one_at_a_time_decided_once(dossier: Dossier) -> None:
    extension = propose(dossier)
    with refused(Conflict, "đang chờ lãnh đạo"):
        propose(dossier)
    decide(extension)
    with refused(Conflict, "đã được"):
        decide(extension)


def test_no_more_often_than_the_version_grants(dossier: Dossier) -> None:
    decide(propose(dossier))
    with refused(Conflict, "chỉ cho gia hạn 1 lần"):
        propose(dossier)


def test_no_longer_than_the_versions_share_of_the_legal_time(db: None, clock: time_machine.Traveller) -> None:
    citizen = open_city()
    current = Procedure.objects.get(code=BUILDING).current
    assert current is not None
    raw = definition_of(current).model_dump(mode="json", by_alias=True)
    publish(read_definition(raw | {"deadline": raw["deadline"] | {"max_extension_ratio": "0.5"}}))
    dossier = accepted(filed(citizen, BUILDING))
    with refused(Invalid, "thời điểm hẹn"):
        propose(dossier, 5)
    decide(propose(dossier, 3))
    assert fresh(dossier).due_at == DUE + timedelta(days=5)


def test_a_moment_may_be_named_but_not_an_earlier_one(dossier: Dossier) -> None:
    with refused(Invalid, "thời điểm hẹn"):
        propose(dossier, DUE - timedelta(hours=1))
    extension = propose(dossier, datetime.fromisoformat("2026-12-12T10:00:00+07:00"))  # a Saturday
    assert extension.after == datetime.fromisoformat("2026-12-14T07:30:00+07:00")
    granted = decide(extension)
    assert granted.after == datetime.fromisoformat("2026-12-11T17:00:00+07:00")  # no working time lies between
    assert fresh(dossier).due_at == recomputed(fresh(dossier))


def test_who_supervises_the_office_may_propose_strangers_not(dossier: Dossier) -> None:
    for stranger in ("congdan", "tiepnhan", "congan", "vanthu"):
        with refused(Denied):
            propose(dossier, user=User.objects.get(username=stranger))
    with refused(Invalid, "lý do"):
        propose(dossier, reason="Bận.")
    agency = dossier.step_runs.get(closed_at=None).agency
    assert agency is not None
    propose(dossier, user=RoleAssignment.objects.holders(Role.SUPERVISOR, agency)[0])


def test_after_the_due_moment_an_apology_leaves_it_late(dossier: Dossier, clock: time_machine.Traveller) -> None:
    clock.move_to(DUE + timedelta(days=1))
    extension = decide(propose(dossier, 2))
    assert extension.kind == Extension.Kind.APOLOGY
    after = fresh(dossier)
    assert after.due_at == DUE and after.is_overdue and not DueChange.objects.exists()
    assert after.appointed_at == extension.after == datetime.fromisoformat("2026-12-14T17:00:00+07:00")
    assert after.notices.filter(moment="apology").count() == 1
    assert Paper.objects.get(kind="APOLOGY_EXTENSION").data["is_late"] is True
    decide(propose(after, 2))  # late again: people are told again
    assert Paper.objects.filter(kind="APOLOGY_EXTENSION").count() == 2


def test_the_blank_of_a_ready_sentence_is_filled_in_first(dossier: Dossier) -> None:
    with refused(Invalid):
        propose(dossier, reason="Cần thêm thời gian xác minh tại cơ quan có liên quan: …")
    assert propose(dossier, reason="Cơ quan quản lý quy hoạch chưa trả lời…").reason.endswith("…")  # somebody's own


def test_no_apology_promises_a_day_that_is_past(dossier: Dossier, clock: time_machine.Traveller) -> None:
    clock.move_to(DUE + timedelta(days=1))
    extension = propose(dossier, 2)
    clock.move_to(extension.after + timedelta(days=1))
    with refused(Conflict, "đã qua"):
        decide(extension)
    decide(extension, granted=False, note="Ngày hẹn mới đã qua, cần đề nghị lại.")
    assert decide(propose(dossier, 2)).after > timezone.now()


def test_a_pause_shifts_an_apology_that_waits_for_its_decision(dossier: Dossier, clock: time_machine.Traveller) -> None:
    clock.move_to(DUE + timedelta(days=3))
    extension = propose(dossier, 2)
    run = dossier.step_runs.get(closed_at=None)
    pause(holder(run), dossier.pk, run.pk, fresh(dossier).revision, "owner_absent")
    clock.shift(timedelta(days=2))
    resume(holder(run), dossier.pk, run.pk, fresh(dossier).revision)
    before = fresh(dossier).appointed_at
    granted = decide(extension)
    assert granted.before == before and granted.after == extension.after + timedelta(days=1)  # of two days, a Sunday
    assert fresh(dossier).appointed_at == granted.after


def test_what_became_late_meanwhile_is_not_extended(dossier: Dossier, clock: time_machine.Traveller) -> None:
    extension = propose(dossier)
    clock.move_to(DUE + timedelta(minutes=1))
    with refused(Conflict, "đã quá hạn"):
        decide(extension)
    decide(extension, granted=False, note="Hồ sơ đã quá hạn, cần xin lỗi.")
    assert propose(dossier).kind == Extension.Kind.APOLOGY


def test_a_clock_that_stands_is_not_past_its_moment(dossier: Dossier, clock: time_machine.Traveller) -> None:
    run = dossier.step_runs.get(closed_at=None)
    pause(holder(run), dossier.pk, run.pk, fresh(dossier).revision, "owner_absent")
    clock.move_to(DUE + timedelta(days=30))
    assert propose(dossier).kind == Extension.Kind.EXTENSION


def test_one_that_waits_for_a_supplement_may_be_apologised_for(dossier: Dossier, clock: time_machine.Traveller) -> None:
    ask_for_supplement(dossier)
    assert propose(dossier).kind == Extension.Kind.EXTENSION


def test_nothing_is_extended_before_acceptance_or_after_the_result(db: None, clock: time_machine.Traveller) -> None:
    dossier = filed(open_city(), BUILDING)
    with refused(Conflict, "Mới đăng ký"):
        propose(dossier)
    work(accepted(dossier), until="decision")
    extension = propose(dossier)
    resolved = work(dossier, until="return")
    extension.refresh_from_db()
    assert extension.granted is False
    with refused(Conflict, "Đã xử lý xong"):
        propose(resolved)
