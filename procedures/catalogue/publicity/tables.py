"""Tables over the whole catalogue, page by page: what applies in the city, the city's own procedures first."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pdf import qr_data_uri
from procedures.catalogue.finding import find, index
from procedures.catalogue.from_definition.fees import fee_rows as fees_of_definition
from procedures.catalogue.from_facts.fees import fee_rows as fees_of_facts
from procedures.catalogue.kept import kept
from procedures.catalogue.page import FeeRow
from procedures.catalogue.publicity.poster import public_address
from procedures.models import Procedure
from procedures.national.facts import NationalFacts
from procedures.versions import definition_of

PAGE_SIZE = 30


@require_safe
@kept
def overview(request: HttpRequest) -> HttpResponse:
    """Everything that is made public, with a line on each."""
    return render(request, "procedures/public/overview.html")


@require_safe
@kept
def fees(request: HttpRequest) -> HttpResponse:
    """What every procedure costs."""
    page = _page(request, here())
    return _table(request, "fees", page, [(row, _fees(row)) for row in _with_texts(page)])


@require_safe
@kept
def codes(request: HttpRequest) -> HttpResponse:
    """Every procedure with a code to scan, to be hung up at the counter."""
    page = _page(request, here())
    return _table(request, "codes", page, [(row, qr_data_uri(public_address(row.code))) for row in page])


@require_safe
@kept
def blank_forms(request: HttpRequest) -> HttpResponse:
    """The forms to print and fill in by hand."""
    page = _page(request, [row for row in here() if row.current_id])
    return _table(request, "forms", page, [(row, None) for row in page])


@require_safe
@kept
def questions(request: HttpRequest) -> HttpResponse:
    """What people ask again and again, by procedure."""
    page = _page(request, [row for row in here() if row.current_id])
    asked = [(row, _asked(row)) for row in _with_texts(page)]
    return _table(request, "questions", page, [(row, pairs) for row, pairs in asked if pairs])


def _asked(row: Procedure) -> list[tuple[str, str]]:
    general = definition_of(row.current).general if row.current else None
    return [(str(each.question), str(each.answer)) for each in general.faq] if general else []


def here() -> list[Procedure]:
    """What applies in the city, in the order of the catalogue."""
    return [row for row in find(index()).rows if row.is_local]


def _page(request: HttpRequest, rows: list[Procedure]) -> Page[Procedure]:
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def _with_texts(page: Iterable[Procedure]) -> list[Procedure]:
    """The same procedures, in the same order, with what their definitions or records say."""
    order = [row.pk for row in page]
    rows = Procedure.objects.select_related("current", "national").defer("current__document", "national__raw")
    found = rows.in_bulk(order)
    return [found[pk] for pk in order if pk in found]


def _fees(row: Procedure) -> tuple[FeeRow, ...]:
    if row.current is not None:
        return fees_of_definition(definition_of(row.current))
    record = getattr(row, "national", None)
    return fees_of_facts(NationalFacts.model_validate(record.facts)) if record else ()


def _table(request: HttpRequest, name: str, page: Page[Procedure], rows: list[Any]) -> HttpResponse:
    crumbs = [(_("Công khai"), reverse("publicity:overview"))]
    return render(request, f"procedures/public/{name}.html", {"page": page, "rows": rows, "crumbs": crumbs})
