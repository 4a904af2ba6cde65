"""The first page: what do you need to do?"""

from datetime import datetime, time

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from applications.models import Dossier
from applications.status import ENDED, Status
from procedures.models import Procedure


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", {"figures": figures(), "life_events": life_events()})


def figures() -> dict[str, int]:
    """The day so far: received, resolved on time this year, waiting now."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time()))
    new_year = midnight.replace(month=1, day=1)
    on_time = Q(resolved_at__gte=new_year, resolved_at__lte=F("due_at"))
    resolved = Q(resolved_at__gte=new_year)
    waiting = ~Q(status__in=[*ENDED, Status.DRAFT, Status.RESOLVED])
    counted = Dossier.objects.aggregate(
        today=Count("pk", filter=Q(submitted_at__gte=midnight)),
        resolved=Count("pk", filter=resolved),
        on_time=Count("pk", filter=on_time),
        waiting=Count("pk", filter=waiting),
    )
    return {name: int(count) for name, count in counted.items()}


def life_events() -> list[tuple[str, list[Procedure]]]:
    """The procedures one can file here, by life event."""
    events: dict[str, list[Procedure]] = {}
    for procedure in Procedure.objects.filter(is_active=True).exclude(current=None).order_by("name"):
        for event in procedure.life_events:
            events.setdefault(event, []).append(procedure)
    return sorted(events.items())
