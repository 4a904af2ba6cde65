"""A view with one query and a template, and a form from open to filed."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from applications.models import Dossier
from bench.bare import rows
from bench.bare.forms import Document, Everything, Person, Scan
from procedures.models import Procedure

FORMS = {"person": Person, "document": Document, "scan": Scan}
THEN = {"person": "document", "document": "scan"}


def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "listing.html", {"procedures": Procedure.objects.values("code", "name")[:20]})


@login_required
def start(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect("step", rows.draft(request.user).pk, "person")
    return render(request, "form.html")


@login_required
def step(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    form = FORMS[name](request.POST or None, request.FILES or None)
    if form.is_valid():
        _take(_own(request, pk), request, form)
        return redirect("step", pk, THEN[name]) if name in THEN else redirect("check", pk)
    return render(request, "form.html", {"form": form, "dossier": _own(request, pk)})


@login_required
def one_page(request: HttpRequest) -> HttpResponse:
    """All fields and the file at once: the shortest form there is."""
    form = Everything(request.POST or None, request.FILES or None)
    if form.is_valid():
        dossier = rows.draft(request.user)
        _take(dossier, request, form)
        return redirect("check", dossier.pk)
    return render(request, "form.html", {"form": form})


@login_required
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    dossier = _own(request, pk)
    if request.method == "POST":
        rows.submit(dossier, request.user)
        return redirect("filed", pk)
    return render(request, "check.html", {"dossier": dossier})


@login_required
def filed(request: HttpRequest, pk: UUID) -> HttpResponse:
    return render(request, "check.html", {"dossier": _own(request, pk)})


def _own(request: HttpRequest, pk: UUID) -> Dossier:
    return get_object_or_404(Dossier, pk=pk, owner=request.user)


def _take(dossier: Dossier, request: HttpRequest, form: Person | Document | Scan | Everything) -> None:
    scan = form.cleaned_data.pop("scan", None)
    dossier.answers = {**dossier.answers, **form.cleaned_data}
    dossier.save()
    if scan:
        rows.keep(dossier, request.user, scan)
