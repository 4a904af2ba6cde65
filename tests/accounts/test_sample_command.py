from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import Agency, RoleAssignment, User
from core.calendar.rows import CalendarException
from procedures.models import Procedure

pytestmark = [pytest.mark.models, pytest.mark.django_db]


def run() -> tuple[str, list[int]]:
    out = StringIO()
    call_command("sample_city", stdout=out)
    return out.getvalue(), [
        model.objects.count() for model in (Agency, User, RoleAssignment, CalendarException, Procedure)
    ]


def test_the_sample_city_is_written_once_whole() -> None:
    first, second = run(), run()
    assert first[0] == "Sample city written.\n"
    assert second[0] == "Sample city is up to date.\n"
    assert first[1] == second[1]
    assert all(first[1])
