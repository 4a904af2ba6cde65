"""For those who run the portal: jobs that were given up, with a button to try again. Nothing of a dossier is shown."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications import permissions
from core.outbox.retry import given_up, retry


def _technical(request: SignedInRequest) -> None:
    permissions.require(permissions.runs_the_portal(request.user))


@staff_required
@require_GET
def jobs(request: SignedInRequest) -> HttpResponse:
    _technical(request)
    page = Paginator(given_up(), 50).get_page(request.GET.get("page"))
    return render(request, "portal/operations.html", {"page": page})


@staff_required
@require_POST
def retry_job(request: SignedInRequest, row_id: int) -> HttpResponse:
    _technical(request)
    retry(row_id, f"user:{request.user.pk}")
    messages.success(request, _("Việc này sẽ được làm lại ngay."))
    return redirect("portal:operations")
