"""One act on many: looked at first, each done exactly once, what is left out says why."""

from uuid import uuid4

import pytest
from django.db.models import F
from django.urls import reverse

from accounts.models import RoleAssignment, User
from applications.actions.bulk import AT_ONCE, do_one
from applications.models import Bulk, BulkItem, Charge, Dossier, StepRun
from applications.status import Status
from core.models import LedgerEntry, OutboxRow
from core.outbox.perform import perform
from tests.applications.desk_pages import Desk, Page
from tests.applications.stories import COPIES, accepted, ask_for_supplement, filed, fresh, open_city, work

NEW = "/can-bo/hang-loat/"


@pytest.fixture
def citizen(db: None) -> User:
    return open_city()


def counter(dossiers: list[Dossier]) -> list[StepRun]:
    return [dossier.step_runs.get() for dossier in dossiers]


def prepared(desk: Desk, verb: str, runs: list[StepRun], **more: str) -> Page:
    """The page on which the officer sees who goes and who does not."""
    values = {"verb": verb, "run": [str(run.pk) for run in runs], "once": f"{uuid4()}", **more}
    return Page(desk.client.post(NEW, values, follow=True))


def begun(desk: Desk, page: Page) -> Bulk:
    desk.send(page.form("/lam/"))
    return Bulk.objects.latest("created_at")


def drained() -> None:
    """The worker does all that was promised."""
    while row := OutboxRow.objects.filter(job="bulk.some", done_at=None).first():
        perform(row.pk)
        perform(row.pk)


def outcomes(bulk: Bulk) -> list[str]:
    return list(bulk.items.order_by("pk").values_list("state", flat=True))


def test_what_is_known_not_to_go_is_told_before_anything_is_done(citizen: User) -> None:
    goes, waits = filed(citizen, COPIES), filed(citizen, COPIES)
    runs = counter([goes, waits])
    ask_for_supplement(waits)
    desk = Desk("tiepnhan")
    page = prepared(desk, "ACCEPT", runs)
    assert "Sẽ làm 1 hồ sơ, bỏ qua 1 hồ sơ" in page.text
    assert "Đang chờ người nộp bổ sung" in page.text
    assert Dossier.objects.get(pk=goes.pk).status == Status.SUBMITTED
    assert not LedgerEntry.objects.filter(event="dossier.accepted").exists()
    bulk = begun(desk, page)
    assert sorted(outcomes(bulk)) == ["DONE", "LEFT_OUT"]
    assert Dossier.objects.get(pk=goes.pk).status == Status.PROCESSING
    assert "Đã làm 1, bỏ qua 1 trong 2" in desk.get(reverse("bulk:bulk", args=[bulk.pk])).text


def test_many_are_done_by_the_worker_each_exactly_once_though_it_dies_between(citizen: User) -> None:
    dossiers = [filed(citizen, COPIES) for _at in range(AT_ONCE + 3)]
    desk = Desk("tiepnhan")
    bulk = begun(desk, prepared(desk, "ACCEPT", counter(dossiers)))
    assert set(outcomes(bulk)) == {"WAITING"}
    for item in list(bulk.items.values_list("pk", flat=True)[:5]):  # as a worker that died after five
        do_one(item)
    drained()
    assert outcomes(bulk) == ["DONE"] * len(dossiers)
    assert LedgerEntry.objects.filter(event="dossier.accepted").count() == len(dossiers)
    assert Dossier.objects.exclude(code=None).values("code").distinct().count() == len(dossiers)
    desk.client.post(reverse("bulk:begin", args=[bulk.pk]), {"once": "again"})
    assert LedgerEntry.objects.filter(event="dossier.accepted").count() == len(dossiers)
    assert Bulk.objects.get(pk=bulk.pk).ended_at


def test_what_changed_after_the_officer_looked_is_left_out(citizen: User) -> None:
    first, second = filed(citizen, COPIES), filed(citizen, COPIES)
    desk = Desk("tiepnhan")
    page = prepared(desk, "ACCEPT", counter([first, second]))
    Dossier.objects.filter(pk=second.pk).update(revision=F("revision") + 1)
    bulk = begun(desk, page)
    assert outcomes(bulk).count("DONE") == 1
    left = bulk.items.get(state=BulkItem.State.LEFT_OUT)
    assert left.step_run.dossier_id == second.pk and "tải lại trang" in left.message
    assert Dossier.objects.get(pk=second.pk).status == Status.SUBMITTED


def test_a_whole_list_is_meant_by_its_address(citizen: User) -> None:
    for _at in range(3):
        filed(citizen, COPIES)
    desk = Desk("tiepnhan")
    page = Page(desk.client.post(NEW, {"verb": "ACCEPT", "all": "1", "params": "muc=tiep-nhan"}, follow=True))
    assert "Sẽ làm 3 hồ sơ, bỏ qua 0" in page.text


def test_a_leader_signs_many_and_returns_wait_for_their_fee(citizen: User) -> None:
    signing = [work(accepted(filed(citizen, COPIES)), until="signing") for _at in range(2)]
    runs = [dossier.step_runs.get(closed_at=None) for dossier in signing]
    leader = Desk("lanhdao")
    bulk = begun(leader, prepared(leader, "SIGN", runs))
    assert outcomes(bulk) == ["DONE", "DONE"], list(bulk.items.values_list("message", flat=True))
    owing = work(accepted(filed(citizen, COPIES)), until="return")
    Charge.objects.filter(dossier=owing).update(state=Charge.State.DUE)
    Dossier.objects.filter(pk=owing.pk).update(money_state="DUE")
    clerk = Desk("tiepnhan")
    page = prepared(clerk, "RETURN", [owing.step_runs.get(closed_at=None)])
    assert "chưa thu" in page.text and not page.forms("/lam/")


def test_only_electronic_copies_are_returned_by_the_hundred(citizen: User) -> None:
    fetched, online = [work(accepted(filed(citizen, COPIES)), until="return") for _at in range(2)]
    Dossier.objects.filter(pk=online.pk).update(return_way="ELECTRONIC")
    clerk = Desk("tiepnhan")
    page = prepared(clerk, "RETURN", [each.step_runs.get(closed_at=None) for each in (fetched, online)])
    assert "Sẽ làm 1 hồ sơ, bỏ qua 1" in page.text and "bàn trả kết quả" in page.text
    bulk = begun(clerk, page)
    assert outcomes(bulk) == ["LEFT_OUT", "DONE"]
    assert [fresh(each).status for each in (fetched, online)] == [Status.RESOLVED, Status.RETURNED]


def test_broken_off_what_is_done_stays_done(citizen: User) -> None:
    dossiers = [filed(citizen, COPIES) for _at in range(AT_ONCE + 2)]
    desk = Desk("tiepnhan")
    bulk = begun(desk, prepared(desk, "ACCEPT", counter(dossiers)))
    do_one(bulk.items.earliest("pk").pk)
    desk.send(desk.get(reverse("bulk:bulk", args=[bulk.pk])).form("/dung/"))
    drained()
    assert outcomes(bulk).count("DONE") == 1
    assert outcomes(bulk).count("LEFT_OUT") == len(dossiers) - 1
    assert LedgerEntry.objects.filter(event="dossier.accepted").count() == 1


def test_a_right_that_ends_meanwhile_stops_the_rest(citizen: User) -> None:
    dossiers = [filed(citizen, COPIES) for _at in range(AT_ONCE + 1)]
    desk = Desk("tiepnhan")
    bulk = begun(desk, prepared(desk, "ACCEPT", counter(dossiers)))
    RoleAssignment.objects.filter(user=desk.user).delete()
    drained()
    assert set(outcomes(bulk)) == {"LEFT_OUT"}
    assert not LedgerEntry.objects.filter(event="dossier.accepted").exists()


def test_steps_of_other_desks_are_not_chosen_and_another_s_bulk_is_not_seen(citizen: User) -> None:
    run = counter([filed(citizen, COPIES)])[0]
    elsewhere = Desk("tiepnhan.anlao")
    answer = elsewhere.client.post(NEW, {"verb": "ACCEPT", "run": [str(run.pk)]})
    assert answer.status_code == 422 and not Bulk.objects.exists()
    desk = Desk("tiepnhan")
    prepared(desk, "ACCEPT", [run])
    bulk = Bulk.objects.get()
    for stranger in (elsewhere, Desk("giamsat"), Desk("lanhdao")):
        assert stranger.client.get(reverse("bulk:bulk", args=[bulk.pk])).status_code == 404
        for name in ("begin", "stop"):
            assert stranger.client.post(reverse(f"bulk:{name}", args=[bulk.pk])).status_code == 404
    bulk.refresh_from_db()
    assert bulk.started_at is None and bulk.ended_at is None
    assert Dossier.objects.get().status == Status.SUBMITTED


@pytest.mark.parametrize("verb", ["", "DELETE", "HAND_OVER"])
def test_a_verb_that_is_none_chooses_nothing(verb: str, citizen: User) -> None:
    run = counter([filed(citizen, COPIES)])[0]
    answer = Desk("tiepnhan").client.post(NEW, {"verb": verb, "run": [str(run.pk)]})
    assert answer.status_code == 422
    assert not Bulk.objects.exists()
