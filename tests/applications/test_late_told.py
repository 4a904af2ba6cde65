"""Who waits for a late dossier reads so at the top of its page: first that it is late, then when to come instead."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.models import Dossier
from tests.applications.citizen_pages import Citizen
from tests.applications.stories import COPIES, accepted, filed, open_city, work


@pytest.fixture
def late(db: None) -> Dossier:
    dossier, due = accepted(filed(open_city(), COPIES)), timezone.now() - timedelta(days=2)
    Dossier.objects.filter(pk=dossier.pk).update(due_at=due, appointed_at=due)
    return dossier


def test_before_the_apology_nobody_is_told_to_come_on_a_day_that_is_past(late: Dossier) -> None:
    page = Citizen("congdan").open("dossier", late).text
    assert "mà chưa có kết quả. Cơ quan phải xin lỗi" in page and "Cơ quan đang giải quyết, hẹn trả" not in page


def test_after_it_the_new_appointment_is_told_with_the_apology(late: Dossier) -> None:
    Dossier.objects.filter(pk=late.pk).update(appointed_at=timezone.now() + timedelta(days=2))
    assert "Hồ sơ đã quá hạn. Cơ quan xin lỗi bạn và hẹn" in Citizen("congdan").open("dossier", late).text


def test_once_there_is_a_result_that_is_what_counts(late: Dossier) -> None:
    assert "đã quá hạn" not in Citizen("congdan").open("dossier", work(late)).text
