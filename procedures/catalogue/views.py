"""Doors of the public catalogue."""

from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from procedures.catalogue.forms import CatalogueForm
from procedures.catalogue.queries import search
from procedures.catalogue.showing import page_of, procedure_with_texts
from procedures.models import NationalRecord, Procedure

PAGE_SIZE = 20


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Search and filters; what was not understood of the address is told, and the rest is sought."""
    form = CatalogueForm(request.GET)
    chosen = form.chosen()
    query = {"query": chosen.get("q", ""), **{name: value for name, value in chosen.items() if name != "q"}}
    page = Paginator(search(**query).select_related("field"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "origins": _origins(page), "chips": _chips(form, chosen), "chosen": chosen}
    return render(request, "procedures/catalogue.html", context, status=400 if form.errors else 200)


def _chips(form: CatalogueForm, chosen: dict[str, str]) -> list[tuple[str, str]]:
    """Each filter in force, with the address that leaves it out."""
    here = reverse("procedures:catalogue")
    return [
        (form.label_of(name, value), f"{here}?{urlencode({k: v for k, v in chosen.items() if k != name})}")
        for name, value in chosen.items()
        if name != "q"
    ]


def _origins(page: Page[Procedure]) -> dict[int, str]:
    """Who promulgated what is not the city's, by procedure."""
    elsewhere = [procedure.pk for procedure in page if not procedure.is_local]
    if not elsewhere:
        return {}
    names = NationalRecord.objects.filter(procedure__in=elsewhere).annotate(who=KT("facts__promulgator"))
    return dict(names.values_list("procedure", "who"))


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one procedure, whoever defines it."""
    page = page_of(procedure_with_texts(code))
    crumbs = [(_("Thủ tục"), reverse("procedures:catalogue"))]
    if page.field_code:
        crumbs.append((page.field_name, f"{reverse('procedures:catalogue')}?{urlencode({'field': page.field_code})}"))
    return render(request, "procedures/procedure.html", {"page": page, "crumbs": crumbs})
