"""The public list of late dossiers: codes and initials, the apology, and nothing that tells who it is."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from applications.late.views import initials
from applications.models import Dossier, Extension
from core.ids import uuid7
from tests.applications.desk_pages import Page
from tests.applications.stories import COPIES, accepted, filed, work


def listed(at: datetime) -> Page:
    with time_machine.travel(at):
        return Page(Client().get(reverse("late:list")))


def later() -> datetime:
    return timezone.now() + timedelta(days=5)


def test_who_is_on_time_is_not_listed(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    page = listed(timezone.now())
    assert page.status == 200 and dossier.code not in page.text


def test_who_is_late_is_told_by_code_and_initials_only(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    page = listed(later())
    assert dossier.code in page.text and initials(dossier.applicant_name) in page.text
    assert "Chưa có thư xin lỗi" in page.text
    for personal in (dossier.applicant_name, dossier.applicant_number, dossier.applicant_phone, str(dossier.pk)):
        assert personal and personal not in page.html


def test_the_apology_and_the_new_appointment_are_told_once_sent(citizen: User) -> None:
    dossier, now = accepted(filed(citizen, COPIES)), later()
    apology = Extension.objects.create(
        dossier=dossier, step_run=dossier.step_runs.latest("pk"), kind=Extension.Kind.APOLOGY, number=1, before=now,
        reason="Phải xác minh thêm.", after=now + timedelta(days=2), proposed_at=now,
        proposed_by=User.objects.get(username="hotich"),
    )  # fmt: skip
    assert "Chưa có thư xin lỗi" in listed(now).text
    apology.granted, apology.decided_at = True, now
    apology.save()
    page = listed(now)
    assert f"Đã xin lỗi ngày {timezone.localdate(now):%d/%m/%Y}" in page.text
    assert f"hẹn {timezone.localdate(apology.after):%d/%m/%Y}" in page.text and apology.reason not in page.text


def test_who_got_the_result_or_whose_clock_stood_in_time_is_not(citizen: User) -> None:
    done = work(accepted(filed(citizen, COPIES)))
    stood = accepted(filed(citizen, COPIES))
    Dossier.objects.filter(pk=stood.pk).update(paused_at=timezone.now())
    page = listed(later())
    assert done.code not in page.text and stood.code not in page.text


def test_one_page_at_a_time_in_as_many_queries(citizen: User, django_assert_max_num_queries: object) -> None:
    dossier = accepted(filed(citizen, COPIES))
    for at in range(31):
        twin = Dossier.objects.get(pk=dossier.pk)
        twin.pk, twin.code, twin.request_number = uuid7(), f"{dossier.code}-{at}", None
        twin.due_at = timezone.now() - timedelta(hours=at + 1)
        twin.save(force_insert=True)
    assert f"{dossier.code} " not in listed(later()).text
    with time_machine.travel(later()), django_assert_max_num_queries(6):  # type: ignore[operator]
        page = Page(Client().get(reverse("late:list"), {"page": 2}))
    assert dossier.code in page.text


@pytest.mark.pure
def test_initials() -> None:
    assert initials("Nguyễn Thị  Hoa") == "N.T.H." and initials("") == ""
