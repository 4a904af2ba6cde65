"""Where a dossier stands: its open steps, the clock that runs, and what officers recorded so far."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.models import Dossier, StepRun
from procedures.definition.process import StepKind
from procedures.fields import show


def open_runs(dossier: Dossier) -> Iterator[StepRun]:
    """The open steps that officers do."""
    for run in dossier.step_runs.all():
        if run.is_open and run.kind not in {StepKind.CITIZEN_CONFIRMATION, StepKind.AUTOMATIC}:
            run.dossier = dossier
            yield run


def clock_at(dossier: Dossier) -> datetime | None:
    """When the legal time ends: to answer a filing, then to resolve it; none while no clock runs."""
    if dossier.paused_at or dossier.resolved_at or dossier.ended_at:
        return None
    intake = (run.due_at for run in dossier.step_runs.all() if run.is_open and not run.waiting_since)
    return dossier.due_at if dossier.accepted_at else next(intake, None)


def elsewhere(dossier: Dossier, user: User) -> list[dict[str, Any]]:
    """Where the open steps are, for whoever has none of them on the desk."""
    barred = dossier.step_runs.filter(permissions.prepared_by({user.pk}), closed_at=None)
    prepared = set(barred.values_list("pk", flat=True))
    return [
        {
            "run": run,
            "who": run.unit or run.agency or _("người nộp hồ sơ"),
            "four_eyes": run.pk in prepared,
        }
        for run in dossier.step_runs.all()
        if run.is_open and run.kind != StepKind.AUTOMATIC
    ]


def findings(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """What officers recorded so far, as one more group of answers."""
    fields = [field for step in dossier.definition.process.steps() for field in step.fields]
    known = {field.id: dossier.findings.get(field.id) for field in fields}
    answers = [
        {"label": str(field.label), "value": show(known[field.id], field)}
        for field in fields
        if known[field.id] is not None
    ]
    if answers:
        yield {"title": _("Cán bộ đã ghi nhận"), "answers": answers}
