"""Numbers given out in order, inside the transaction that uses them: unique, without gaps, by the day in Hải Phòng."""

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from applications.models import Counter, Dossier


def next_number(series: str) -> int:
    """The next number of a series, from 1. The counter's row is locked until the transaction ends."""
    Counter.objects.get_or_create(series=series)
    Counter.objects.filter(pk=series).update(last=F("last") + 1)
    return Counter.objects.values_list("last", flat=True).get(pk=series)


def dossier_code(dossier: Dossier, accepted_at: datetime) -> str:
    """Agency, day of acceptance, daily sequence: H24.7-261124-0001 (TT 03/2025/TT-VPCP; TT 01/2018 Art. 19)."""
    assert dossier.receiving_agency is not None
    head = f"{dossier.receiving_agency.code}-{timezone.localtime(accepted_at):%y%m%d}"
    return f"{head}-{next_number(head):04d}"


def request_number(submitted_at: datetime) -> str:
    """The number before acceptance: DK-261124-00001."""
    head = f"DK-{timezone.localtime(submitted_at):%y%m%d}"
    return f"{head}-{next_number(head):05d}"


def yearly(series: str, at: datetime) -> tuple[int, int]:
    """The next number of a yearly book and the year."""
    year = timezone.localtime(at).year
    return next_number(f"{series}/{year}"), year
