"""How a procedure changed: every version that was in force, when, and what was new in it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from procedures.catalogue.eligibility import crumbs
from procedures.catalogue.kept import kept
from procedures.catalogue.showing import page_of, procedure_with_texts
from procedures.comparing import differences
from procedures.models import Procedure, ProcedureVersion
from procedures.versions import definition_of

WERE_IN_FORCE = [ProcedureVersion.State.PUBLISHED, ProcedureVersion.State.RETIRED]
# Each is compared with the one before it.
_MOST = 20


class Then(NamedTuple):
    """One version, as the public is told of it."""

    number: int
    since: datetime
    until: datetime | None
    note: str
    changes: list[str]


@require_safe
@kept
def history(request: HttpRequest, code: str) -> HttpResponse:
    """The newest first; a draft is nobody's business yet."""
    procedure = procedure_with_texts(code)
    page = page_of(procedure)
    context = {"page": page, "versions": list(_versions(procedure)), "crumbs": crumbs(page)}
    return render(request, "procedures/history.html", context)


def _versions(procedure: Procedure) -> Iterator[Then]:
    rows = procedure.versions.filter(state__in=WERE_IN_FORCE, effective_from__isnull=False).defer("document")
    newest_first = list(rows.order_by("-effective_from", "-number")[: _MOST + 1])
    for row, before in zip(newest_first[:_MOST], [*newest_first[1:], None], strict=False):
        if row.effective_from:
            changes = differences(definition_of(before), definition_of(row)) if before else []
            said = [each.sentence for each in changes]
            yield Then(row.number, row.effective_from, row.effective_to, row.change_note, said)
