"""What a dossier was moved away from may be gone: its pages open all the same, and it is worked to its end."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from applications.actions.complete_step import complete_step
from applications.actions.discard_draft import discard_draft
from applications.actions.move_version import move_version, undo_move
from applications.actions.receive_at_counter import receive_at_counter
from applications.actions.reissue_paper import reissue_paper
from applications.actions.time_out_step import time_out_step
from applications.actions.withdraw import withdraw
from applications.deadlines import recomputed
from applications.invariants.promises import nothing_unasked
from applications.models import Dossier, StepRun, VersionMove
from applications.models.paper import PaperKind
from applications.moving.plan import behind, rows_of
from applications.status import Status
from applications.workflow.fitting import fit
from core.errors import Conflict, Invalid
from core.models import LedgerEntry, OutboxRow
from procedures.definition import read_definition
from procedures.models import Procedure, ProcedureVersion
from procedures.publishing import publish
from procedures.versions import definition_of
from tests.applications.citizen_pages import Citizen
from tests.applications.desk_pages import Desk
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
    pay,
    turn_down,
    work,
)
from tests.applications.walk_ins import clerk, served

pytestmark = pytest.mark.django_db
REASON = "Người nộp đề nghị theo quy định mới."


@pytest.fixture
def publisher(citizen: User) -> User:
    return User.objects.get(username="congbo")


def next_version(code: str, change: Callable[[dict[str, Any]], object]) -> ProcedureVersion:
    """The version in force with this change, in force in its stead."""
    current = Procedure.objects.get(code=code).current
    assert current is not None
    raw = definition_of(current).model_dump(mode="json", by_alias=True) | {"examples": []}
    change(raw)
    return publish(read_definition(raw))


def unchanged(_raw: dict[str, Any]) -> None:
    """The next version says the same."""


def other_cases(raw: dict[str, Any]) -> None:
    raw["cases"] = [{"code": "07", "name": {"vi": "Trường hợp theo luật mới"}, "term": raw["cases"][0]["term"]}]


def without_time_outs(raw: dict[str, Any]) -> None:
    for step in raw["process"]["blocks"]:
        step["on_timeout"] = None


def move(user: User, dossier: Dossier, version: ProcedureVersion) -> VersionMove:
    return move_version(user, dossier.pk, version, uuid4(), REASON)


def state(dossier: Dossier) -> tuple[object, ...]:
    """What a refusal must leave as it was."""
    found = fresh(dossier)
    counts = LedgerEntry.objects.count(), OutboxRow.objects.count()
    return found.version_id, found.status, found.revision, *counts, *VersionMove.objects.values_list("undone_at")


def stays(user: User, dossier: Dossier, version: ProcedureVersion, why: str) -> None:
    """It does not fit, and the act says so as the dry run does."""
    assert any(why in sentence for sentence in fit(fresh(dossier), version).blocked)
    before = state(dossier)
    with pytest.raises(Invalid, match=why):
        move(user, dossier, version)
    assert state(dossier) == before


def test_a_filed_one_whose_case_is_gone_is_accepted_as_the_new_case(citizen: User, publisher: User) -> None:
    dossier = filed(citizen, COPIES)
    move(publisher, dossier, next_version(COPIES, other_cases))
    assert "Trường hợp theo luật mới" in Desk("tiepnhan").open(dossier).text
    assert accepted(fresh(dossier)).case_code == "07"
    assert recomputed(fresh(dossier)) == fresh(dossier).due_at


def test_an_accepted_one_keeps_what_it_was_promised_though_its_case_is_gone(citizen: User, publisher: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    move(publisher, dossier, next_version(COPIES, other_cases))
    assert "Trường hợp theo luật mới" in Desk("tiepnhan").open(dossier).text
    after = fresh(dossier)
    assert (after.case_code, after.due_at) == (dossier.case_code, dossier.due_at)
    assert recomputed(after) == dossier.due_at
    receipt = after.papers_issued.get(kind=PaperKind.RECEIPT)
    anew = reissue_paper(clerk(), after.pk, receipt.pk, "Ghi sai số điện thoại của người nộp.")
    assert anew.data["term"] == receipt.data["term"]


def test_a_charge_whose_rule_is_gone_is_called_as_it_was(citizen: User, publisher: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    charge = dossier.charges.earliest("pk")
    move(publisher, dossier, next_version(COPIES, lambda raw: raw.update(fees=[])))
    assert charge.name in Desk("tiepnhan").open(dossier).text
    assert charge.name in Citizen("congdan").get(f"/ho-so/{dossier.pk}/").text


def test_silence_that_means_nothing_any_more_is_not_waited_for(citizen: User, publisher: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)), until="confirmation")
    run = open_run(dossier, "confirmation")
    StepRun.objects.filter(pk=run.pk).update(timeout_at=timezone.now() - timedelta(minutes=1))
    move(publisher, dossier, next_version(BIRTH, without_time_outs))
    time_out_step(run.pk)
    run.refresh_from_db()
    assert (run.is_open, run.timeout_at) == (True, None)
    assert "được coi là đã xác nhận" not in Citizen("congdan").get(f"/ho-so/{dossier.pk}/").text


def test_silence_means_again_what_it_meant_when_the_move_is_undone(citizen: User, publisher: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)), until="confirmation")
    before = open_run(dossier, "confirmation").timeout_at
    assert before
    gone = move(publisher, dossier, next_version(BIRTH, without_time_outs))
    undo_move(publisher, gone)
    run = open_run(dossier, "confirmation")
    assert run.timeout_at == before
    with time_machine.travel(before + timedelta(minutes=1)):
        time_out_step(run.pk)
    run.refresh_from_db()
    assert run.outcome == "CONFIRMED"


def test_silence_that_comes_to_mean_something_counts_from_then(citizen: User, publisher: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)), until="confirmation")
    move(publisher, dossier, next_version(BIRTH, without_time_outs))
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        move(publisher, dossier, dossier.version)
        timeout_at = open_run(dossier, "confirmation").timeout_at
        assert timeout_at and timeout_at > timezone.now()
    assert OutboxRow.objects.filter(job="step.time_out", available_at=timeout_at).exists()


def test_papers_brought_to_a_counter_are_there(publisher: User) -> None:
    draft = served(BIRTH)
    brought = {file.paper: {"originals": 1, "copies": 0, "shown": False} for file in draft.files}
    draft.attachments.all().delete()
    Dossier.objects.filter(pk=draft.pk).update(brought=brought)
    dossier, version = receive_at_counter(clerk(), draft.pk), next_version(BIRTH, unchanged)
    assert fit(fresh(dossier), version).blocked == []
    move(publisher, dossier, version)
    assert fresh(dossier).version == version


def test_one_that_is_asked_back_stays_asked_back(citizen: User, publisher: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    back = move(publisher, dossier, next_version(COPIES, unchanged))
    withdraw(citizen, dossier.pk, "Tôi muốn nộp lại hồ sơ khác.")
    stays(publisher, dossier, next_version(COPIES, other_cases), "đang xin rút")
    before = state(dossier)
    with pytest.raises(Invalid, match="đang xin rút"):
        undo_move(publisher, back)
    assert state(dossier) == before


def test_what_the_applicant_was_asked_for_keeps_its_place(citizen: User, publisher: User) -> None:
    dossier = ask_for_supplement(accepted(filed(citizen, COPIES)), "field:requester_email")

    def another_question(raw: dict[str, Any]) -> None:
        raw.update(json.loads(json.dumps(raw).replace("requester_email", "requester_mail")))

    stays(publisher, dossier, next_version(COPIES, another_question), "Mục đang chờ bổ sung")


def test_a_part_that_was_refused_keeps_its_name(citizen: User, publisher: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="residence_handling")
    turn_down(open_run(dossier, "residence_handling"), "Không đủ điều kiện đăng ký thường trú.")

    def another_part(raw: dict[str, Any]) -> None:
        for branch in next(block for block in raw["process"]["blocks"] if "branches" in block)["branches"]:
            branch["code"] = branch["code"].replace("residence", "household")

    stays(publisher, dossier, next_version(NEWBORN, another_part), "Phần đã từ chối")


def test_what_was_accepted_under_the_new_version_is_not_put_back(citizen: User, publisher: User) -> None:
    dossier = filed(citizen, COPIES)
    done = move(publisher, dossier, next_version(COPIES, other_cases))
    accepted(fresh(dossier))
    before = state(dossier)
    with pytest.raises(Invalid, match="đã được tiếp nhận"):
        undo_move(publisher, done)
    assert state(dossier) == before
    assert recomputed(fresh(dossier)) == fresh(dossier).due_at


def test_a_step_that_the_move_opens_and_that_has_nothing_left_to_do_ends(citizen: User, publisher: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING, example=2)), until="planning_opinion", example=2)
    pay(dossier)
    desk = {"unit": {"at": "RECEIVING"}, "role": "RECEPTION", "allowance": "0"}
    step = {"type": "step", "code": "paying", "name": {"vi": "Nộp tiền"}, "kind": "PAYMENT", **desk}

    def with_payment(raw: dict[str, Any]) -> None:
        parallel = next(block for block in raw["process"]["blocks"] if "branches" in block)
        parallel["branches"].append({"code": "money", "name": {"vi": "Tiền"}, "blocks": [step]})

    move(publisher, dossier, next_version(BUILDING, with_payment))
    assert dossier.step_runs.get(step="paying").outcome == "DONE"
    assert fresh(dossier).status == Status.PROCESSING


def test_a_page_opened_before_the_move_is_stale(citizen: User, publisher: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    run, seen = open_run(dossier, "comparison"), fresh(dossier).revision
    move(publisher, dossier, next_version(COPIES, unchanged))
    before = state(dossier)
    with pytest.raises(Conflict):
        complete_step(User.objects.get(username="hotich"), dossier.pk, run.pk, seen, "DONE")
    assert state(dossier) == before


def test_a_draft_that_was_moved_and_discarded_is_told_of_to_the_end(citizen: User, publisher: User) -> None:
    draft = drafted(citizen, COPIES)
    move(publisher, draft, next_version(COPIES, unchanged))
    discard_draft(citizen, draft.pk)
    assert LedgerEntry.objects.filter(subject=draft.subject).latest("seq").event == "dossier.discarded"
    assert not list(nothing_unasked())


def test_many_are_looked_at_in_as_few_queries_as_one(citizen: User) -> None:
    for _each in range(3):
        accepted(filed(citizen, COPIES))
    version, counts = next_version(COPIES, unchanged), []
    definition_of(version)
    for many in (1, 3):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(rows_of(behind(version)[:many], version)) == many
        counts.append(len(asked))
    assert counts[0] == counts[1]
