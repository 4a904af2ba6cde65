"""Dossier codes: agency, day of acceptance, and a number that counts from one."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils import timezone

from applications.models import Counter, Dossier


def dossier_codes() -> Iterator[str]:
    series: dict[str, set[int]] = defaultdict(set)
    accepted = Dossier.objects.exclude(code=None).values_list("code", "accepted_at")
    for code, accepted_at in accepted.iterator():
        head, _dash, number = str(code).rpartition("-")
        series[head].add(int(number))
        if accepted_at is None or head.rpartition("-")[2] != f"{timezone.localtime(accepted_at):%y%m%d}":
            yield f"{code}: accepted on another day"
    last = dict(Counter.objects.filter(series__in=series).values_list("series", "last"))
    for head, taken in series.items():
        if taken != set(range(1, len(taken) + 1)) or last.get(head, len(taken)) != len(taken):
            yield f"{head}: {len(taken)} codes, the highest {max(taken)}, the counter at {last.get(head)}"
