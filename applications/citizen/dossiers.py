"""My dossiers: whose turn it is, who holds each, when it is due."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.models import Representation, User
from accounts.requests import SignedInRequest
from applications.citizen.applicants import applicant_required
from applications.filling.draft_result import confirmation
from applications.models import Dossier
from applications.queries import course_of, dossiers_of, holders_now
from applications.status import ENDED, Status
from applications.tones import tone_of

MOST = 200
# Nothing of a way to be drawn on a card: not begun, or broken off.
NO_COURSE = {Status.DRAFT, Status.REJECTED_INTAKE, Status.STOPPED}


@applicant_required
@require_GET
def dossiers(request: SignedInRequest) -> HttpResponse:
    """This person's dossiers and those of the organisations they represent: their turn first, ended ones last."""
    cards = [_card(dossier) for dossier in _mine(request.user)[:MOST]]
    context = {
        "turn": [card for card in cards if card["ask"]],
        "moving": [card for card in cards if not card["ask"] and not card["ended"]],
        "ended": [card for card in cards if not card["ask"] and card["ended"]],
    }
    return render(request, "citizen/dossiers.html", context)


def _mine(user: User) -> QuerySet[Dossier]:
    """Looked for by owner and organisation, which have indexes; the rule alone would read the whole city's dossiers."""
    represented = [row.organisation_id for row in Representation.objects.active(user)]
    return dossiers_of(user).filter(Q(owner=user) | Q(organisation__in=represented))


def _card(dossier: Dossier) -> dict[str, Any]:
    """A dossier as parts/dossier.html shows it."""
    whose = f" ({dossier.organisation})" if dossier.organisation else ""
    return {
        "title": f"{dossier.title}{whose}",
        "url": _url_of(dossier),
        "code": str(dossier) if dossier.submitted_at else _("chưa nộp"),
        "tone": tone_of(dossier),
        "status": Status(dossier.status).label,
        "holder": ", ".join(holders_now(dossier)),
        "due_at": promised(dossier),
        "course": [] if dossier.status in NO_COURSE else [vars(stage) for stage in course_of(dossier)],
        "ask": ask(dossier),
        "ended": dossier.status in ENDED,
    }


def promised(dossier: Dossier) -> Any:
    """When they were last told to come, while that still means something: after an apology not the due moment."""
    return None if dossier.is_ended or dossier.resolved_at else dossier.appointed_at or dossier.due_at


def _url_of(dossier: Dossier) -> str:
    """A draft goes on at its check page, which tells what is missing."""
    return reverse("citizen:check" if dossier.status == Status.DRAFT else "citizen:dossier", args=[dossier.pk])


def ask(dossier: Dossier) -> str:
    """What the applicant must do now; empty when it is somebody else's turn."""
    if dossier.status == Status.DRAFT:
        return _("Hoàn thành và nộp hồ sơ")
    if dossier.status == Status.AWAITING_SUPPLEMENT:
        return _("Bổ sung theo yêu cầu của cơ quan")
    if dossier.status == Status.AWAITING_PAYMENT:
        return _("Nộp khoản phải nộp")
    return _("Xem bản dự thảo và xác nhận") if confirmation(dossier) else ""
