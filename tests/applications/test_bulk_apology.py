"""An apology to many late dossiers at once: proposed by who supervises or handles them, granted by who leads."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import User
from applications.actions.propose_extension import E
from applications.models import Bulk, Dossier, Extension, Paper, StepRun
from core.models import LedgerEntry
from tests.applications.desk_pages import Desk, Page, words_of
from tests.applications.stories import COPIES, accepted, drained, filed, fresh, open_city, open_run, work

COMMITTEE = "H24.9008"
WHY = "Máy in phôi bị hỏng, chờ phôi mới."
LATE, NOW = "2026-12-07T16:00:00+07:00", "2026-12-08T09:00:00+07:00"  # a Monday, a Tuesday
THURSDAY = datetime.fromisoformat("2026-12-10T17:00:00+07:00")


@pytest.fixture
def citizen(db: None) -> User:
    return open_city()


def late(citizen: User, count: int) -> list[Dossier]:
    """So many at work, past their due moment."""
    found = [work(accepted(filed(citizen, COPIES)), until="comparison") for _at in range(count)]
    moment = datetime.fromisoformat(LATE)
    Dossier.objects.update(due_at=moment, original_due_at=moment, appointed_at=moment)
    StepRun.objects.filter(closed_at=None).update(clock_at=moment)
    return found


def asked_of(desk: Desk, dossiers: list[Dossier], **more: str) -> Page:
    """The page on which the supervisor looks at those ticked on the late list."""
    form = desk.get(f"{reverse('supervision:overdue')}?co-quan={COMMITTEE}").form("/xin-loi/")
    runs = [str(open_run(dossier, "comparison").pk) for dossier in dossiers]
    return Page(desk.client.post(form.action, form.values | {"run": runs} | more, follow=True))


def test_a_supervisor_apologises_for_many_and_a_leader_grants_them_together(citizen: User) -> None:
    dossiers = late(citizen, 3)
    with time_machine.travel(NOW, tick=False):
        page = asked_of(Desk("giamsat"), dossiers)
        assert "2 ngày → 17:00 ngày 10/12/2026" in page.text
        assert not Extension.objects.exists(), "it is looked at first"
        form = page.form("/lam/")
        Desk("giamsat").send(form, days="2", reason=WHY)
        Desk("giamsat").send(form, days="2", reason=WHY)  # the same form once more
        drained()
        told = {(each.dossier_id, each.kind, each.after, each.reason) for each in Extension.objects.all()}
        assert told == {(dossier.pk, E.APOLOGY, THURSDAY, WHY) for dossier in dossiers}
        head = Desk("lanhdao")
        waiting = head.queue()
        assert waiting.text.count(WHY) == 3
        runs = [str(each.step_run_id) for each in Extension.objects.all()]
        granting = head.send(waiting.form("/hang-loat/"), run=runs[:2], verb="GRANT")
        assert not Extension.objects.exclude(granted=None).exists()
        head.send(granting.form("/lam/"))
        drained()
        assert sorted(Extension.objects.values_list("granted", flat=True), key=str) == [None, True, True]
        assert Paper.objects.filter(kind="APOLOGY_EXTENSION").count() == 2
        assert [each.due_at == datetime.fromisoformat(LATE) for each in map(fresh, dossiers)] == [True] * 3


def test_who_is_left_out_and_why_is_told_before(citizen: User) -> None:
    said, asked, goes = late(citizen, 3)
    with time_machine.travel(NOW, tick=False):
        desk = Desk("giamsat")
        desk.send(asked_of(desk, [said, asked]).form("/lam/"), days="2", reason=WHY)
        drained()
        head = Desk("lanhdao")
        head.send(head.open(said).form("duyet-hen-lai", "GRANTED"))
        listed = desk.get(f"{reverse('supervision:overdue')}?co-quan={COMMITTEE}")
        assert listed.form("/xin-loi/").names & {"run"} and listed.html.count('name="run"') == 1
        page = asked_of(desk, [], all="1")
        told = {words_of(row)[1]: words_of(row)[-1] for row in page.all("tr")[1:]}
        assert told == {
            str(said): "Đã xin lỗi, hẹn lại 17:00 ngày 10/12/2026.",
            str(asked): "Đã có một đề nghị đang chờ lãnh đạo quyết định.",
            str(goes): "",
        }


def test_without_a_day_or_a_reason_nothing_begins_and_what_was_typed_stays(citizen: User) -> None:
    with time_machine.travel(NOW, tick=False):
        desk = Desk("giamsat")
        page = asked_of(desk, late(citizen, 1))
        for days, reason in (("", WHY), ("rất lâu", WHY), ("2", "Bận.")):
            answer = desk.send(page.form("/lam/"), days=days, reason=reason)
            assert answer.status == 422 and reason in answer.html and answer.forms("/lam/")
        drained()
        assert Bulk.objects.get().started_at is None and not Extension.objects.exists()


def test_what_is_late_no_more_is_left_as_it_was(citizen: User) -> None:
    (dossier,) = late(citizen, 1)
    with time_machine.travel(NOW, tick=False):
        desk = Desk("giamsat")
        desk.send(asked_of(desk, [dossier]).form("/lam/"), days="5", reason=WHY)
        Dossier.objects.update(due_at=datetime.fromisoformat(NOW) + timedelta(days=1))
        before = LedgerEntry.objects.count()
        drained()
        assert Bulk.objects.get().items.get().message == "Hồ sơ này chưa quá hạn."
        assert not Extension.objects.exists() and LedgerEntry.objects.count() == before


def test_whoever_handles_them_asks_from_their_own_list(citizen: User) -> None:
    mine, _theirs = late(citizen, 2)
    with time_machine.travel(NOW, tick=False):
        desk = Desk("hotich")
        form = desk.queue(muc="chua-xin-loi").form("/hang-loat/")
        ticked = {"run": [str(open_run(mine, "comparison").pk)], "verb": ["APOLOGISE"]}
        page = Page(desk.client.post(form.action, form.values | ticked, follow=True))
        desk.send(page.form("/lam/"), days="2", reason=WHY)
        drained()
        assert Extension.objects.get().dossier_id == mine.pk


@pytest.mark.parametrize("username", ["hotich", "tiepnhan", "congdan", "quantri"])
def test_strangers_apologise_for_nothing(citizen: User, username: str) -> None:
    (dossier,) = late(citizen, 1)
    with time_machine.travel(NOW, tick=False):
        url = f"{reverse('supervision:apologise')}?co-quan={COMMITTEE}"
        runs = [open_run(dossier, "comparison").pk]
        assert Desk(username).client.post(url, {"run": runs}).status_code == 404
        assert Desk("lanhdao").client.post(url, {"run": runs}).status_code == 422  # looks, supervises nothing
        assert Desk("hotich").client.post("/can-bo/hang-loat/", {"verb": "GRANT", "run": runs}).status_code == 422
        assert not Bulk.objects.exists()
