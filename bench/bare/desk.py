"""A list over the queue's index, and an acceptance: what Django alone asks for them."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.models import User
from applications.models import Charge, Counter, Dossier, Notice, Paper, StepRun
from applications.status import Status
from core.ids import uuid7
from core.models import GivenAnswer, LedgerEntry, OutboxRow

PAGE = 40


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    agency = request.GET["agency"]
    runs = StepRun.objects.filter(closed_at=None, agency=agency, role="RECEPTION").order_by("clock_at")
    return render(request, "queue.html", {"runs": runs.select_related("dossier__procedure", "agency")[:PAGE]})


@login_required
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    dossier = get_object_or_404(Dossier.objects.select_related("version", "procedure"), pk=pk)
    if request.method == "POST":
        assert isinstance(request.user, User)
        _accept(dossier, request.user)
        return redirect("accept", pk)
    return render(request, "check.html", {"dossier": dossier})


@transaction.atomic
def _accept(dossier: Dossier, user: User) -> None:
    """The rows of an acceptance, as many as the portal writes, into the same tables. Nothing is checked."""
    now = timezone.now()
    GivenAnswer.objects.create(key=f"bare:{uuid7()}", location="/")
    dossier.status, dossier.accepted_at, dossier.due_at, dossier.code = Status.PROCESSING, now, now, f"bare-{uuid7()}"
    dossier.save()
    run = dossier.step_runs.get(closed_at=None)
    run.closed_at, run.closed_by, run.outcome = now, user, "DONE"
    run.save()
    StepRun.objects.create(dossier=dossier, step="certify", kind="HANDLING", agency=run.agency, opened_at=now)
    Charge.objects.create(dossier=dossier, rule="fee", kind="FEE", name="Fee", amount=2000)
    LedgerEntry.objects.create(subject=f"bare:{dossier.pk}", seq=2, at=now, event="accepted", actor=user.username)
    paper = Paper.objects.create(dossier=dossier, key="receipt", kind="RECEIPT", data=dossier.answers, issued_at=now)
    Notice.objects.create(dossier=dossier, recipient=dossier.owner, moment="accepted", title="A", body="A")
    OutboxRow.objects.create(job="paper.print", key=f"bare:paper.print:{paper.pk}", available_at=now, done_at=now)
    for series in "code", "receipt":
        counter = Counter(series=f"bare:{series}:{run.agency_id}", last=1)
        if not Counter.objects.filter(series=counter.series).update(last=F("last") + 1):
            Counter.objects.bulk_create([counter], ignore_conflicts=True)
