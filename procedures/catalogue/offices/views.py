"""Doors of the offices."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import Agency
from core.calendar import calendar_for
from core.errors import or_denied
from procedures.catalogue.counter import opening_hours
from procedures.catalogue.finding import index
from procedures.catalogue.offices.rows import CENTRES, city_offices, communes, decided_by, officers


class SoughtForm(forms.Form):
    """The name of a commune, of an address."""

    q = forms.CharField(label=gettext_lazy("Tên phường, xã, đặc khu"), required=False, max_length=100)


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """The offices of the city, then those of each commune; a commune is sought by its name, with accents or without."""
    form = SoughtForm(request.GET)
    sought = form.cleaned_data["q"] if form.is_valid() else ""
    context = {"form": form, "sought": sought, "city": city_offices(), "communes": communes(sought)}
    return render(request, "procedures/offices.html", context, status=400 if form.errors else 200)


@require_safe
def office(request: HttpRequest, code: str) -> HttpResponse:
    """One office. Denied for a code no office bears."""
    rows = Agency.objects.select_related("parent", "territory")
    agency = or_denied(rows.filter(code=code).first() if "\0" not in code else None)
    context = {
        "agency": agency,
        "hours": list(opening_hours(calendar_for(agency.code), timezone.localdate())),
        "officers": officers(agency),
        "receives": agency.kind in CENTRES,
        "decides": decided_by(agency, index()),
        "below": agency.children.order_by("code")[:40],
        "crumbs": [(_("Cơ quan"), reverse("offices:offices"))],
    }
    return render(request, "procedures/office.html", context)
