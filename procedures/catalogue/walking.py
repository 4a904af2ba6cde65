"""Walking through the catalogue without a word: by life event, audience, level, field and agency."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.errors import Denied
from procedures.catalogue.finding import find
from procedures.catalogue.kept import index_for, kept
from procedures.catalogue.narrowing import filters, label_of, options


@require_safe
@kept
def walk(request: HttpRequest) -> HttpResponse:
    """Every filter with its values and how many procedures each has."""
    catalogue = index_for(request)
    context = {"ways": filters(catalogue, find(catalogue).counts, {}), "crumbs": [_up()]}
    return render(request, "procedures/walk.html", context)


@require_safe
@kept
def life_event(request: HttpRequest, slug: str) -> HttpResponse:
    """What people need at one turn of life. Denied for one no procedure names."""
    catalogue = index_for(request)
    if slug not in catalogue.life_events:
        raise Denied
    everything = find(catalogue)
    context = {
        "name": label_of("life_event", slug, catalogue),
        "procedures": find(catalogue, chosen={"life_event": slug}).rows,
        "others": [each for each in options("life_event", catalogue, everything.counts) if each.value != slug],
        "crumbs": [_up(), (_("Xem theo nhóm"), reverse("procedures:walk"))],
    }
    return render(request, "procedures/life_event.html", context)


def _up() -> tuple[str, str]:
    return _("Thủ tục"), reverse("procedures:catalogue")
