"""Doors of the catalogue: searching it, and the page of one procedure."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from procedures.catalogue.finding import find
from procedures.catalogue.forms import CatalogueForm
from procedures.catalogue.kept import index_for, kept
from procedures.catalogue.narrowing import Filter, address, filters
from procedures.catalogue.showing import page_of, procedure_with_texts
from procedures.models import Procedure

PAGE_SIZE = 20
# Asks for the words as they were typed, slips and all.
EXACTLY = "nguyen_van"


@require_safe
@kept
def catalogue(request: HttpRequest) -> HttpResponse:
    """Search and filters; what was not understood of the address is told, and the rest is sought."""
    everything = index_for(request)
    form = CatalogueForm(request.GET, everything)
    chosen = form.chosen()
    query = chosen.pop("q", "")
    found = find(everything, query, chosen, exactly=EXACTLY in request.GET)
    page = Paginator(found.rows, PAGE_SIZE).get_page(request.GET.get("page"))
    narrowing = filters(everything, found.counts, chosen)
    context = {
        "form": form,
        "query": query,
        "found": found,
        "page": page,
        "filters": narrowing,
        "chips": _chips(narrowing, query, chosen),
        "origins": _origins(page, everything.origins),
        "exactly": address({"q": query, **chosen, EXACTLY: "1"}),
    }
    return render(request, "procedures/catalogue.html", context, status=400 if form.errors else 200)


def _chips(narrowing: list[Filter], query: str, chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each filter in force, with the address that leaves it out."""
    asked = {"q": query, **chosen} if query else chosen
    return [
        (each.chip, address({name: value for name, value in asked.items() if name != each.name}))
        for each in narrowing
        if each.chosen
    ]


def _origins(page: Iterable[Procedure], origins: Mapping[int, str]) -> dict[int, str]:
    """Of what is not the city's, a sentence that says whose it is."""
    sentence = _("Do %(origin)s công bố, không áp dụng tại Hải Phòng")
    return {row.pk: sentence % {"origin": origins[row.pk]} for row in page if row.pk in origins}


@require_safe
@kept
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one procedure, whoever defines it."""
    page = page_of(procedure_with_texts(code))
    crumbs = [(_("Thủ tục"), reverse("procedures:catalogue"))]
    if page.field_code:
        crumbs.append((page.field_name, f"{reverse('procedures:catalogue')}?{urlencode({'field': page.field_code})}"))
    return render(request, "procedures/procedure.html", {"page": page, "crumbs": crumbs})
