"""One act on many: looked at first, each done exactly once, what is left out says why."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleAssignment, User
from applications.actions.bulk import do_one, start
from applications.actions.claim import claim
from applications.models import Bulk, BulkItem, Charge, Dossier, StepRun
from applications.status import Status
from core.errors import Denied
from core.models import LedgerEntry, OutboxRow
from tests.applications.desk_pages import Desk, Page, words_of
from tests.applications.refusals import refused
from tests.applications.stories import (
    COPIES,
    accepted,
    ask_for_supplement,
    drained,
    filed,
    fresh,
    open_run,
    work,
)
from tests.applications.test_assignment import colleague

NEW = "/can-bo/hang-loat/"
YESTERDAY = timezone.now() - timedelta(days=1)


def counter(dossiers: list[Dossier]) -> list[StepRun]:
    return [dossier.step_runs.get() for dossier in dossiers]


def prepared(desk: Desk, verb: str, runs: list[StepRun], **more: str) -> Page:
    """The page on which the officer sees who goes and who does not."""
    values = {"verb": verb, "run": [str(run.pk) for run in runs], "once": f"{uuid4()}", **more}
    return Page(desk.client.post(NEW, values, follow=True))


def begun(desk: Desk, page: Page, **choice: str) -> Bulk:
    """Started from its page; nothing is done until the worker comes."""
    desk.send(page.form("/lam/"), **choice)
    return Bulk.objects.latest("created_at")


def done(desk: Desk, page: Page, **choice: str) -> Bulk:
    bulk = begun(desk, page, **choice)
    drained()
    return bulk


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
    bulk = done(desk, page)
    assert sorted(outcomes(bulk)) == ["DONE", "LEFT_OUT"]
    assert Dossier.objects.get(pk=goes.pk).status == Status.PROCESSING
    assert "Đã làm 1, bỏ qua 1 trong 2" in desk.get(reverse("bulk:bulk", args=[bulk.pk])).text


def test_many_are_done_by_the_worker_each_exactly_once_though_it_dies_between(citizen: User) -> None:
    dossiers = [filed(citizen, COPIES) for _at in range(8)]
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
    bulk = done(desk, page)
    assert outcomes(bulk).count("DONE") == 1
    left = bulk.items.get(state=BulkItem.State.LEFT_OUT)
    assert left.step_run.dossier_id == second.pk and "vừa cập nhật" in left.message
    assert Dossier.objects.get(pk=second.pk).status == Status.SUBMITTED


def test_a_whole_list_is_meant_by_its_address(citizen: User) -> None:
    for _at in range(3):
        filed(citizen, COPIES)
    desk = Desk("tiepnhan")
    page = Page(desk.client.post(NEW, {"verb": "ACCEPT", "all": "1", "params": "muc=tiep-nhan"}, follow=True))
    assert "Sẽ làm 3 hồ sơ, không bỏ qua hồ sơ nào." in page.text


def test_a_leader_signs_many_and_returns_wait_for_their_fee(citizen: User) -> None:
    signing = [work(accepted(filed(citizen, COPIES)), until="signing") for _at in range(2)]
    runs = [dossier.step_runs.get(closed_at=None) for dossier in signing]
    leader = Desk("lanhdao")
    bulk = done(leader, prepared(leader, "SIGN", runs))
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
    bulk = done(clerk, page)
    assert outcomes(bulk) == ["LEFT_OUT", "DONE"]
    assert [fresh(each).status for each in (fetched, online)] == [Status.RESOLVED, Status.RETURNED]


def test_broken_off_what_is_done_stays_done(citizen: User) -> None:
    dossiers = [filed(citizen, COPIES) for _at in range(4)]
    desk = Desk("tiepnhan")
    bulk = begun(desk, prepared(desk, "ACCEPT", counter(dossiers)))
    do_one(bulk.items.earliest("pk").pk)
    desk.send(desk.get(reverse("bulk:bulk", args=[bulk.pk])).form("/dung/"))
    drained()
    assert outcomes(bulk).count("DONE") == 1
    assert outcomes(bulk).count("LEFT_OUT") == len(dossiers) - 1
    assert LedgerEntry.objects.filter(event="dossier.accepted").count() == 1


def test_a_right_that_ends_meanwhile_stops_the_rest(citizen: User) -> None:
    dossiers = [filed(citizen, COPIES) for _at in range(2)]
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


def test_each_is_shown_by_name_those_left_out_first(citizen: User) -> None:
    dossiers = [filed(citizen, COPIES) for _at in range(3)]
    ask_for_supplement(dossiers[2])
    desk = Desk("tiepnhan")
    page = prepared(desk, "ACCEPT", counter(dossiers))
    left, *go = [words_of(row) for row in page.all("tr")[1:]]
    assert left[:2] == ["Bỏ qua", str(dossiers[2])] and "chờ người nộp" in left[-1]
    assert {row[1] for row in go} == {str(dossiers[0]), str(dossiers[1])}
    for row in go:
        assert dossiers[0].applicant_name in row and dossiers[0].title in row and row[-1] == ""
    url = reverse("bulk:bulk", args=[Bulk.objects.get().pk])
    assert [words_of(row)[1] for row in desk.get(f"{url}?xem=LEFT_OUT").all("tr")[1:]] == [str(dossiers[2])]
    assert len(desk.get(f"{url}?xem=WAITING").all("tr")) == 3
    assert len(desk.get(f"{url}?xem=khac").all("tr")) == 4


def test_a_chief_gives_many_to_one_colleague_by_name(citizen: User) -> None:
    dossiers = [work(accepted(filed(citizen, COPIES)), until="comparison") for _at in range(2)]
    runs = [open_run(dossier, "comparison") for dossier in dossiers]
    mai, head = colleague(runs[0], "mai"), Desk("lanhdao")
    RoleAssignment.objects.create(user=head.user, role=runs[0].role, agency=runs[0].agency, valid_from=YESTERDAY)
    page = prepared(head, "ASSIGN", runs)
    assert "to" in page.form("/lam/").names and mai.full_name in page.text
    bulk = done(head, page, to=str(mai.pk))
    assert outcomes(bulk) == ["DONE", "DONE"], list(bulk.items.values_list("message", flat=True))
    assert {open_run(dossier, "comparison").assignee for dossier in dossiers} == {mai}
    assert f"Người nhận: {mai.full_name}" in head.get(reverse("bulk:bulk", args=[bulk.pk])).text


def test_a_clerk_hands_over_what_is_in_their_hands_and_nothing_else(citizen: User) -> None:
    dossiers = [filed(citizen, COPIES) for _at in range(3)]
    mine, free, theirs = counter(dossiers)
    desk, mai, hoa = Desk("tiepnhan"), colleague(mine, "mai"), colleague(mine, "hoa")
    claim(desk.user, mine.dossier_id, mine.pk, mine.dossier.revision)
    claim(hoa, theirs.dossier_id, theirs.pk, theirs.dossier.revision)
    page = prepared(desk, "HAND_OVER", [mine, free, theirs])
    told = {words_of(row)[1]: words_of(row)[-1] for row in page.all("tr")[1:]}
    assert told[str(dossiers[0])] == ""
    assert "chưa giao cho ai" in told[str(dossiers[1])] and hoa.full_name in told[str(dossiers[2])]
    done(desk, page, to=str(mai.pk))
    assert [open_run(fresh(each), mine.step).assignee for each in dossiers] == [mai, None, hoa]


def test_to_somebody_who_works_at_none_of_these_desks_nothing_goes(citizen: User) -> None:
    run = counter([filed(citizen, COPIES)])[0]
    desk = Desk("tiepnhan")
    colleague(run, "mai")
    claim(desk.user, run.dossier_id, run.pk, run.dossier.revision)
    page = prepared(desk, "HAND_OVER", [run])
    for stranger in (User.objects.get(username="hotich").pk, citizen.pk, desk.user.pk, "9" * 30):
        assert desk.send(page.form("/lam/"), to=str(stranger)).status == 422
    assert Bulk.objects.get().started_at is None
    assert not OutboxRow.objects.filter(job="bulk.some").exists()


def test_what_others_direct_is_left_out_of_sharing(citizen: User) -> None:
    run = counter([filed(citizen, COPIES)])[0]
    page = prepared(Desk("tiepnhan"), "ASSIGN", [run])
    assert "không phân công việc của bộ phận này" in page.text and not page.forms("/lam/")


def test_a_list_whose_filter_cannot_be_read_is_not_taken_for_everything(citizen: User) -> None:
    filed(citizen, COPIES)
    sent = {"verb": "ACCEPT", "all": "1", "params": "nhan_tu=h%C3%B4m+qua"}
    assert Desk("tiepnhan").client.post(NEW, sent).status_code == 422
    assert not Bulk.objects.exists()


def test_another_s_bulk_is_not_begun_by_its_name(citizen: User) -> None:
    prepared(Desk("tiepnhan"), "ACCEPT", counter([filed(citizen, COPIES)]))
    with refused(Denied):
        start(User.objects.get(username="lanhdao"), Bulk.objects.get().pk)


@pytest.mark.parametrize("verb", ["", "DELETE"])
def test_a_verb_that_is_none_chooses_nothing(verb: str, citizen: User) -> None:
    run = counter([filed(citizen, COPIES)])[0]
    answer = Desk("tiepnhan").client.post(NEW, {"verb": verb, "run": [str(run.pk)]})
    assert answer.status_code == 422
    assert not Bulk.objects.exists()
