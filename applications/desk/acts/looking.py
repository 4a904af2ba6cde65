"""What the page itself says while it is read: that it is open, which papers are checked, and how keys are liked."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.coming_back import own
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.doing import revision
from applications.desk.looking import check, look
from applications.desk.reading import to_read
from applications.models import DeskPreference, Dossier
from applications.workflow.advance import facts_of_dossier
from core.errors import or_denied


@staff_required
@require_POST
def look_on(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The page is still open: who else looks at the dossier, and whether it changed since `revision`."""
    dossier = _seen(request, pk)
    glance = look(request.user, dossier, timezone.now())
    context = {"dossier": dossier, "others": glance.others, "changed": dossier.revision > revision(request)}
    return render(request, "desk/lookers.html", context)


@staff_required
@require_POST
def check_papers(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """`checked`: the papers ticked; what is none of the dossier's, or has other files by now, is left out."""
    dossier = _seen(request, pk)
    known = {row.key for row in to_read(dossier, facts_of_dossier(dossier), [])}
    check(request.user, dossier, [key for key in request.POST.getlist("checked") if key in known])
    return redirect("desk:dossier", pk)


@staff_required
@require_POST
def shortcuts(request: SignedInRequest) -> HttpResponse:
    """`on`: single keys act from now on; without it they do not (WCAG 2.1.4). Goes back to `next`."""
    DeskPreference.objects.update_or_create(user=request.user, defaults={"shortcuts": "on" in request.POST})
    return redirect(own(request, request.POST.get("next", "")) or "desk:queue")


def _seen(request: SignedInRequest, pk: UUID) -> Dossier:
    return or_denied(Dossier.objects.visible_to(request.user).with_version().filter(pk=pk).first())
