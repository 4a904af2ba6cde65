"""A stranger tries every door of the citizen's and the officer's side; the doors are read from the resolver."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from accounts.models import RoleAssignment, User
from applications.models import (
    Attachment,
    Charge,
    Dossier,
    Extension,
    HandOver,
    Meeting,
    Notice,
    Objection,
    Original,
    Paper,
    Pause,
    Posting,
    StepRun,
    Supplement,
)
from core.models import LedgerEntry, OutboxRow
from tests.applications.stories import BIRTH, COPIES, accepted, filed, open_city, work

# Doors that are about no dossier in particular: a new one is judged before it is added here.
OF_NO_DOSSIER = {
    "citizen:start", "citizen:dossiers", "citizen:track", "desk:queue", "desk:search", "desk:columns", "desk:save_view",
    "desk:delete_view", "desk:shortcuts", "desk:registers", "desk:register",
}  # fmt: skip
READ_BY_THE_AGENCY = {"desk:dossier", "desk:draft", "citizen:file", "citizen:paper"}
# Sent by whoever may read the dossier: they change nothing of it.
OF_A_READER = {"desk:look", "desk:check"}
# What the officers of this agency may all do, or what each of those who are tried here may.
OF_A_COLLEAGUE = {"desk:settle", "desk:control_sheet", "desk:print_receipt", "desk:reissue_paper"}
# Who has the right; everything else is the handler's.
RIGHTFUL = {
    "desk:settle": "tiepnhan", "desk:receive_originals": "tiepnhan", "desk:print_receipt": "tiepnhan",
    "desk:reissue_paper": "tiepnhan", "desk:receive_hand_over": "tiepnhan", "desk:recall_hand_over": "tiepnhan",
    "desk:refund": "taichinh",
    "desk:decide_extension": "lanhdao", "desk:stop": "lanhdao", "desk:assign": "lanhdao",
}  # fmt: skip


def doors() -> Iterator[tuple[str, URLPattern]]:
    """Every route of the two namespaces."""
    for resolver in get_resolver().url_patterns:
        namespace = getattr(resolver, "namespace", None)
        if namespace in {"citizen", "desk"}:
            yield from ((f"{namespace}:{pattern.name}", pattern) for pattern in resolver.url_patterns)


def parameters(name: str) -> set[str]:
    return set(DOORS[name].pattern.regex.groupindex)


DOORS = dict(doors())
OF_A_DOSSIER = sorted(name for name in DOORS if name not in OF_NO_DOSSIER)


@pytest.fixture
def dossier(db: None) -> Dossier:
    """In the middle of its life: papers issued, a fee due, a step open at the committee."""
    dossier = work(accepted(filed(open_city(), COPIES)), until="comparison")
    dossier.charges.update(state=Charge.State.DUE)
    run, now = dossier.step_runs.latest("pk"), timezone.now()
    posting = Posting.objects.create(step_run=run, place="Bảng tin", text="Nội dung", posted_at=now, until=now)
    posting.objections.create(name="Bà Tư", contact="0900", text="Lấn ngõ.", received_at=now)
    clerk = person("tiepnhan")
    original = Original.objects.create(dossier=dossier, name="Bằng tốt nghiệp", held_by=dossier.receiving_agency)
    HandOver.objects.create(
        original=original, giver=dossier.receiving_agency, receiver=dossier.receiving_agency,
        given_by=clerk, given_at=now, received_by=clerk,
        received_at=now,
    )  # fmt: skip
    assert dossier.due_at
    Extension.objects.create(
        dossier=dossier, step_run=run, kind="EXTENSION", number=1, reason="Chờ ý kiến.", before=dossier.due_at,
        after=dossier.due_at + timedelta(days=1), proposed_by=person("hotich"), proposed_at=now, granted=False,
    )  # fmt: skip
    return dossier


def person(username: str) -> User:
    return User.objects.get(username=username)


def address(name: str, dossier: Dossier) -> str:
    """The address of a door on this dossier. A route with a parameter nobody thought of fails here."""
    known: dict[str, Any] = {
        "pk": dossier.pk,
        "run_id": dossier.step_runs.latest("pk").pk,
        "charge_id": dossier.charges.earliest("pk").pk,
        "attachment_id": dossier.attachments.earliest("pk").pk,
        "paper_id": dossier.papers_issued.earliest("pk").pk,
        "page_id": dossier.definition.form.pages[0].id,
        "extension_id": Extension.objects.earliest("pk").pk,
        "objection_id": Objection.objects.earliest("pk").pk,
        "code": COPIES,
    }
    special = {"desk:draft": {"paper_id": "certified_copy"}, "desk:delete_view": {"pk": 1}}.get(name, {})
    return reverse(name, kwargs={key: (known | special)[key] for key in parameters(name)})


def everything() -> list[object]:
    """All rows a change would show in."""
    kept = [
        Dossier, StepRun, Charge, Attachment, Supplement, Paper, Notice, LedgerEntry, OutboxRow, Extension, Objection,
        Pause, Meeting, Original, HandOver,
    ]  # fmt: skip
    return [list(model.objects.order_by("pk").values()) for model in kept]


def knock(url: str, user: User | None, dossier: Dossier) -> list[int]:
    """What reading and sending end in; sent is what a rightful person would send."""
    client = Client()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    words = {"reason": "Một lý do đủ dài.", "note": "Một ghi chú đủ dài.", "items": "paper:scan", "oath": "on"}
    signed_for = list(HandOver.objects.values_list("pk", flat=True))
    sent = {"revision": str(dossier.revision), "outcome": "REFUSED", "hand_overs": signed_for, **words}
    return [client.get(url, follow=True).status_code, client.post(url, sent, follow=True).status_code]


def finds_nothing(user: User, dossier: Dossier, doors: list[str]) -> bool:
    """Whether each door answers as if there were nothing, and changes nothing. 405: it is only read, or sent to."""
    before = everything()
    for name in doors:
        answers = knock(address(name, dossier), user, dossier)
        assert 404 in answers and set(answers) <= {404, 405}, (name, answers)
        assert everything() == before, name
    return True


def test_both_sides_have_doors_and_each_is_of_one_sort() -> None:
    assert len(OF_A_DOSSIER) >= 14
    assert set(DOORS) >= OF_NO_DOSSIER
    assert {name for name in DOORS if "pk" in parameters(name)} - {"desk:delete_view"} == set(OF_A_DOSSIER)


@pytest.mark.parametrize("username", ["congdan2", "doanhnghiep", "tiepnhan.anlao", "kythuat", "quantri"])
def test_who_has_no_part_in_a_dossier_finds_no_door_of_it(dossier: Dossier, username: str) -> None:
    assert finds_nothing(person(username), dossier, OF_A_DOSSIER)


def test_to_the_applicant_the_officers_doors_do_not_exist(dossier: Dossier) -> None:
    assert dossier.owner
    doors = [name for name in OF_A_DOSSIER if name.startswith("desk:")]
    assert finds_nothing(dossier.owner, dossier, doors)
    assert knock(reverse("desk:queue"), dossier.owner, dossier) == [404, 404]


def test_an_officer_whose_right_ended_a_minute_ago_finds_nothing(dossier: Dossier) -> None:
    handler = person("hotich")
    RoleAssignment.objects.filter(user=handler).update(valid_to=timezone.now() - timedelta(minutes=1))
    assert finds_nothing(handler, dossier, OF_A_DOSSIER)


def test_a_stranger_is_asked_to_sign_in_at_the_right_door(dossier: Dossier) -> None:
    before = everything()
    for name in set(DOORS) - {"citizen:track"}:
        door = "accounts:staff_sign_in" if name.startswith("desk:") else "accounts:sign_in"
        url = address(name, dossier)
        assert Client().get(url)["Location"] == f"{reverse(door)}?next={url}", name
        assert knock(url, None, dossier) in ([200, 200], [200, 405]), name
        assert everything() == before, name


@pytest.mark.parametrize("username", ["giamsat", "vanthu", "vanhoa", "lanhdao", "tiepnhan"])
def test_a_colleague_with_another_duty_may_read_and_change_nothing(dossier: Dossier, username: str) -> None:
    before = everything()
    for name in set(OF_A_DOSSIER) - OF_A_COLLEAGUE:
        answers = knock(address(name, dossier), person(username), dossier)
        if name in READ_BY_THE_AGENCY:
            assert answers[0] in {200, 202} and answers[1] == 405, (name, answers)
        elif name in OF_A_READER:
            assert answers == [405, 200], (name, answers)
        elif name.startswith("desk:"):
            assert answers[0] == 405 and answers[1] in {404, 409, 422}, (name, answers)
        assert everything() == before, name


def test_an_officer_without_a_duty_of_the_desk_has_an_empty_queue(dossier: Dossier) -> None:
    client = Client()
    client.force_login(person("kythuat"), backend="django.contrib.auth.backends.ModelBackend")
    for query in ("", str(dossier)):
        page = client.get(reverse("desk:queue"), {"q": query})
        assert page.status_code == 200
        assert str(dossier.pk) not in page.content.decode()


def test_an_unknown_dossier_reads_like_a_forbidden_one(dossier: Dossier) -> None:
    known = {name: address(name, dossier) for name in OF_A_DOSSIER}
    for name, url in known.items():
        unknown = url.replace(str(dossier.pk), "01a20000-0000-7000-8000-000000000000")
        answers = knock(unknown, person("hotich"), dossier)
        assert 404 in answers and set(answers) <= {404, 405}, (name, answers)


@pytest.mark.parametrize("name", OF_A_DOSSIER)
def test_every_door_is_really_there_for_somebody(dossier: Dossier, name: str) -> None:
    """Else the tests above would only show that an address is wrong."""
    officer = person(RIGHTFUL.get(name, "hotich"))
    if name == "citizen:confirm":
        dossier = work(accepted(filed(person("congdan"), BIRTH)), until="confirmation")
    rightful = officer if name.startswith("desk:") else dossier.owner
    assert any(answer not in {404, 405} for answer in knock(address(name, dossier), rightful, dossier))
