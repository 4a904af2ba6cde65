"""An act done twice, or one that has nothing to do, counts as nothing: no row differs, and nobody's page is stale."""

from datetime import timedelta
from io import BytesIO

import time_machine
from django.utils import timezone

from accounts.models import User
from applications.actions.accept import accept
from applications.actions.answer_supplement import answer_supplement
from applications.actions.attach_file import attach_file
from applications.actions.choose_place import choose_place
from applications.actions.choose_return import choose_return
from applications.actions.claim import claim
from applications.actions.keep_answers import keep_answers
from applications.actions.keep_at_counter import keep_at_counter
from applications.actions.mark_overdue import mark_overdue
from applications.actions.mark_unanswered import mark_unanswered
from applications.actions.move_version import move_version, undo_move
from applications.actions.object_to import object_to
from applications.actions.pause import pause
from applications.actions.refund_charge import refund_charge
from applications.actions.remind_supplement import remind_supplement
from applications.actions.remove_file import remove_file
from applications.actions.resume import resume_by_itself
from applications.actions.run_automatic import run_automatic
from applications.actions.settle_charge import settle_charge
from applications.actions.submit import submit
from applications.actions.take_electronically import take_electronically
from applications.actions.time_out_step import time_out_step
from applications.delivered import results_of
from applications.models import Charge, Delivery, Supplement
from core.errors import Conflict
from core.ids import uuid7
from core.models import OutboxRow
from core.outbox.perform import perform
from core.outbox.sweeps import sweep_all
from tests.applications.refusals import nothing_changes, refused
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    SAME,
    accepted,
    ask_for_supplement,
    drafted,
    filed,
    fresh,
    holder,
    let_posting_pass,
    open_run,
    work,
)
from tests.applications.test_version_moves import with_new_name
from tests.applications.walk_ins import clerk, served, written
from tests.corpus import pdfs


def test_filing(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    with nothing_changes():
        submit(citizen, dossier.pk)


def test_saving_a_draft_as_it_is(citizen: User) -> None:
    draft = drafted(citizen, BUILDING)
    page = draft.definition.form.pages[0]
    answers = {name: value for name, value in draft.answers.items() if isinstance(value, str)}
    for _time in range(2):
        keep_answers(citizen, draft.pk, page.id, answers)
        choose_return(citizen, draft.pk, "ELECTRONIC")
    saved = fresh(draft)
    with nothing_changes():
        keep_answers(citizen, draft.pk, page.id, answers)
        choose_return(citizen, draft.pk, "ELECTRONIC")
    assert saved.revision < 6


def test_choosing_the_same_place(citizen: User) -> None:
    draft = drafted(citizen, COPIES)
    assert draft.territory
    with nothing_changes():
        choose_place(citizen, draft.pk, draft.territory.code)


def test_a_counter_that_keeps_what_it_kept(citizen: User) -> None:
    draft = served(BUILDING)
    keep_at_counter(clerk(), draft.pk, written(fresh(draft)))
    with nothing_changes():
        keep_at_counter(clerk(), draft.pk, written(fresh(draft)))


def test_taking_a_file_back(citizen: User) -> None:
    draft = drafted(citizen, BIRTH)
    file = draft.files[0]
    remove_file(citizen, draft.pk, file.pk)
    assert fresh(draft).revision == draft.revision + 1
    with nothing_changes():
        remove_file(citizen, draft.pk, file.pk)


def test_sending_the_same_file(citizen: User) -> None:
    draft = drafted(citizen, BIRTH)
    paper = draft.files[0].paper
    remove_file(citizen, draft.pk, draft.files[0].pk)
    kept = attach_file(citizen, draft.pk, paper, "trang.pdf", BytesIO(pdfs.good()))
    assert fresh(draft).revision == draft.revision + 2
    with nothing_changes():
        assert attach_file(citizen, draft.pk, paper, "trang.pdf", BytesIO(pdfs.good())) == kept


def test_answering_a_request(citizen: User) -> None:
    dossier = ask_for_supplement(accepted(filed(citizen, BIRTH)))
    answer_supplement(citizen, dossier.pk, note=SAME)
    with nothing_changes():
        answer_supplement(citizen, dossier.pk, note=SAME)
        remind_supplement(Supplement.objects.get().pk)


def test_taking_and_giving_back_money(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    charge = dossier.charges.earliest("pk")
    officer = holder(dossier.step_runs.earliest("pk"))
    settle_charge(officer, dossier.pk, charge.pk)
    with nothing_changes():
        settle_charge(officer, dossier.pk, charge.pk)
    Charge.objects.filter(pk=charge.pk).update(state=Charge.State.REFUNDED)
    with nothing_changes():
        refund_charge(User.objects.get(username="taichinh"), dossier.pk, charge.pk)


def test_an_automatic_step(citizen: User) -> None:
    run = open_run(work(accepted(filed(citizen, BIRTH)), until="registration"), "registration")
    run_automatic(run.pk)
    with nothing_changes():
        run_automatic(run.pk)


def test_a_silence(citizen: User, clock: time_machine.Traveller) -> None:
    run = open_run(work(accepted(filed(citizen, BIRTH)), until="confirmation"), "confirmation")
    with nothing_changes():
        time_out_step(run.pk)  # too early
    clock.shift(timedelta(days=9))
    time_out_step(run.pk)
    with nothing_changes():
        time_out_step(run.pk)


def test_a_posting_with_an_open_objection_wakes_nobody(citizen: User) -> None:
    run = open_run(work(accepted(filed(citizen, "1.001699")), until="posting"), "posting")
    object_to(run.posting.pk, "Phạm Thị Lý", "0912 000 111", "Người này không sống ở địa bàn phường.")
    let_posting_pass(run)
    type(run).objects.filter(pk=run.pk).update(timeout_at=timezone.now() - timedelta(minutes=5))
    _sweep_and_work()
    before = fresh(run.dossier).revision, OutboxRow.objects.count()
    for _time in range(3):
        _sweep_and_work()
    assert (fresh(run.dossier).revision, OutboxRow.objects.count()) == before


def _sweep_and_work() -> None:
    sweep_all(timezone.now())
    for row in OutboxRow.objects.filter(job="step.time_out", done_at=None, available_at__lte=timezone.now()):
        perform(row.pk)


def test_what_time_brings(citizen: User, clock: time_machine.Traveller) -> None:
    waiting, handled = filed(citizen, BIRTH), accepted(filed(citizen, BUILDING))
    clock.shift(timedelta(days=40))
    reception = waiting.step_runs.get()
    mark_unanswered(reception.pk)
    mark_overdue(handled.pk)
    with nothing_changes():
        mark_unanswered(reception.pk)
        mark_overdue(handled.pk)


def test_a_pause_that_ended(citizen: User, clock: time_machine.Traveller) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    run = dossier.step_runs.get(closed_at=None)
    pause(holder(run), dossier.pk, run.pk, fresh(dossier).revision, "verification")
    standing = dossier.pauses.get()
    with nothing_changes():
        resume_by_itself(standing.pk)  # too early
    clock.shift(timedelta(days=9))
    resume_by_itself(standing.pk)
    with nothing_changes():
        resume_by_itself(standing.pk)


def test_opening_an_electronic_result(citizen: User) -> None:
    draft = drafted(citizen, BUILDING)
    choose_return(citizen, draft.pk, Delivery.Way.ELECTRONIC)
    dossier = work(accepted(submit(citizen, draft.pk)), until="return")
    paper = results_of(dossier).earliest("pk")
    take_electronically(citizen, paper)
    with nothing_changes():
        take_electronically(citizen, paper)


def test_a_move_that_was_undone(citizen: User) -> None:
    dossier, publisher = accepted(filed(citizen, COPIES)), User.objects.get(username="congbo")
    move = move_version(publisher, dossier.pk, with_new_name(), uuid7(), "Người nộp đề nghị theo quy định mới.")
    undo_move(publisher, move)
    with nothing_changes():
        undo_move(publisher, move)


def test_a_revision_from_the_future_is_no_fresher(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    run = dossier.step_runs.get(closed_at=None)
    with refused(Conflict):
        claim(holder(run), dossier.pk, run.pk, 999_999)


def test_a_page_that_somebody_else_sent_for_nothing_is_not_stale(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    seen = fresh(dossier).revision
    submit(citizen, dossier.pk)
    assert accept(holder(dossier.step_runs.get()), dossier.pk, seen).accepted_at
