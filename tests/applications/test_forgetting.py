"""What is not kept: by its age, at night, a part at a time; of what was done the ledger goes on telling."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from axes.models import AccessLog
from django.conf import settings
from django.db import models, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Session, User
from applications.actions.discard_draft import discard_draft
from applications.desk.exports.making import order
from applications.forgetting import KINDS, PART, forget_part, promise_forgetting
from applications.models import Attachment, Export, Look, Notice, Try
from core.models import Blob, GivenAnswer, LedgerEntry, OutboxRow
from core.outbox.perform import perform
from tests.applications.citizen_pages import Citizen
from tests.applications.desk_pages import Desk
from tests.applications.stories import COPIES, drafted, filed

NIGHT = "2026-11-25T01:30:00+07:00"


@pytest.fixture
def night() -> Iterator[datetime]:
    with time_machine.travel(NIGHT, tick=False):
        yield timezone.now()


def forgotten(name: str) -> None:
    """The night's jobs of one kind of row, each bell rung twice."""
    with transaction.atomic():
        promise_forgetting(timezone.localdate(), name)
    while row := OutboxRow.objects.filter(job="rows.forget", done_at=None, available_at__lte=timezone.now()).first():
        perform(row.pk)
        perform(row.pk)


def aged(row: models.Model, **days: int) -> models.Model:
    """The row as if these moments of it lay so many days back."""
    moments = {name: timezone.now() - timedelta(days=number) for name, number in days.items()}
    type(row)._default_manager.filter(pk=row.pk).update(**moments)
    return row


def later(days: int) -> time_machine.travel:
    """Another night."""
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def left(*rows: models.Model) -> list[bool]:
    return [type(row)._default_manager.filter(pk=row.pk).exists() for row in rows]


@pytest.mark.pure
def test_every_kind_has_its_days() -> None:
    assert KINDS.keys() == settings.KEPT_DAYS.keys()


def test_a_draft_nobody_worked_on_goes_with_its_files(
    citizen: User, night: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    old, young = drafted(citizen, COPIES), drafted(citizen, COPIES)
    filed_long_ago = filed(citizen, COPIES)
    blob = Attachment.objects.filter(dossier=old).first().blob  # type: ignore[union-attr]
    aged(old, updated_at=91)
    aged(young, updated_at=89)
    aged(filed_long_ago, updated_at=900)
    told = LedgerEntry.objects.count()
    forgotten("drafts")
    assert left(old) == [True]  # its owner was told only now
    aged(young, updated_at=82)
    with later(days=8), django_capture_on_commit_callbacks(execute=True):
        forgotten("drafts")
    assert left(old, young, filed_long_ago, blob) == [False, True, True, False]
    assert not blob.path.exists()
    assert LedgerEntry.objects.count() == told + 1
    assert LedgerEntry.objects.get(subject=old.subject, event="dossier.discarded").actor == "system"


def test_whose_draft_it_is_is_told_once_some_days_before(citizen: User, night: datetime, mailoutbox: Any) -> None:
    old, young = drafted(citizen, COPIES), drafted(citizen, COPIES)
    aged(old, updated_at=84)
    aged(young, updated_at=82)
    forgotten("drafts")
    notice = Notice.objects.get(moment="draft_ending")
    assert (notice.dossier, notice.recipient) == (old, citizen)
    assert "chỉ được giữ đến 01/12/2026" in notice.body
    perform(OutboxRow.objects.get(key=f"notice.mail:{notice.pk}").pk)
    assert [mail.to for mail in mailoutbox] == [[citizen.email]]
    with later(days=1):
        forgotten("drafts")
        assert list(Notice.objects.filter(dossier=old)) == [notice]
    with later(days=8):
        forgotten("drafts")
    assert left(old, young) == [False, True]


def test_who_works_on_it_after_all_keeps_it_and_is_told_anew(citizen: User, night: datetime) -> None:
    draft = drafted(citizen, COPIES)
    aged(draft, updated_at=84)
    forgotten("drafts")
    aged(draft, updated_at=-1)
    with later(days=86):
        forgotten("drafts")
    assert left(draft) == [True] and draft.notices.count() == 2


def test_mail_about_a_draft_that_is_gone_is_none(citizen: User, night: datetime, mailoutbox: Any) -> None:
    draft = drafted(citizen, COPIES)
    aged(draft, updated_at=84)
    forgotten("drafts")
    row = OutboxRow.objects.get(job="notice.mail")
    discard_draft(citizen, draft.pk)
    perform(row.pk)
    assert mailoutbox == []


def test_its_writer_is_told_until_when_a_draft_is_kept(citizen: User, night: datetime) -> None:
    draft = aged(drafted(citizen, COPIES), updated_at=1)
    page = Citizen("congdan").get(f"/ho-so/{draft.pk}/kiem-tra/")
    assert "bản nháp được giữ đến 22/02/2027" in page.text


def test_a_list_goes_with_its_file_and_its_order_stays_told(
    citizen: User, night: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    exports = [order(User.objects.get(username="tiepnhan"), "viec", "", ["ma"], "CSV") for _ in range(2)]
    for export in exports:
        perform(OutboxRow.objects.get(key=f"export.write:{export.pk}").pk)
    old, young = (Export.objects.select_related("blob").get(pk=export.pk) for export in exports)
    assert old.blob and young.blob
    aged(old, created_at=31)
    with django_capture_on_commit_callbacks(execute=True):
        forgotten("exports")
    assert left(old, young, old.blob, young.blob) == [False, True, False, True]
    assert "Tệp được giữ đến 25/12/2026." in Desk("tiepnhan").get(f"/can-bo/danh-sach/{young.pk}/").text
    assert (old.blob.path.exists(), young.blob.path.exists()) == (False, True)
    assert LedgerEntry.objects.filter(subject=f"export:{old.pk}").count() == 2
    desk = Desk("tiepnhan")
    assert desk.get(f"/can-bo/danh-sach/{old.pk}/").status == 404


def test_done_jobs_go_and_open_and_given_up_ones_stay(db: None, night: datetime) -> None:
    done, fresh_one, open_one, given_up = (
        OutboxRow.objects.create(job="paper.print", key=f"paper.print:{n}", available_at=night) for n in range(4)
    )
    aged(done, done_at=31, created_at=31)
    aged(fresh_one, done_at=29, created_at=31)
    aged(open_one, created_at=400)
    aged(given_up, failed_at=400)
    forgotten("jobs")
    assert left(done, fresh_one, open_one, given_up) == [False, True, True, True]


def test_looks_go_once_the_dossier_has_ended(citizen: User, night: datetime) -> None:
    ended, going_on = aged(filed(citizen, COPIES), ended_at=190), filed(citizen, COPIES)
    user, long_ago = User.objects.get(username="tiepnhan"), night - timedelta(days=181)
    old, current = (
        Look.objects.create(user=user, dossier=dossier, began_at=long_ago, seen_at=long_ago)
        for dossier in (ended, going_on)
    )
    forgotten("looks")
    assert left(old, current) == [False, True]


def test_tries_forms_sessions_and_sign_ins_go_by_their_age(citizen: User, night: datetime) -> None:
    client = Client()
    client.force_login(citizen)
    session = Session.objects.get()
    expired = Session.objects.create(session_key="x", session_data="", expire_date=night - timedelta(minutes=1))
    tries = [aged(Try.objects.create(key="a"), at=days) for days in (2, 0)]
    forms = [aged(GivenAnswer.objects.create(key=str(days), location="/"), created_at=days) for days in (31, 29)]
    sign_ins = [aged(AccessLog.objects.create(username="a"), attempt_time=days) for days in (731, 400)]
    for name in ("sessions", "tries", "forms", "sign_ins"):
        forgotten(name)
    assert left(expired, session) == left(*tries) == left(*forms) == left(*sign_ins) == [False, True]


def test_more_than_a_part_takes_several_jobs_and_nothing_twice(db: None, night: datetime) -> None:
    Try.objects.bulk_create(Try(key="a") for _ in range(PART + 3))
    Try.objects.update(at=night - timedelta(days=2))
    with transaction.atomic():
        promise_forgetting(date(2026, 11, 25), "tries")
    perform(OutboxRow.objects.get(key="rows.forget:tries:2026-11-25:1").pk)
    assert Try.objects.count() == 3
    forgotten("tries")
    assert not Try.objects.exists()
    assert OutboxRow.objects.filter(key__startswith="rows.forget:tries:2026-11-25:").count() == 2


def test_the_next_night_is_promised(db: None, night: datetime) -> None:
    forgotten("tries")
    (following,) = OutboxRow.objects.filter(job="rows.forget", done_at=None)
    assert following.available_at == night + timedelta(days=1)


def test_a_fault_in_the_middle_forgets_nothing(citizen: User, night: datetime) -> None:
    old = aged(drafted(citizen, COPIES), updated_at=91)
    blobs = Blob.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        forget_part("drafts", 1)
        raise ZeroDivisionError
    assert left(old) == [True]
    assert Blob.objects.count() == blobs
    assert all(blob.path.exists() for blob in Blob.objects.all())


def test_the_days_can_be_set(citizen: User, night: datetime, settings: Any) -> None:
    draft = aged(drafted(citizen, COPIES), updated_at=8)
    settings.KEPT_DAYS = {**settings.KEPT_DAYS, "drafts": 7}
    forgotten("drafts")
    with later(days=8):
        forgotten("drafts")
    assert left(draft) == [False]
