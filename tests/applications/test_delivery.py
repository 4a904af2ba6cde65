"""Results handed over: all or some, early or late, at a counter or by post, to whom, against the fee, with proof."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Agency, User
from accounts.roles import Role
from applications.actions.complete_step import complete_step
from applications.actions.confirm_delivery import confirm_delivery
from applications.actions.deliver import deliver
from applications.actions.reissue_paper import reissue_paper
from applications.actions.settle_charge import settle_charge
from applications.delivered import results_of, state_of, undelivered
from applications.models import Charge, Delivery, Dossier
from applications.models.paper import PaperKind
from applications.status import DeliveryState, Status
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from tests.applications.outsiders import dismissed, outsiders, trusted
from tests.applications.refusals import refused
from tests.applications.stories import BUILDING, NEWBORN, accepted, filed, fresh, holder, open_city, open_run, work

CARD = "Căn cước 031090001234"
D = DeliveryState


@pytest.fixture
def permit(db: None) -> Dossier:
    """A building permit with its stamped drawings, ready to be fetched."""
    return work(accepted(filed(open_city(), BUILDING)), until="return")


def clerk(dossier: Dossier) -> User:
    return holder(dossier.step_runs.earliest("pk"))


def give(dossier: Dossier, *papers: int, user: User | None = None, seen: int | None = None, **proof: str) -> Dossier:
    """The applicant fetches these results, by default all that are left."""
    dossier = fresh(dossier)
    chosen = papers or tuple(undelivered(dossier).values_list("pk", flat=True))
    said = {"way": "COUNTER", "receiver": dossier.applicant_name, "identity": CARD} | proof
    known = dossier.revision if seen is None else seen
    return deliver(user or clerk(dossier), dossier.pk, known, chosen, **said)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("issued", "handed", "arrived", "state"),
    [
        (set(), set(), set(), D.NONE),
        ({1, 2}, set(), set(), D.WAITING),
        ({1, 2}, {1}, {1}, D.PARTIAL),
        ({1, 2}, {1, 2}, {1}, D.SENT),
        ({1, 2}, {1, 2}, {1, 2}, D.DELIVERED),
        ({1, 3}, {1, 2}, {1, 2}, D.PARTIAL),
    ],
)
def test_how_far_the_results_have_come(issued: set[int], handed: set[int], arrived: set[int], state: D) -> None:
    assert state_of(issued, handed, arrived) == state


def test_all_fetched_at_the_counter_ends_the_dossier(permit: Dossier) -> None:
    assert permit.delivery_state == D.WAITING
    dossier = give(permit)
    delivery = permit.deliveries.get()
    assert (dossier.status, dossier.delivery_state) == (Status.RETURNED, D.DELIVERED)
    assert (delivery.receiver, delivery.identity, delivery.handed_by) == (permit.applicant_name, CARD, clerk(permit))
    slip = permit.papers_issued.get(kind=PaperKind.DELIVERY_SLIP)
    assert slip.key == f"delivery:{delivery.pk}"
    assert permit.step_runs.get(step="return").closed_by == clerk(permit)


def test_one_after_the_other(permit: Dossier) -> None:
    first, second = results_of(permit)
    assert give(permit, first.pk).delivery_state == D.PARTIAL
    assert open_run(permit, "return").is_open
    assert give(permit, second.pk).delivery_state == D.DELIVERED
    assert permit.deliveries.count() == 2


def test_a_result_is_fetched_while_other_branches_still_run(db: None) -> None:
    dossier = work(accepted(filed(open_city(), NEWBORN)), until="insurance_handling")
    ready = results_of(dossier).earliest("pk")
    assert dossier.status == Status.PROCESSING
    assert give(dossier, ready.pk).status == Status.PROCESSING
    assert fresh(dossier).delivery_state in {D.PARTIAL, D.DELIVERED}
    dossier = work(dossier, until="return")
    left = [paper.pk for paper in undelivered(dossier)]
    assert ready.pk not in left
    assert give(dossier, *left).status == Status.RETURNED


def test_by_post_it_is_on_its_way_until_the_receipt_comes_back(permit: Dossier) -> None:
    dossier = give(permit, way="POST", identity="12 Lạch Tray, Ngô Quyền", post_code="EB123456789VN")
    delivery = permit.deliveries.get()
    assert (dossier.status, dossier.delivery_state) == (Status.RESOLVED, D.SENT)
    assert "EB123456789VN" in permit.notices.latest("pk").body
    dossier = confirm_delivery(clerk(permit), permit.pk, delivery.pk)
    assert (dossier.status, dossier.delivery_state) == (Status.RETURNED, D.DELIVERED)
    with refused(Conflict, "không còn chờ"):
        confirm_delivery(clerk(permit), permit.pk, delivery.pk)


def test_a_letter_that_comes_back_is_sent_or_fetched_again(permit: Dossier) -> None:
    give(permit, way="POST", identity="12 Lạch Tray, Ngô Quyền", post_code="EB123456789VN")
    letter = permit.deliveries.get()
    dossier = confirm_delivery(clerk(permit), permit.pk, letter.pk, arrived=False)
    assert (dossier.status, dossier.delivery_state) == (Status.RESOLVED, D.WAITING)
    assert "EB123456789VN" in permit.notices.get(moment="result_came_back").body
    assert set(undelivered(permit)) == set(results_of(permit))
    with refused(Conflict, "không còn chờ"):
        confirm_delivery(clerk(permit), permit.pk, letter.pk)
    assert give(permit).status == Status.RETURNED
    assert permit.deliveries.count() == 2


def test_what_was_fetched_is_not_waited_for(permit: Dossier) -> None:
    give(permit, results_of(permit).earliest("pk").pk)
    with refused(Conflict, "không còn chờ"):
        confirm_delivery(clerk(permit), permit.pk, permit.deliveries.get().pk)
    with refused(Denied):
        confirm_delivery(clerk(permit), permit.pk, 0)


@pytest.mark.parametrize(
    ("proof", "wrong"),
    [
        ({"receiver": " "}, {"receiver"}),
        ({"identity": ""}, {"identity"}),
        ({"receiver": "Người khác"}, {"on_behalf"}),
        ({"way": "POST"}, {"post_code"}),
        ({"way": "ELECTRONIC"}, {"way"}),
    ],
)
def test_proof_is_whole(permit: Dossier, proof: dict[str, str], wrong: set[str]) -> None:
    with refused(Invalid):
        give(permit, **proof)
    with pytest.raises(Invalid) as refusal:
        give(permit, **proof)
    assert refusal.value.fields.keys() == wrong


def test_somebody_else_receives_by_an_authority(permit: Dossier) -> None:
    give(permit, receiver="Trần Văn Nam", on_behalf="Giấy ủy quyền số 12, công chứng ngày 20/11/2026")
    assert permit.deliveries.get().on_behalf.startswith("Giấy ủy quyền")


def test_nothing_chosen_is_nothing_given(permit: Dossier) -> None:
    with refused(Invalid):
        deliver(clerk(permit), permit.pk, permit.revision, [], "COUNTER", permit.applicant_name, CARD)


def test_given_once(permit: Dossier) -> None:
    first, _second = results_of(permit)
    seen = permit.revision
    give(permit, first.pk, seen=seen)
    with refused(Conflict, "vừa cập nhật hồ sơ này"):
        give(permit, first.pk, seen=seen)
    with refused(Conflict, "đã được giao"):
        give(permit, first.pk)
    assert LedgerEntry.objects.filter(subject=permit.subject, event="result.handed_over").count() == 1


def test_a_receipt_is_no_result(permit: Dossier) -> None:
    receipt = permit.papers_issued.get(kind=PaperKind.RECEIPT)
    with refused(Invalid):
        give(permit, receipt.pk)
    with refused(Conflict):
        give(permit, receipt.pk, results_of(permit).earliest("pk").pk)


def test_only_against_the_fee_however_late_it_is(permit: Dossier) -> None:
    permit.charges.update(state=Charge.State.DUE)
    Dossier.objects.filter(pk=permit.pk).update(due_at=timezone.now() - timedelta(days=30))
    with refused(Conflict, "chưa thu"):
        give(permit)
    settle_charge(clerk(permit), permit.pk, permit.charges.get().pk)
    assert give(permit).status == Status.RETURNED


def test_any_counter_of_its_offices_hands_it_over_and_nobody_else(permit: Dossier) -> None:
    run = open_run(permit, "return")
    officer = clerk(permit)
    for user in [*outsiders(run), dismissed(officer)]:
        with refused(Denied):
            give(permit, user=user)
    assert permit.competent_agency
    give(permit, user=trusted("quayphong", Role.RECEPTION, permit.competent_agency))


def test_where_the_person_chose_to_fetch_it(permit: Dossier) -> None:
    centre = (
        Agency.objects.exclude(pk__in=permit.step_runs.values("agency")).filter(kind="COMMUNE_CENTRE").earliest("pk")
    )
    user = trusted("quaykhac", Role.RECEPTION, centre)
    with refused(Denied):
        give(permit, user=user)
    Dossier.objects.filter(pk=permit.pk).update(return_agency=centre)
    assert give(permit, user=user).status == Status.RETURNED


def test_a_paper_is_not_handed_over_by_ending_the_step(permit: Dossier) -> None:
    give(permit, results_of(permit).earliest("pk").pk)
    with refused(Conflict, "bàn trả kết quả"):
        end_return(permit)


def test_where_the_electronic_copy_was_chosen_ending_the_step_is_handing_over_what_is_left(permit: Dossier) -> None:
    first, second = results_of(permit)
    give(permit, first.pk)
    Dossier.objects.filter(pk=permit.pk).update(return_way=Delivery.Way.ELECTRONIC)
    end_return(permit)
    rest = permit.deliveries.latest("pk")
    assert list(rest.papers.all()) == [second]
    assert (rest.way, rest.receiver) == (Delivery.Way.ELECTRONIC, permit.applicant_name)
    assert fresh(permit).delivery_state == D.DELIVERED
    assert permit.papers_issued.filter(kind=PaperKind.DELIVERY_SLIP).count() == 2


def end_return(dossier: Dossier) -> Dossier:
    """The clerk ends the return step by its button."""
    run = open_run(dossier, "return")
    return complete_step(clerk(dossier), dossier.pk, run.pk, fresh(dossier).revision, "DONE")


def test_of_an_ended_dossier_nothing_is_left_to_give(permit: Dossier) -> None:
    results = [paper.pk for paper in results_of(permit)]
    give(permit)
    with refused(Conflict, "đã được giao"):
        give(permit, *results)


def test_a_result_drawn_up_anew_is_handed_over_anew(permit: Dossier) -> None:
    give(permit)
    first = results_of(permit).earliest("pk")
    leader = holder(permit.step_runs.filter(kind="APPROVAL").latest("pk"))
    anew = reissue_paper(leader, permit.pk, first.pk, "Sai họ tên chủ đầu tư.")
    assert fresh(permit).delivery_state == D.PARTIAL
    give(permit, anew.pk)
    assert (fresh(permit).status, fresh(permit).delivery_state) == (Status.RETURNED, D.DELIVERED)
