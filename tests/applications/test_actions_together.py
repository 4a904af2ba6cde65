"""Two people, two clicks, two tabs: one effect, and whoever came second reads who was first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications.actions.accept import accept
from applications.actions.complete_step import complete_step
from applications.models import Dossier
from applications.status import Status
from core.errors import Conflict
from core.models import LedgerEntry, OutboxRow
from tests.applications.desk_pages import Desk
from tests.applications.stories import (
    BIRTH,
    COPIES,
    NEWBORN,
    accepted,
    answers_of,
    end,
    filed,
    fresh,
    open_city,
    open_run,
    work,
)


@pytest.fixture
def dossier(db: None) -> Dossier:
    return filed(open_city(), BIRTH)


def colleague(username: str, role: Role, agency: str) -> User:
    """A second person with the same duty."""
    user = User.objects.create(username=username, kind="STAFF", full_name="Trịnh Kim Dung")
    held = RoleAssignment.objects.filter(role=role, agency__code=agency).earliest("pk")
    RoleAssignment.objects.create(user=user, role=role, agency=held.agency, valid_from=timezone.now())
    return user


def at_once(*acts: Callable[[], object]) -> list[Exception | None]:
    """Each act in its own thread and connection, let go at the same moment; what each ended with."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> Exception | None:
        try:
            barrier.wait(timeout=120)
            act()
        except Exception as error:
            return error
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_accept_at_once_one_wins_and_the_other_reads_who_and_when() -> None:
    dossier = filed(open_city(), BIRTH)
    lan, dung = User.objects.get(username="tiepnhan"), colleague("dung", Role.RECEPTION, "H24.9008.01")
    ended = at_once(*(partial(accept, user, dossier.pk, dossier.revision) for user in (lan, dung)))
    (error,) = [each for each in ended if each is not None]
    assert isinstance(error, Conflict)
    run = dossier.step_runs.get(kind="RECEPTION")
    winner = (lan, dung)[ended.index(None)]
    assert run.closed_by == winner
    at = timezone.localtime(run.closed_at)
    assert f"{winner.full_name} vừa cập nhật hồ sơ này lúc {at:%H:%M %d/%m/%Y}" in str(error.message)
    assert fresh(dossier).revision == dossier.revision + 1
    events = LedgerEntry.objects.filter(subject=dossier.subject).values_list("event", flat=True)
    assert list(events).count("dossier.accepted") == 1
    assert dossier.papers_issued.filter(kind="RECEIPT").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_has_one_effect_and_one_answer() -> None:
    dossier = filed(open_city(), BIRTH)
    page = Desk("tiepnhan").open(dossier)
    form = page.form("/tiep-nhan/")
    answers: list[str] = []

    def send() -> None:
        answer = Desk("tiepnhan").client.post(form.action, form.values)
        answers.append(f"{answer.status_code} {answer['Location']}")

    assert at_once(send, send) == [None, None]
    assert answers == [f"302 {reverse('desk:dossier', args=[dossier.pk])}"] * 2
    assert dossier.papers_issued.filter(kind="RECEIPT").count() == 1
    assert fresh(dossier).revision == dossier.revision + 1


@pytest.mark.django_db(transaction=True)
def test_two_branches_that_end_at_once_meet_in_one_return() -> None:
    dossier = work(accepted(filed(open_city(), NEWBORN)), until="birth_issue")
    for step in ("birth_issue", "residence_handling", "residence_approval", "insurance_handling", "insurance_approval"):
        end(open_run(dossier, step), findings=answers_of(NEWBORN))
    runs = [open_run(dossier, "residence_issue"), open_run(dossier, "insurance_issue")]
    ended = at_once(*(partial(end, run) for run in runs))
    for run, error in zip(runs, ended, strict=True):
        if error:
            assert isinstance(error, Conflict)
            end(run)
    assert [run.step for run in dossier.step_runs.filter(closed_at=None)] == ["return"]
    assert fresh(dossier).status == Status.RESOLVED


def test_the_same_form_again_later_changes_nothing_and_leads_to_the_same_place(dossier: Dossier) -> None:
    desk = Desk("tiepnhan")
    form = desk.open(dossier).form("/tiep-nhan/")
    first = desk.client.post(form.action, form.values)
    before = state(dossier)
    second = desk.client.post(form.action, form.values)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert state(dossier) == before


def test_the_key_of_a_form_that_was_wrong_is_free_again(dossier: Dossier) -> None:
    desk = Desk("tiepnhan")
    form = desk.open(dossier).form("/tu-choi/")
    assert desk.send(form, reason="Thiếu").status == 422
    assert desk.send(form, reason="Trẻ đã được đăng ký khai sinh.").status == 200
    assert fresh(dossier).status == Status.REJECTED_INTAKE


def test_a_page_that_is_stale_changes_nothing(dossier: Dossier) -> None:
    desk = Desk("tiepnhan")
    page = desk.open(dossier)
    stale = [page.form("/tu-choi/"), page.form("/bo-sung/"), page.form("/tiep-nhan/")]
    accepted(dossier)
    before = state(dossier)
    words = {"reason": "Thiếu giấy chứng sinh bản chính."}
    asked = {"items": ["paper:birth_notice"]}
    statuses = [desk.send(stale[0], **words).status, desk.send(stale[1], **words, **asked).status]
    assert [*statuses, desk.send(stale[2]).status] == [409, 409, 409]
    assert state(dossier) == before


@pytest.mark.parametrize("revision", ["", "khong", "-1", "999"])
def test_a_form_without_its_revision_changes_nothing(dossier: Dossier, revision: str) -> None:
    before = state(dossier)
    desk = Desk("tiepnhan")
    page = desk.send(desk.open(dossier).form("/tiep-nhan/"), revision=revision)
    assert page.status == 409
    assert state(dossier) == before


def test_a_step_that_somebody_ended_meanwhile_says_who(db: None) -> None:
    dossier = work(accepted(filed(open_city(), COPIES)), until="comparison")
    run = open_run(dossier, "comparison")
    work(dossier, until="signing")
    handler = User.objects.get(username="hotich")
    with pytest.raises(Conflict) as refusal:
        complete_step(handler, dossier.pk, run.pk, fresh(dossier).revision, "DONE")
    assert "Vũ Thị Thanh" in str(refusal.value.message)


def state(dossier: Dossier) -> tuple[object, ...]:
    """Everything a change would show in."""
    return (
        Dossier.objects.filter(pk=dossier.pk).values().get(),
        list(dossier.step_runs.values()),
        LedgerEntry.objects.count(),
        OutboxRow.objects.count(),
    )
