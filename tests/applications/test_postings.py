"""A matter posted in public: for how long, with whose name, who objects, and when the step is done."""

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from accounts.models import Organisation, User
from applications.actions.answer_objection import answer_objection
from applications.actions.complete_step import complete_step
from applications.actions.object_to import object_to
from applications.actions.parts.posting_text import text_of
from applications.actions.time_out_step import time_out_step
from applications.models import Objection, StepRun
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry, OutboxRow
from core.outbox.perform import perform
from core.text import initials
from tests.applications.outsiders import dismissed, outsiders
from tests.applications.refusals import refused
from tests.applications.stories import (
    accepted,
    answers_of,
    filed,
    fresh,
    holder,
    let_posting_pass,
    open_city,
    open_run,
    work,
)

DISABILITY = "1.001699"
TEXT = "Người này không sống ở địa bàn phường."
ANSWER = "Đã xác minh: người này thường trú tại phường từ năm 2019."


@pytest.fixture
def run(db: None) -> StepRun:
    """The step that posts what the council found."""
    return open_run(work(accepted(filed(open_city(), DISABILITY)), until="posting"), "posting")


def object_once(run: StepRun) -> Objection:
    return object_to(run.posting.pk, "Phạm Thị Lý", "0912 000 111", TEXT)


def answer(objection: Objection, user: User | None = None, text: str = ANSWER, seen: int | None = None) -> None:
    run = objection.posting.step_run
    known = fresh(run.dossier).revision if seen is None else seen
    answer_objection(user or holder(run), run.dossier_id, objection.pk, known, text)


def done(run: StepRun) -> None:
    findings = answers_of(DISABILITY)
    complete_step(holder(run), run.dossier_id, run.pk, fresh(run.dossier).revision, "DONE", "", findings)


@pytest.mark.pure
def test_initials() -> None:
    assert initials("Trần Gia  Bảo") == "T.G.B."
    assert initials("đỗ mười") == "Đ.M."


def test_it_hangs_until_silence_counts_and_says_no_more_than_it_must(run: StepRun) -> None:
    posting, dossier = run.posting, run.dossier
    assert (posting.posted_at, posting.until) == (run.opened_at, run.timeout_at)
    assert str(run.agency) in posting.place
    assert dossier.title in posting.text
    assert initials(dossier.applicant_name) in posting.text
    for private in (dossier.applicant_name, dossier.applicant_number, dossier.code, dossier.applicant_phone):
        assert private and private not in posting.text
    assert LedgerEntry.objects.filter(subject=dossier.subject, event="posting.began").count() == 1


def test_an_organisation_is_public_by_its_name(run: StepRun) -> None:
    run.dossier.organisation = Organisation.objects.earliest("pk")
    run.dossier.applicant_name = run.dossier.organisation.name
    assert run.dossier.applicant_name in text_of(run)


def test_it_is_not_over_before_its_time(run: StepRun) -> None:
    with refused(Conflict, "Đang niêm yết đến"):
        done(run)
    time_out_step(run.pk)
    run.refresh_from_db()
    assert run.is_open


def test_without_objections_its_time_ends_it(run: StepRun) -> None:
    let_posting_pass(run)
    time_out_step(run.pk)
    time_out_step(run.pk)
    run.refresh_from_db()
    assert (run.outcome, run.closed_by) == ("DONE", None)
    assert run.dossier.step_runs.filter(step="approval").count() == 1


def test_an_objection_keeps_it_open_until_it_is_answered(run: StepRun) -> None:
    first, second = object_once(run), object_once(run)
    let_posting_pass(run)
    time_out_step(run.pk)
    with refused(Conflict, "Còn 2 ý kiến"):
        done(run)
    answer(first)
    run.refresh_from_db()
    assert run.is_open
    answer(second)
    run.refresh_from_db()
    assert run.outcome == "DONE"
    assert open_run(run.dossier, "approval").is_open


def test_answered_in_time_it_goes_on_hanging(run: StepRun) -> None:
    objection = object_once(run)
    answer(objection)
    objection.refresh_from_db()
    assert (objection.answer, objection.answered_by) == (ANSWER, holder(run))
    run.refresh_from_db()
    assert run.is_open
    let_posting_pass(run)
    done(run)


def test_an_objection_leaves_the_page_of_who_answers_another_as_it_was(run: StepRun) -> None:
    first = object_once(run)
    seen = fresh(run.dossier).revision
    object_once(run)
    answer(first, seen=seen)
    first.refresh_from_db()
    assert first.answered_at


def test_nobody_ends_it_over_an_objection_they_have_not_seen(run: StepRun) -> None:
    seen = fresh(run.dossier).revision
    object_once(run)
    let_posting_pass(run)
    with refused(Conflict, "Còn 1 ý kiến"):
        complete_step(holder(run), run.dossier_id, run.pk, seen, "DONE", "", answers_of(DISABILITY))


@pytest.mark.parametrize(
    ("name", "contact", "text", "wrong"),
    [("", "0912", TEXT, "name"), ("Lý", " ", TEXT, "contact"), ("Lý", "0912", "Không", "text")],
)
def test_who_objects_says_who_where_and_why(run: StepRun, name: str, contact: str, text: str, wrong: str) -> None:
    with refused(Invalid):
        object_to(run.posting.pk, name, contact, text)
    with pytest.raises(Invalid) as refusal:
        object_to(run.posting.pk, name, contact, text)
    assert set(refusal.value.fields) == {wrong}


def test_too_late_to_object(run: StepRun) -> None:
    let_posting_pass(run)
    with refused(Conflict, "đã kết thúc"):
        object_once(run)


def test_nothing_is_objected_to_a_step_that_was_cancelled(run: StepRun) -> None:
    StepRun.objects.filter(pk=run.pk).update(closed_at=timezone.now(), outcome="CANCELLED")
    with refused(Conflict, "đã kết thúc"):
        object_once(run)


def test_a_posting_that_never_was(run: StepRun) -> None:
    with refused(Denied):
        object_to(run.posting.pk + 999, "Lý", "0912", TEXT)


def test_answered_once(run: StepRun) -> None:
    objection = object_once(run)
    seen = fresh(run.dossier).revision
    answer(objection, seen=seen)
    with refused(Conflict, "vừa cập nhật hồ sơ này"):
        answer(objection, seen=seen)
    with refused(Conflict, "đã được trả lời"):
        answer(objection)
    assert LedgerEntry.objects.filter(event="posting.answered").count() == 1


def test_an_answer_says_something(run: StepRun) -> None:
    objection = object_once(run)
    with refused(Invalid):
        answer(objection, text=" không ")


def test_only_who_holds_the_step_answers(run: StepRun) -> None:
    objection = object_once(run)
    for user in outsiders(run):
        with refused(Denied):
            answer(objection, user)
    officer = dismissed(holder(run))
    with refused(Denied):
        answer(objection, officer)


def test_only_its_own_dossier_leads_to_an_objection(run: StepRun) -> None:
    objection = object_once(run)
    assert run.dossier.owner
    other = filed(run.dossier.owner, DISABILITY)
    with refused(Denied):
        answer_objection(holder(run), other.pk, objection.pk, other.revision, ANSWER)


def test_an_answer_goes_by_mail_where_an_address_was_left(run: StepRun, mailoutbox: list[EmailMessage]) -> None:
    called = object_once(run)
    mailed = object_to(run.posting.pk, "Phạm Thị Lý", "ly@dan.example", TEXT)
    answer(called)
    answer(mailed)
    (promised,) = OutboxRow.objects.filter(key__startswith="objection.mail")
    perform(promised.pk)
    (letter,) = mailoutbox
    assert letter.to == ["ly@dan.example"]
    assert TEXT in letter.body
    assert ANSWER in letter.body
