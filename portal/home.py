"""The first page: what do you need to do?"""

from typing import Any

from django.core.cache import cache
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models import Dossier
from applications.status import ENDED, Status
from core.calendar import begins
from core.templatetags.vietnamese import decimal
from core.text import fold
from procedures.catalogue.finding.facets import slug_of
from procedures.catalogue.narrowing import life_event
from procedures.models import Procedure

MOST_A_LIFE_EVENT = 6
# Counting looks at every dossier of the city.
COUNTED_EVERY_SECONDS = 60


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", {"figures": figures(), "life_events": life_events()})


def figures() -> list[dict[str, str]]:
    """The city's work as three numbers, a minute old at most: filed today, on time this year, being worked on now."""
    counted = cache.get_or_set("portal.home.counted", _counted, COUNTED_EVERY_SECONDS) or _counted()
    on_time = f"{100 * counted['on_time'] // counted['resolved']} %" if counted["resolved"] else "–"
    return [
        {"number": decimal(counted["today"]), "label": _("hồ sơ nộp hôm nay")},
        {"number": on_time, "label": _("có kết quả đúng hẹn, từ đầu năm")},
        {"number": decimal(counted["waiting"]), "label": _("hồ sơ đang giải quyết")},
    ]


def _counted() -> dict[str, Any]:
    midnight = begins(timezone.localdate())
    resolved = Q(resolved_at__gte=midnight.replace(month=1, day=1))
    open_now = Q(submitted_at__isnull=False) & ~Q(status__in=[*ENDED, Status.RESOLVED])
    return Dossier.objects.aggregate(
        today=Count("pk", filter=Q(submitted_at__gte=midnight)),
        resolved=Count("pk", filter=resolved),
        on_time=Count("pk", filter=resolved & Q(resolved_at__lte=F("due_at"))),
        waiting=Count("pk", filter=open_now),
    )


def life_events() -> list[tuple[str, str, list[Procedure]]]:
    """What can be filed here, by life event: its name, how addresses name it, some procedures."""
    events: dict[str, list[Procedure]] = {}
    here = Procedure.objects.filter(is_active=True).exclude(current=None)
    for procedure in here.only("code", "name", "name_en", "life_events").order_by("name"):
        for event in procedure.life_events:
            events.setdefault(event, []).append(procedure)
    named = [(life_event(event), slug_of(event), found[:MOST_A_LIFE_EVENT]) for event, found in events.items()]
    return sorted(named, key=lambda row: fold(row[0]))
