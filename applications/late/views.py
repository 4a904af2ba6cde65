"""One page of late dossiers, the longest late first. Who asked is told by initials, nothing else personal is read."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from applications.lateness import apologies_for, late_dossiers
from applications.models import Dossier, Extension
from core.text import initials

PAGE = 30
READ = ("code", "applicant_name", "due_at", "procedure__name", "procedure__name_en", "competent_agency__name")


@dataclass(frozen=True)
class Row:
    """What everybody may know of one late dossier."""

    code: str
    initials: str
    agency: str
    procedure: str
    due_at: datetime
    apologised_at: datetime | None
    appointed_at: datetime | None


@require_GET
def late(request: HttpRequest) -> HttpResponse:
    dossiers = late_dossiers(timezone.now()).select_related("procedure", "competent_agency").only(*READ)
    page = Paginator(dossiers, PAGE).get_page(request.GET.get("page"))
    apologies = apologies_for(page.object_list)
    rows = [_row(dossier, apologies.get(dossier.pk)) for dossier in page.object_list]
    return render(request, "late/list.html", {"page": page, "rows": rows})


def _row(dossier: Dossier, apology: Extension | None) -> Row:
    sent = apology if apology and apology.granted else None
    assert dossier.due_at is not None
    return Row(
        code=str(dossier.code),
        initials=initials(dossier.applicant_name),
        agency=str(dossier.competent_agency or ""),
        procedure=dossier.procedure.title,
        due_at=dossier.due_at,
        apologised_at=sent.decided_at if sent else None,
        appointed_at=sent.after if sent else None,
    )
