"""Handing over all one has in hand: each step once, and what is left out says why."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleAssignment, User
from applications.actions.bulk import do_one, start
from applications.actions.claim import claim
from applications.actions.hand_over_work import hand_over_work
from applications.models import Bulk, BulkItem, StepRun
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from tests.applications.desk_pages import Desk
from tests.applications.refusals import refused
from tests.applications.stories import COPIES, accepted, drained, filed
from tests.applications.test_assignment import chief, colleague, person


def in_hand(citizen: User, number: int) -> list[StepRun]:
    """So many dossiers at the counter, claimed by its clerk."""
    runs = [filed(citizen, COPIES).step_runs.select_related("agency").get() for _at in range(number)]
    for run in runs:
        claim(person("tiepnhan"), run.dossier_id, run.pk, run.dossier.revision)
    return runs


def handed(user: User, from_user: User, to_user: User) -> Bulk:
    """Looked at and begun."""
    bulk = hand_over_work(user, from_user, to_user)
    start(user, bulk.pk)
    return bulk


def holders(runs: list[StepRun]) -> list[str]:
    names = dict(StepRun.objects.filter(pk__in=[run.pk for run in runs]).values_list("pk", "assignee__username"))
    return [names[run.pk] for run in runs]


def test_all_open_work_changes_hands_at_once(citizen: User) -> None:
    runs = in_hand(citizen, 3)
    mai = colleague(runs[0], "mai")
    bulk = handed(person("tiepnhan"), person("tiepnhan"), mai)
    drained()
    bulk.refresh_from_db()
    assert holders(runs) == ["mai"] * 3 and bulk.ended_at
    told = LedgerEntry.objects.filter(event="step.assigned")
    assert [(entry.actor, entry.data["to"]) for entry in told] == [(f"user:{person('tiepnhan').pk}", mai.pk)] * 3
    with refused(Conflict, "không giữ việc nào"):
        hand_over_work(person("tiepnhan"), person("tiepnhan"), mai)


def test_it_is_looked_at_before_anything_changes_hands(citizen: User) -> None:
    runs = in_hand(citizen, 2)
    mai, desk = colleague(runs[0], "mai"), Desk("tiepnhan")
    page = desk.send(desk.get(reverse("people:home")).form("/ban-giao/"), to=str(mai.pk))
    assert "Sẽ làm 2 hồ sơ" in page.text and f"Người nhận: {mai.full_name}." in page.text
    drained()
    assert holders(runs) == ["tiepnhan"] * 2
    desk.send(page.form("/lam/"))
    drained()
    assert holders(runs) == ["mai"] * 2


def test_what_the_other_may_not_do_is_left_out_with_the_reason(citizen: User) -> None:
    (run,) = in_hand(citizen, 1)
    bulk = handed(person("tiepnhan"), person("tiepnhan"), person("hotich"))
    drained()
    (item,) = bulk.items.all()
    assert (item.state, holders([run])) == ("LEFT_OUT", ["tiepnhan"])
    assert "không có vai trò" in item.message
    assert not LedgerEntry.objects.filter(event="step.assigned").exists()


def test_many_go_by_the_worker_each_exactly_once(citizen: User) -> None:
    runs = in_hand(citizen, 5)
    mai, clerk = colleague(runs[0], "mai"), person("tiepnhan")
    bulk = handed(clerk, clerk, mai)
    assert holders(runs) == ["tiepnhan"] * len(runs)
    with refused(Conflict, "đang được bàn giao"):
        hand_over_work(clerk, clerk, mai)
    drained()
    assert holders(runs) == ["mai"] * len(runs)
    assert LedgerEntry.objects.filter(event="step.assigned").count() == len(runs)
    for item in bulk.items.values_list("pk", flat=True):
        do_one(item)
    assert LedgerEntry.objects.filter(event="step.assigned").count() == len(runs)
    assert Bulk.objects.get(pk=bulk.pk).ended_at


def test_what_moved_meanwhile_is_left_out(citizen: User) -> None:
    runs = in_hand(citizen, 3)
    mai, clerk = colleague(runs[0], "mai"), person("tiepnhan")
    bulk = handed(clerk, clerk, mai)
    accepted(runs[0].dossier)
    drained()
    item = BulkItem.objects.get(bulk=bulk, step_run=runs[0])
    assert (item.state, "đã được" in item.message) == ("LEFT_OUT", True)


def test_a_chief_hands_over_for_them_until_the_right_ends(citizen: User) -> None:
    runs = in_hand(citizen, 3)
    mai, head = colleague(runs[0], "mai"), chief(runs[0])
    bulk = handed(head, person("tiepnhan"), mai)
    RoleAssignment.objects.filter(user=head).update(valid_to=timezone.now() - timedelta(minutes=1))
    drained()
    assert {item.state for item in bulk.items.all()} == {"LEFT_OUT"}
    assert holders(runs) == ["tiepnhan"] * len(runs)


@pytest.mark.parametrize("username", ["hotich", "lanhdao", "tiepnhan.anlao", "lanhdao.anlao", "quantri", "congdan"])
def test_nobody_else_hands_it_over(citizen: User, username: str) -> None:
    mai = colleague(in_hand(citizen, 1)[0], "mai")
    with refused(Denied):
        hand_over_work(person(username), person("tiepnhan"), mai)


def test_to_whom_it_makes_no_sense(citizen: User) -> None:
    in_hand(citizen, 1)
    clerk = person("tiepnhan")
    for to in (clerk, citizen):
        with refused(Invalid, "cán bộ khác"):
            hand_over_work(clerk, clerk, to)
