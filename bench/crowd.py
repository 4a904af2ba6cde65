"""Many dossiers at once, as rows: for pages whose cost must not grow with what lies behind them."""

import itertools
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from accounts.models import Agency, User
from applications.models import Dossier, StepRun
from applications.status import Status
from procedures.models import Procedure

CODE, SIGN = "2.000815", "BENCH-"
NUMBER = itertools.count()


def waiting_at(agency: Agency, owner: User, count: int) -> None:
    """So many filed dossiers that wait at the counter of that agency."""
    procedure, now = Procedure.objects.select_related("current").get(code=CODE), timezone.now()
    assert procedure.current is not None
    dossiers = Dossier.objects.bulk_create(
        Dossier(
            request_number=f"{SIGN}{next(NUMBER)}",
            procedure=procedure,
            version=procedure.current,
            case_code="01",
            status=Status.SUBMITTED,
            owner=owner,
            applicant_name=owner.full_name,
            search_text="nguyen thi thu hoai",
            territory=agency.territory,
            receiving_agency=agency,
            competent_agency=agency.parent,
            submitted_at=now - timedelta(minutes=number),
        )
        for number in range(count)
    )
    StepRun.objects.bulk_create(
        StepRun(
            dossier=dossier,
            step="reception",
            name="Tiếp nhận",
            kind="RECEPTION",
            agency=agency,
            role="RECEPTION",
            opened_at=dossier.submitted_at or now,
            due_at=now + timedelta(hours=8),
            clock_at=now + timedelta(hours=8),
        )
        for dossier in dossiers
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself a minute later
