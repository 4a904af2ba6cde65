"""How a procedure changed: every version that was in force, when, and what was new in it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from procedures.catalogue.eligibility import crumbs
from procedures.catalogue.kept import kept
from procedures.catalogue.showing import page_of, procedure_with_texts
from procedures.models import Procedure, ProcedureVersion

WERE_IN_FORCE = [ProcedureVersion.State.PUBLISHED, ProcedureVersion.State.RETIRED]


@require_safe
@kept
def history(request: HttpRequest, code: str) -> HttpResponse:
    """The newest first; a draft is nobody's business yet."""
    procedure = procedure_with_texts(code)
    page = page_of(procedure)
    context = {"page": page, "timeline": [*_end(procedure), *_versions(procedure)], "crumbs": crumbs(page)}
    return render(request, "procedures/history.html", context)


def _end(procedure: Procedure) -> Iterator[dict[str, Any]]:
    if procedure.retired_at:
        title, text = _("Bãi bỏ"), procedure.retire_reason
        yield {"at": procedure.retired_at, "title": title, "text": text, "tone": "stopped"}


def _versions(procedure: Procedure) -> Iterator[dict[str, Any]]:
    rows = procedure.versions.filter(state__in=WERE_IN_FORCE, effective_from__isnull=False).defer("document")
    for row in rows.order_by("-effective_from"):
        in_force = row.state == ProcedureVersion.State.PUBLISHED
        yield {
            "at": row.effective_from,
            "title": _("Phiên bản %(number)s có hiệu lực") % {"number": row.number},
            "text": row.change_note,
            "tone": "done" if in_force else "",
        }
