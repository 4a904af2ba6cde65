"""Paper originals: who holds which since when; left at a counter, handed on, signed for, given back."""

from typing import Any

import pytest

from accounts.models import Agency, User
from accounts.roles import Role
from applications.actions.hand_over_originals import hand_over_originals
from applications.actions.parts.in_person import Came
from applications.actions.recall_hand_over import recall_hand_over
from applications.actions.receive_hand_over import receive_hand_over
from applications.actions.receive_originals import receive_originals
from applications.models import Dossier, HandOver, Original
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from tests.applications.desk_pages import Desk
from tests.applications.outsiders import dismissed, outsiders, trusted
from tests.applications.refusals import refused
from tests.applications.stories import BUILDING, accepted, filed, fresh, holder, open_city, open_run, work

DEED = {"name": "Giấy chứng nhận quyền sử dụng đất", "quantity": 1}
CAME = Came("Nguyễn Thị Hoa", "Căn cước 031192000101", "Chính người nộp")
PLANS = {"name": "Bản vẽ thiết kế", "quantity": 2, "paper": "drawings"}


@pytest.fixture
def dossier(db: None) -> Dossier:
    return accepted(filed(open_city(), BUILDING))


@pytest.fixture
def deed(dossier: Dossier) -> Original:
    """A title deed left at the counter."""
    leave(dossier, DEED)
    return dossier.originals.get()


def clerk(dossier: Dossier) -> User:
    return holder(dossier.step_runs.earliest("pk"))


def handler(dossier: Dossier) -> User:
    return holder(dossier.step_runs.filter(closed_at=None).earliest("pk"))


def leave(dossier: Dossier, *items: dict[str, Any], user: User | None = None, seen: int | None = None) -> None:
    known = fresh(dossier).revision if seen is None else seen
    receive_originals(user or clerk(dossier), dossier.pk, known, items)


def office(dossier: Dossier) -> Agency:
    assert dossier.competent_agency
    return dossier.competent_agency


def test_what_is_left_at_the_counter_is_held_there(dossier: Dossier) -> None:
    leave(dossier, DEED, PLANS, {"name": "", "quantity": None})
    deed, plans = dossier.originals.all()
    assert (deed.held_by, deed.quantity, deed.paper) == (dossier.receiving_agency, 1, "")
    assert (plans.quantity, plans.paper) == (2, "drawings")
    step = deed.hand_overs.get()
    assert (step.giver, step.receiver, step.received_by) == (None, dossier.receiving_agency, clerk(dossier))
    assert LedgerEntry.objects.filter(subject=dossier.subject).latest("seq").event == "originals.received"


@pytest.mark.parametrize(
    "items", [[], [{"name": " ", "quantity": 2}], [DEED | {"quantity": 501}], [DEED, {"quantity": 3}]]
)
def test_each_has_a_name_and_a_number(dossier: Dossier, items: list[dict[str, Any]]) -> None:
    with refused(Invalid):
        leave(dossier, *items)


def test_taken_in_once(dossier: Dossier) -> None:
    seen = dossier.revision
    leave(dossier, DEED, seen=seen)
    with refused(Conflict, "vừa cập nhật hồ sơ này"):
        leave(dossier, DEED, seen=seen)


def test_only_a_counter_takes_in(dossier: Dossier) -> None:
    run = open_run(dossier, "appraisal")
    officer = clerk(dossier)
    for user in [*outsiders(run), handler(dossier), dismissed(officer)]:
        with refused(Denied):
            leave(dossier, DEED, user=user)


def test_on_its_way_it_is_held_where_it_was_until_it_is_signed_for(dossier: Dossier, deed: Original) -> None:
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], office(dossier).code)
    ahead = HandOver.objects.get(received_at=None)
    deed.refresh_from_db()
    assert (deed.held_by, ahead.receiver) == (dossier.receiving_agency, office(dossier))
    receive_hand_over(handler(dossier), dossier.pk, [ahead.pk])
    deed.refresh_from_db()
    ahead.refresh_from_db()
    assert (deed.held_by, ahead.received_by) == (office(dossier), handler(dossier))
    events = LedgerEntry.objects.filter(subject=dossier.subject, event__startswith="originals.")
    assert [entry.event for entry in events.order_by("seq")] == [
        "originals.received", "originals.handed_over", "originals.taken",
    ]  # fmt: skip


def test_given_back_it_is_the_applicants_at_once(dossier: Dossier, deed: Original) -> None:
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], "", CAME)
    deed.refresh_from_db()
    told = LedgerEntry.objects.filter(subject=dossier.subject).latest("seq")
    assert (deed.held_by, told.data["presence"]) == (None, dossier.presences.get().pk)
    assert dossier.presences.get().identity == CAME.identity
    with refused(Conflict, "đã trả lại người nộp"):
        hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], "", CAME)


def test_nobody_is_given_papers_without_showing_who_they_are(dossier: Dossier, deed: Original) -> None:
    for came in (None, Came("Nguyễn Thị Hoa"), Came("Người lạ", "Căn cước 031090001234")):
        with refused(Invalid, "Hãy ghi ai đến quầy"):
            hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], "", came)
    stranger = Came("Người lạ", "Căn cước 031090001234", "Giấy ủy quyền ngày 20/11/2026")
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], "", stranger)
    assert dossier.presences.get().authority == stranger.authority


def test_handed_over_once(dossier: Dossier, deed: Original) -> None:
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], office(dossier).code)
    with refused(Conflict, "chờ nơi nhận ký nhận"):
        hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], office(dossier).code)


def test_signed_for_once(dossier: Dossier, deed: Original) -> None:
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], office(dossier).code)
    ahead = HandOver.objects.get(received_at=None)
    receive_hand_over(handler(dossier), dossier.pk, [ahead.pk])
    with refused(Conflict, "đã được ký nhận"):
        receive_hand_over(handler(dossier), dossier.pk, [ahead.pk])


def test_only_who_keeps_it_gives_it_and_only_to_an_office_of_the_dossier(dossier: Dossier, deed: Original) -> None:
    elsewhere = Agency.objects.filter(kind="TAX").earliest("pk")
    with refused(Denied):
        hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], elsewhere.code)
    with refused(Denied):
        hand_over_originals(handler(dossier), dossier.pk, [deed.pk], "", CAME)
    officer = dismissed(clerk(dossier))
    with refused(Denied):
        hand_over_originals(officer, dossier.pk, [deed.pk], "", CAME)


def test_only_the_other_office_signs_for_it(dossier: Dossier, deed: Original) -> None:
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], office(dossier).code)
    ahead = HandOver.objects.get(received_at=None)
    leader = trusted("lanhdaokhac", Role.LEADER, office(dossier))
    for user in (clerk(dossier), leader):
        with refused(Denied):
            receive_hand_over(user, dossier.pk, [ahead.pk])
    with refused(Denied):
        receive_hand_over(handler(dossier), dossier.pk, [ahead.pk + 1])


def test_nothing_chosen_and_nowhere_to_go(dossier: Dossier, deed: Original) -> None:
    assert dossier.receiving_agency
    with refused(Invalid):
        hand_over_originals(clerk(dossier), dossier.pk, [], "", CAME)
    with refused(Invalid, "đang ở nơi ấy"):
        hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], dossier.receiving_agency.code)


def test_a_dossier_that_ended_gives_back_what_is_still_held(dossier: Dossier, deed: Original) -> None:
    ended = work(dossier)
    assert ended.is_ended
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], "", CAME)
    deed.refresh_from_db()
    assert deed.held_by is None


def test_what_went_to_the_wrong_office_is_taken_back_until_it_is_signed_for(dossier: Dossier, deed: Original) -> None:
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], office(dossier).code)
    ahead = deed.hand_overs.get(received_at=None)
    for user in [*outsiders(dossier.step_runs.earliest("pk")), dossier.owner]:
        with refused(Denied):
            recall_hand_over(user, dossier.pk, [ahead.pk])  # type: ignore[arg-type]
    recall_hand_over(clerk(dossier), dossier.pk, [ahead.pk])
    deed.refresh_from_db()
    assert deed.held_by == dossier.receiving_agency and not deed.hand_overs.filter(received_at=None).exists()
    assert LedgerEntry.objects.filter(subject=dossier.subject).latest("seq").event == "originals.recalled"
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], office(dossier).code)
    ahead = deed.hand_overs.get(received_at=None)
    receive_hand_over(handler(dossier), dossier.pk, [ahead.pk])
    with refused(Conflict, "đã được ký nhận"):
        recall_hand_over(clerk(dossier), dossier.pk, [ahead.pk])


def test_the_desk_offers_to_take_it_back(dossier: Dossier, deed: Original) -> None:
    hand_over_originals(clerk(dossier), dossier.pk, [deed.pk], office(dossier).code)
    desk = Desk(clerk(dossier).username)
    page = desk.send(desk.open(dossier).form("/rut-ban-giao/"))
    assert "Đã rút lại bàn giao" in page.text and not deed.hand_overs.filter(received_at=None).exists()
