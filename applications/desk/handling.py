"""The handling page: papers left, facts and lawful acts right, history below."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications import permissions
from applications.citizen.summary import answer_groups
from applications.desk.words import DONE_LABELS, EVENTS
from applications.models import Dossier, StepRun
from applications.models.step_run import Outcome
from applications.queries import course_of, current_files, dossiers_of
from applications.status import Status
from applications.tones import tone_of
from applications.workflow.advance import facts_of_dossier
from core.errors import Denied
from core.ledger.entry import LedgerEntry
from procedures.definition.process import Step, StepKind
from procedures.fields import show
from procedures.fields.forms import Sheet
from procedures.rules.papers import papers_asked


@staff_required
@require_GET
def dossier(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return show_dossier(request, pk)


def show_dossier(
    request: SignedInRequest, pk: UUID, wrong: dict[str, Any] | None = None, run_id: int | None = None
) -> HttpResponse:
    """The page; with `wrong`, what an act just refused, beside its questions (422)."""
    found = dossiers_of(request.user).filter(pk=pk).first()
    if found is None:
        raise Denied
    facts = facts_of_dossier(found)
    files = current_files(found)
    context = {
        "dossier": found,
        "status": Status(found.status).label,
        "tone": tone_of(found),
        "groups": answer_groups(found, facts),
        "papers": [
            {"paper": paper, "files": [each for each in files if each.paper == paper.id]}
            for paper in papers_asked(found.definition, facts)
        ],
        "findings": _findings(found),
        "acts": [_act(request, found, run, wrong if run.pk == run_id else None) for run in _mine(request.user, found)],
        "course": [vars(stage) for stage in course_of(found)],
        "charges": found.charges.all(),
        "may_settle": permissions.may_settle(request.user, found),
        "issued": found.papers_issued.all(),
        "supplements": found.supplements.select_related("requested_by"),
        "targets": _targets(found),
        "history": _history(found),
        "wrong": wrong or {},
    }
    return render(request, "desk/dossier.html", context, status=422 if wrong else 200)


def _mine(user: User, dossier: Dossier) -> list[StepRun]:
    """The open steps of this dossier on this officer's desk."""
    runs = [run for run in dossier.step_runs.all() if run.is_open and run.kind != StepKind.CITIZEN_CONFIRMATION]
    for run in runs:
        run.dossier = dossier
    return [run for run in runs if permissions.holds_step(user, run)]


def _act(request: HttpRequest, dossier: Dossier, run: StepRun, wrong: dict[str, Any] | None) -> dict[str, Any]:
    """One step with what may be done to it now."""
    step = dossier.definition.process.step(run.step)
    sheet = Sheet(step.fields, dossier.findings, request.POST if wrong else None)
    if wrong:
        sheet.show_errors({place: words for place, words in wrong.items() if place in sheet.questions.fields})
    return {
        "run": run,
        "step": step,
        "sheet": sheet,
        "is_reception": run.kind == StepKind.RECEPTION,
        "may_request": run.kind == StepKind.RECEPTION or step.may_request_supplement,
        "done_label": DONE_LABELS.get(step.kind, DONE_LABELS[StepKind.HANDLING]),
    }


def _findings(dossier: Dossier) -> list[dict[str, str]]:
    """What officers recorded so far."""
    fields = [field for step in dossier.definition.process.steps() for field in step.fields]
    found = dossier.findings
    return [{"label": str(field.label), "value": show(found[field.id], field)} for field in fields if field.id in found]


def _targets(dossier: Dossier) -> list[dict[str, str]]:
    """What a supplement may be asked for: the papers first, then the questions."""
    facts = facts_of_dossier(dossier)
    papers = [{"target": f"paper:{p.id}", "label": str(p.name)} for p in papers_asked(dossier.definition, facts)]
    fields = dossier.definition.form.fields()
    return papers + [{"target": f"field:{f.id}", "label": str(f.label)} for f in fields if f.id in facts.values]


def _history(dossier: Dossier) -> list[dict[str, Any]]:
    """Everything that was done, newest first, from the ledger."""
    entries = list(LedgerEntry.objects.filter(subject=dossier.subject).order_by("-seq")[:100])
    ids = {entry.actor.removeprefix("user:") for entry in entries if entry.actor.startswith("user:")}
    names = {f"user:{user.pk}": user.full_name for user in User.objects.filter(pk__in=ids)}
    return [
        {"at": entry.at, "title": event_title(entry, dossier), "who": names.get(entry.actor, "")} for entry in entries
    ]


def event_title(entry: LedgerEntry, dossier: Dossier) -> str:
    """A ledger event in words."""
    if entry.event == "step.completed":
        names: dict[str, Step] = {step.code: step for step in dossier.definition.process.steps()}
        step = names.get(entry.data.get("step", ""))
        return f"{step.name if step else ''}: {Outcome(entry.data['outcome']).label}"
    return str(EVENTS.get(entry.event, entry.event))


def findings_sent(request: SignedInRequest, pk: UUID, run_id: int) -> dict[str, Any]:
    """What was sent for the step's own questions; nothing when the step is not to be seen (the action will say so)."""
    run = StepRun.objects.filter(dossier__in=Dossier.objects.visible_to(request.user), dossier=pk, pk=run_id)
    found = run.select_related("dossier__version").first()
    if found is None:
        return {}
    return Sheet(found.dossier.definition.process.step(found.step).fields, {}, request.POST).raw()
