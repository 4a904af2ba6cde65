"""One procedure on a sheet for the wall of the counter, with its code to scan."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.pdf import qr_data_uri
from procedures.catalogue.eligibility import crumbs
from procedures.catalogue.kept import kept
from procedures.catalogue.showing import page_of, procedure_with_texts


def public_address(code: str) -> str:
    """Where anybody finds the procedure."""
    return f"{settings.PUBLIC_URL}{reverse('procedures:procedure', args=[code])}"


@require_safe
@kept
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """To be printed: the name large, the four answers, the code."""
    page = page_of(procedure_with_texts(code))
    where = public_address(page.code)
    context = {"page": page, "address": where, "qr": qr_data_uri(where), "crumbs": crumbs(page)}
    return render(request, "procedures/poster.html", context)
