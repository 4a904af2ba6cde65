"""What is the applicant's, done at the counter for who stands there: who came and what they showed is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Person, User
from accounts.people import known_person
from applications.actions.answer_supplement import answer_supplement
from applications.actions.cancel_withdrawal import cancel_withdrawal
from applications.actions.choose_return import choose_return
from applications.actions.complete_step import complete_step
from applications.actions.parts.in_person import Came
from applications.actions.receive_at_counter import receive_at_counter
from applications.actions.withdraw import withdraw
from applications.models import Dossier, Presence
from applications.models.step_run import Outcome
from applications.status import Status
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from procedures.models import Procedure
from procedures.versions import definition_of
from tests.applications.desk_pages import Desk, Page
from tests.applications.refusals import refused
from tests.applications.stories import BIRTH, accepted, ask_for_supplement, filed, fresh, open_city, open_run, work
from tests.applications.test_counter_pages import CARD, look_for
from tests.applications.walk_ins import AN_LAO, HOA, centre, clerk, served

pytestmark = pytest.mark.django_db
DISPUTE, STEP = "1.012812", "second_thoughts"
WHY = "Chị ấy nộp nhầm thủ tục."
HERSELF = Came("Trần Thị Hòa", "Căn cước 031171000456")
SISTER = Came("Trần Thị Huệ", "Căn cước 031171000999", "Em ruột")


@pytest.fixture(autouse=True)
def citizen() -> User:
    return open_city()


def walk_in(code: str = BIRTH) -> Dossier:
    """Received at the counter, of somebody who has no account."""
    current = Procedure.objects.select_related("current").get(code=code).current
    assert current is not None
    hers = {"full_name": HOA.full_name, "personal_id": HOA.personal_id}
    fields = definition_of(current).form.fields()
    answers = {field.id: hers[field.prefill] for field in fields if field.prefill in hers}
    return receive_at_counter(clerk(), served(code, known_person(HOA), answers=answers).pk)


def confirming() -> Dossier:
    """What was agreed between neighbours waits for the applicant's second thoughts."""
    return work(walk_in(DISPUTE), until=STEP)


def stand_in(desk: Desk, dossier: Dossier, act: str, **changes: Any) -> Page:
    form = desk.get(reverse("counter:stand_in", args=[dossier.pk])).form("/lam-thay/")
    return Page(desk.client.post(form.action, form.values | changes | {"act": act}, follow=True))


def presence(dossier: Dossier, event: str) -> Presence:
    """The proof that the ledger's last entry of this event names."""
    entry = LedgerEntry.objects.filter(subject=dossier.subject, event=event).latest("seq")
    return Presence.objects.get(pk=entry.data["presence"])


def test_the_draft_is_confirmed_by_who_shows_the_card() -> None:
    dossier, desk = confirming(), Desk("tiepnhan")
    assert dossier.owner is None
    page = stand_in(desk, dossier, "confirm", came_identity=CARD)
    assert "Đã ghi: người nộp xác nhận bản dự thảo." in page.text
    assert dossier.step_runs.get(step=STEP).outcome == Outcome.DONE
    kept = presence(dossier, "step.completed")
    assert (kept.name, kept.identity, kept.authority) == ("Trần Thị Hòa", "Căn cước 031171000456", "")
    assert kept.served_by == clerk()
    assert "cho Trần Thị Hòa (Căn cước 031171000456)" in desk.open(dossier).text


def test_a_draft_with_a_mistake_goes_back_with_their_words() -> None:
    dossier, desk = confirming(), Desk("tiepnhan")
    page = stand_in(desk, dossier, "mend", came_identity=CARD)
    assert page.status == 422 and "Lý do cần ít nhất 10 ký tự." in page.text
    assert "Trần Thị Hòa" in page.text and open_run(dossier, STEP).is_open
    stand_in(desk, dossier, "mend", came_identity=CARD, note="Ranh giới phải theo cọc mốc cũ.")
    assert dossier.step_runs.get(step=STEP).outcome == Outcome.RETURNED


def test_nothing_is_done_for_nobody_nor_for_who_shows_no_authority() -> None:
    dossier, desk = confirming(), Desk("tiepnhan")
    nobody = stand_in(desk, dossier, "confirm")
    assert nobody.status == 422 and "Hãy ghi giấy tờ đã xuất trình." in nobody.text
    stranger = stand_in(desk, dossier, "confirm", came_identity="031171000999", came_name="Trần Thị Huệ")
    assert stranger.status == 422 and "phải có" not in stranger.text
    assert "hãy ghi giấy ủy quyền hoặc quan hệ" in stranger.text
    assert open_run(dossier, STEP).is_open and not Presence.objects.exists()
    no_card = stand_in(desk, dossier, "confirm", came_identity="031|x|y")
    assert no_card.status == 422 and "không phải mã QR" in no_card.text


def test_the_paper_shown_is_compared_before_anything_is_done() -> None:
    dossier, desk = confirming(), Desk("tiepnhan")
    same = stand_in(desk, dossier, "", came_identity=HOA.personal_id)
    assert "Khớp số định danh của người nộp." in same.text
    other = stand_in(desk, dossier, "", came_identity="031171000999")
    assert "phải có giấy ủy quyền" in other.text
    assert open_run(dossier, STEP).is_open and not Presence.objects.exists()


def test_a_dossier_is_asked_back_and_wanted_after_all() -> None:
    dossier, desk = walk_in(), Desk("tiepnhan")
    page = stand_in(desk, dossier, "ask_back", reason=WHY, came_identity=SISTER.identity,
                    came_name=SISTER.name, came_authority=SISTER.authority)  # fmt: skip
    assert "Đã ghi yêu cầu rút hồ sơ." in page.text and WHY in page.text
    assert fresh(dossier).status == Status.WITHDRAWN
    assert presence(dossier, "dossier.withdrawal_requested").authority == "Em ruột"
    stand_in(desk, dossier, "want_after_all", came_identity=CARD)
    assert fresh(dossier).status == Status.PROCESSING
    assert presence(dossier, "dossier.withdrawal_cancelled").name == "Trần Thị Hòa"


def test_the_way_of_the_result_is_chosen_anew_until_there_is_one() -> None:
    dossier, desk = walk_in(), Desk("tiepnhan")
    page = stand_in(desk, dossier, "choose_return", came_identity=CARD, return_way="POST")
    assert page.status == 422 and "Hãy ghi địa chỉ nhận qua bưu chính." in page.text
    page = stand_in(desk, dossier, "choose_return", came_identity=CARD, return_way="ELECTRONIC")
    assert page.status == 422 and "không có tài khoản" in page.text
    stand_in(desk, dossier, "choose_return", came_identity=CARD, return_way="COUNTER", return_office=AN_LAO)
    assert fresh(dossier).return_agency == centre(AN_LAO)
    assert presence(dossier, "dossier.return_chosen").identity == HERSELF.identity
    resolved = work(fresh(dossier), until="return")
    with refused(Conflict):
        choose_return(clerk(), resolved.pk, "POST", address="Số 9 Lê Lợi", came=HERSELF)


def test_what_was_asked_for_is_brought_by_who_shows_a_paper() -> None:
    dossier = ask_for_supplement(walk_in())
    with refused(Invalid):
        answer_supplement(clerk(), dossier.pk, note="Bản này rõ nhất rồi.")
    answer_supplement(clerk(), dossier.pk, HERSELF, "Bản này rõ nhất rồi.")
    assert presence(dossier, "dossier.supplement_answered").identity == HERSELF.identity


def test_the_page_is_found_by_code_by_card_and_from_the_dossier() -> None:
    dossier, desk = walk_in(), Desk("tiepnhan")
    address = reverse("counter:stand_in", args=[dossier.pk])
    assert "Ai đến?" in look_for(desk, str(dossier.code)).text
    assert address in look_for(desk, CARD).html
    assert address in desk.open(dossier).html
    assert address not in Desk("hotich").open(dossier).html


ACTS: list[Callable[[User, Dossier], object]] = [
    lambda user, dossier: withdraw(user, dossier.pk, WHY, HERSELF),
    lambda user, dossier: cancel_withdrawal(user, dossier.pk, HERSELF),
    lambda user, dossier: choose_return(user, dossier.pk, "COUNTER", came=HERSELF),
    lambda user, dossier: answer_supplement(user, dossier.pk, HERSELF),
    lambda user, dossier: complete_step(
        user, dossier.pk, open_run(dossier, STEP).pk, fresh(dossier).revision, "DONE", came=HERSELF
    ),
]


STRANGERS = ["tiepnhan.anlao", "hotich", "lanhdao", "vanthu", "congdan", "kythuat"]


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_does_it(act: Callable[[User, Dossier], object]) -> None:
    dossier = confirming()
    address = reverse("counter:stand_in", args=[dossier.pk])
    for name in STRANGERS:
        with refused(Denied):
            act(clerk(name), dossier)
        client = Desk(name).client
        assert client.get(address).status_code == client.post(address, {"act": "confirm"}).status_code == 404
    assert not Presence.objects.exists()


@pytest.mark.parametrize("act", ACTS)
def test_never_for_who_filed_it_online(citizen: User, act: Callable[[User, Dossier], object]) -> None:
    dossier = work(accepted(filed(citizen, DISPUTE)), until=STEP)
    with refused(Denied):
        act(clerk(), dossier)
    address = reverse("counter:stand_in", args=[dossier.pk])
    assert Desk("tiepnhan").get(address).status == 404
    assert address not in Desk("tiepnhan").open(dossier).html


def test_with_an_account_and_over_the_counter_both_may(citizen: User) -> None:
    mother = Person.objects.get(user=citizen)
    dossier = receive_at_counter(clerk(), served(BIRTH, mother, answers={"requester_id": mother.personal_id}).pk)
    assert dossier.owner == citizen
    withdraw(clerk(), dossier.pk, WHY, Came(dossier.applicant_name, "Căn cước 031192000101"))
    cancel_withdrawal(citizen, dossier.pk)
    assert fresh(dossier).status == Status.PROCESSING
    entry = LedgerEntry.objects.filter(subject=dossier.subject, event="dossier.withdrawal_cancelled").get()
    assert "presence" not in entry.data
