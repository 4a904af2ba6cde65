"""What people had to complete, for whoever writes the procedure: a question that is often asked again is badly put."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.supplements import supplement_figures
from core.errors import Denied
from procedures.drafting import may_edit, may_publish
from procedures.models import ProcedureVersion

OFTEN = 10


@staff_required
@require_GET
def completing(request: SignedInRequest, code: str) -> HttpResponse:
    """The first-time-right rate of a procedure, the reasons given most often, and what they were about."""
    version = ProcedureVersion.objects.select_related("procedure").filter(procedure__code=code).order_by("-pk").first()
    if version is None or not (may_edit(request.user) or may_publish(request.user)):
        raise Denied
    figures = supplement_figures(code)
    context = {
        "version": version,
        "figures": figures,
        "rate": None if figures.rate is None else round(100 * figures.rate),
        "reasons": figures.reasons[:OFTEN],
        "targets": figures.targets[:OFTEN],
    }
    return render(request, "desk/supervision/completing.html", context)
