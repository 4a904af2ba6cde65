"""The reception counter: whoever comes is served in one screen, for any commune of the city, exactly once."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import Organisation, Person, User
from accounts.people import Entered, known_person
from applications.actions.keep_at_counter import keep_at_counter
from applications.actions.receive_at_counter import ask_at_counter, receive_at_counter, refuse_at_counter
from applications.actions.start_at_counter import Behalf, start_at_counter
from applications.models import Charge, Dossier, Original
from applications.models.paper import PaperKind
from applications.status import Status
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry, OutboxRow
from tests.applications.citizen_pages import Citizen
from tests.applications.desk_pages import Desk, Page
from tests.applications.stories import BIRTH, COPIES, accepted, fresh, open_city, work
from tests.applications.walk_ins import AN_LAO, CITY_CENTRE, HOA, centre, clerk, served, written

pytestmark = pytest.mark.django_db
RETAIL = "2.000620"


def state(dossier: Dossier) -> tuple[int, int, int, int]:
    """What a refusal must leave as it was."""
    found = fresh(dossier)
    return found.status, found.revision, LedgerEntry.objects.count(), OutboxRow.objects.count()


def test_a_walk_in_is_filed_and_accepted_in_one_act(citizen: User) -> None:
    dossier = receive_at_counter(clerk(), served(BIRTH).pk)
    assert dossier.status == Status.PROCESSING
    assert dossier.channel == "COUNTER"
    assert dossier.code and dossier.request_number and dossier.due_at
    assert dossier.receiving_agency == centre()
    assert dossier.owner is None
    kinds = set(dossier.papers_issued.values_list("kind", flat=True))
    assert PaperKind.RECEIPT in kinds and PaperKind.ACKNOWLEDGEMENT not in kinds
    assert not dossier.notices.filter(moment="submitted").exists()


def test_any_communes_dossier_is_received_at_any_counter(citizen: User) -> None:
    """Phi địa giới: An Lão decides what Hồng Bàng, or the city's centre, received."""
    an_lao = centre(AN_LAO).territory.code
    here = receive_at_counter(clerk(), served(BIRTH, answers={"registration_commune": an_lao}).pk)
    at_city = served(BIRTH, at=CITY_CENTRE, by="tiepnhan.tp", answers={"registration_commune": an_lao})
    there = receive_at_counter(clerk("tiepnhan.tp"), at_city.pk)
    for dossier, received in ((here, centre()), (there, centre(CITY_CENTRE))):
        assert dossier.receiving_agency == received
        assert dossier.competent_agency and dossier.competent_agency.territory.code == an_lao
        assert str(dossier.code).startswith(received.code)


def test_what_is_received_only_where_it_is_decided_is_refused_elsewhere(citizen: User) -> None:
    draft = served(COPIES)
    an_lao = centre(AN_LAO).territory
    keep_at_counter(clerk(), draft.pk, written(fresh(draft), territory=an_lao))
    before = state(draft)
    with pytest.raises(Invalid) as refused:
        receive_at_counter(clerk(), draft.pk)
    assert "territory" in refused.value.fields
    assert state(draft) == before


def test_it_appears_in_the_account_of_whoever_has_that_number(citizen: User) -> None:
    mother = Person.objects.get(user=citizen)
    draft = served(BIRTH, mother, answers={"requester_id": mother.personal_id})
    assert not Dossier.objects.visible_to(citizen).filter(pk=draft.pk).exists()
    dossier = receive_at_counter(clerk(), draft.pk)
    assert dossier.applicant_number == mother.personal_id
    assert dossier.owner == citizen
    assert str(dossier.code) in Citizen("congdan").get(reverse("citizen:dossiers")).text


def test_a_draft_is_its_counters_alone(citizen: User) -> None:
    """Of an organisation too: whoever represents it does not see what a clerk is still writing."""
    business = User.objects.get(username="doanhnghiep")
    organisation = Organisation.objects.filter(representations__user=business).earliest("pk")
    draft = served(RETAIL, behalf=Behalf(organisation=organisation, authority="Giám đốc"))
    assert not Dossier.objects.visible_to(business).filter(pk=draft.pk).exists()
    assert Dossier.objects.drafts_served_by(clerk()).get() == draft
    for stranger in ("tiepnhan.anlao", "tiepnhan.tp", "hotich", "lanhdao", "thanhtra", "congdan", "kythuat"):
        user = clerk(stranger)
        assert not Dossier.objects.within_reach_of(user).filter(pk=draft.pk).exists()
        with pytest.raises(Denied):
            keep_at_counter(user, draft.pk, written(draft))
        with pytest.raises(Denied):
            receive_at_counter(user, draft.pk)
    assert fresh(draft).status == Status.DRAFT


def test_an_organisations_dossier_names_it_and_shows_in_its_account(citizen: User) -> None:
    business = User.objects.get(username="doanhnghiep")
    organisation = Organisation.objects.filter(representations__user=business).earliest("pk")
    dossier = receive_at_counter(clerk(), served(RETAIL, behalf=Behalf(organisation=organisation)).pk)
    assert dossier.applicant_number == organisation.tax_code
    assert Dossier.objects.visible_to(business).filter(pk=dossier.pk).exists()


def test_who_comes_for_somebody_else_says_by_which_authority(citizen: User) -> None:
    child, mother = known_person(Entered("Lê An", "031215000777")), known_person(HOA)
    with pytest.raises(Invalid) as refused:
        start_at_counter(clerk(), centre(), COPIES, mother, Behalf(principal=child))
    assert "authority" in refused.value.fields
    assert not Dossier.objects.exists()
    draft = start_at_counter(clerk(), centre(), COPIES, mother, Behalf(principal=child, authority="Mẹ đẻ"))
    assert (draft.applicant_name, draft.person, draft.authority) == ("Lê An", mother, "Mẹ đẻ")


def test_papers_are_counted_by_kind_and_originals_get_a_holder(citizen: User) -> None:
    draft = served(BIRTH)
    paper = draft.files[0].paper
    draft.attachments.all().delete()
    with pytest.raises(Invalid) as refused:
        receive_at_counter(clerk(), draft.pk)
    assert f"paper:{paper}" in refused.value.fields
    brought = {each: {"originals": 1, "copies": 2, "shown": False} for each in _named(refused.value)}
    keep_at_counter(clerk(), draft.pk, written(fresh(draft), brought=brought))
    dossier = receive_at_counter(clerk(), draft.pk)
    original = Original.objects.get(dossier=dossier, paper=paper)
    assert (original.quantity, original.held_by) == (1, centre())
    receipt = dossier.papers_issued.get(kind=PaperKind.RECEIPT)
    assert "01 bản chính, 02 bản sao" in str(receipt.data)


def _named(refused: Invalid) -> list[str]:
    return [name.removeprefix("paper:") for name in refused.fields if name.startswith("paper:")]


def test_fees_are_taken_in_cash_with_the_dossier_or_stay_due(citizen: User) -> None:
    due = receive_at_counter(clerk(), served(COPIES).pk)
    total = sum(due.charges.values_list("amount", flat=True))
    paid = receive_at_counter(clerk(), served(COPIES).pk, cash=total)
    assert set(paid.charges.values_list("state", flat=True)) == {Charge.State.PAID}
    assert paid.papers_issued.filter(kind=PaperKind.FEE_RECEIPT).exists()
    assert set(due.charges.values_list("state", flat=True)) == {Charge.State.DUE}


def test_a_sum_that_is_not_what_is_due_receives_nothing(citizen: User) -> None:
    draft = served(COPIES)
    before = state(draft)
    with pytest.raises(Invalid) as refused:
        receive_at_counter(clerk(), draft.pk, cash=1)
    assert "1 đồng" in str(refused.value.fields["cash"])
    assert state(draft) == before


def test_receiving_twice_is_told_and_changes_nothing(citizen: User) -> None:
    draft = served(BIRTH)
    receive_at_counter(clerk(), draft.pk)
    before = state(draft)
    with pytest.raises(Conflict):
        receive_at_counter(clerk(), draft.pk)
    with pytest.raises(Conflict):
        keep_at_counter(clerk(), draft.pk, written(fresh(draft)))
    assert state(draft) == before


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_at_once_one_receives_it() -> None:
    open_city()
    draft = served(BIRTH)
    answers: list[str] = []

    def receive() -> None:
        try:
            receive_at_counter(clerk(), draft.pk)
            answers.append("received")
        except Conflict:
            answers.append("late")
        finally:
            connection.close()

    both = [threading.Thread(target=receive) for _each in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(answers) == ["late", "received"]
    assert fresh(draft).papers_issued.filter(kind=PaperKind.RECEIPT).count() == 1


def test_what_lacks_is_asked_on_paper_and_brought_back_to_the_counter(citizen: User) -> None:
    draft = served(BIRTH)
    papers = [file.paper for file in draft.files]
    draft.attachments.all().delete()
    lacking = {f"paper:{paper}": "Chưa mang theo." for paper in papers}
    dossier = ask_at_counter(clerk(), draft.pk, lacking, "Thiếu giấy tờ kèm theo.")
    assert dossier.status == Status.AWAITING_SUPPLEMENT
    assert dossier.papers_issued.filter(kind=PaperKind.SUPPLEMENT_REQUEST).exists()
    desk = Desk("tiepnhan")
    request_paper = dossier.papers_issued.get(kind=PaperKind.SUPPLEMENT_REQUEST)
    start = reverse("counter:start")
    assert str(dossier) in desk.get(start).text
    page = Page(desk.client.post(start, {"q": f"https://dvc.example/xac-minh/{request_paper.code}/"}, follow=True))
    assert "Nhận phần bổ sung" in page.text
    form = next(form for form in page.forms("/can-bo/quay/") if "receive" in form.names)
    brought = {f"{paper}-originals": ["1"] for paper in papers} | {"receive": ["1"]}
    nobody = desk.send(form, **brought)
    assert nobody.status == 422 and "Hãy ghi giấy tờ đã xuất trình." in nobody.text
    assert fresh(draft).status == Status.AWAITING_SUPPLEMENT
    again = desk.send(form, **brought, came_identity=[dossier.applicant_number])
    assert again.status == 200, again.text[:600]
    assert fresh(draft).status == Status.SUBMITTED
    assert accepted(fresh(draft)).status == Status.PROCESSING


def test_a_dossier_is_refused_in_writing(citizen: User) -> None:
    dossier = refuse_at_counter(clerk(), served(BIRTH).pk, "Không thuộc thẩm quyền của thành phố.")
    assert dossier.status == Status.REJECTED_INTAKE
    assert dossier.papers_issued.filter(kind=PaperKind.REFUSAL).exists()


def test_papers_name_who_came_and_where_to_bring_the_rest(citizen: User) -> None:
    """A mother hands in for her child: she signs, and brings what is missing back to the counter."""
    mother, child = known_person(HOA), known_person(Entered("Lê An", "031215000777"))
    behalf = Behalf(principal=child, authority="Mẹ đẻ")
    refused = refuse_at_counter(clerk(), served(COPIES, mother, behalf).pk, "Không thuộc thẩm quyền của thành phố.")
    draft = served(BIRTH, mother, behalf)
    items = {f"paper:{draft.files[0].paper}": "Bản chụp bị mờ."}
    asked = ask_at_counter(clerk(), draft.pk, items, "Thiếu giấy tờ kèm theo.")
    for dossier, kind in ((refused, PaperKind.REFUSAL), (asked, PaperKind.SUPPLEMENT_REQUEST)):
        data = dossier.papers_issued.get(kind=kind).data
        assert data["frame"]["signatures"][0]["name"] == mother.full_name
        assert "trực tuyến" not in str(data)
    assert asked.papers_issued.get(kind=PaperKind.SUPPLEMENT_REQUEST).data["where"] == centre().name


def test_a_refusal_without_a_reason_leaves_the_draft_as_it_was(citizen: User) -> None:
    draft = served(BIRTH)
    before = state(draft)
    with pytest.raises(Invalid):
        refuse_at_counter(clerk(), draft.pk, "")
    with pytest.raises(Invalid):
        ask_at_counter(clerk(), draft.pk, {}, "")
    assert state(draft) == before


def test_the_result_is_returned_where_the_person_chose(citizen: User) -> None:
    draft = served(COPIES)
    keep_at_counter(clerk(), draft.pk, written(fresh(draft), return_agency=centre(AN_LAO)))
    dossier = work(receive_at_counter(clerk(), draft.pk), until="return")
    run = dossier.step_runs.get(closed_at=None)
    assert run.agency == centre(AN_LAO)


def test_a_result_is_sent_somewhere_and_to_somebody(citizen: User) -> None:
    """By post there is an address, also when the dossier waits for more first; electronically there is an account."""
    draft = served(BIRTH)
    items = {f"paper:{draft.files[0].paper}": "Bản chụp bị mờ."}
    ways = {"POST": "return_address", "ELECTRONIC": "return_way"}
    for way, place in ways.items():
        keep_at_counter(clerk(), draft.pk, written(fresh(draft), return_way=way))
        before = state(draft)
        with pytest.raises(Invalid) as received:
            receive_at_counter(clerk(), draft.pk)
        with pytest.raises(Invalid) as asked:
            ask_at_counter(clerk(), draft.pk, items, "Thiếu giấy tờ kèm theo.")
        assert received.value.fields.keys() == asked.value.fields.keys() == {place}
        assert state(draft) == before
        form = next(
            each for each in Desk("tiepnhan").get(_page(draft)).forms("/can-bo/quay/") if "receive" in each.names
        )
        page = Desk("tiepnhan").send(form, receive=["1"])
        assert page.status == 422 and str(received.value.fields[place]) in page.text
    keep_at_counter(clerk(), draft.pk, written(fresh(draft), return_way="POST", return_address="Số 9 Lê Lợi"))
    dossier = receive_at_counter(clerk(), draft.pk)
    assert "địa chỉ Số 9 Lê Lợi, qua bưu chính" in str(dossier.papers_issued.get(kind=PaperKind.RECEIPT).data)


def _page(draft: Dossier) -> str:
    return reverse("counter:serve", args=[draft.pk])


def test_strangers_find_no_counter(citizen: User) -> None:
    draft = served(BIRTH)
    doors = [reverse("counter:start"), reverse("counter:person", args=[draft.person_id]),
             *(reverse(f"counter:{name}", args=[draft.pk]) for name in ("serve", "received"))]  # fmt: skip
    posts = [reverse(f"counter:{name}", args=[draft.pk]) for name in ("serve", "ask", "refuse", "discard")]
    for name in ("congdan", "hotich", "lanhdao", "thanhtra", "quantri", "kythuat"):
        client = Client()
        client.force_login(clerk(name), backend="django.contrib.auth.backends.ModelBackend")
        assert {client.get(door).status_code for door in doors} == {404}, name
        assert {client.post(door).status_code for door in posts} == {404}, name
    other = Desk("tiepnhan.anlao").client
    assert {other.get(door).status_code for door in doors[2:]} == {404}
    assert {other.post(door).status_code for door in posts} == {404}
    assert {Client().get(door).status_code for door in doors} == {302}
    assert fresh(draft).status == Status.DRAFT
