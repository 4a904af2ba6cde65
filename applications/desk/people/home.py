"""My page: what I am trusted with and until when, when I am away and who stands in, and what I have in hand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.chiefs import directing
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.people.colleagues import absences_ahead, agencies_of, colleagues_of, duties_of
from applications.desk.people.forms import Away, HandOver
from applications.models import Bulk, StepRun
from core.errors import Refusal


@staff_required
@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    return show_home(request)


def show_home(
    request: SignedInRequest, away: Away | None = None, handing: HandOver | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    """The page as it is now; a form that was refused is in it as it was sent."""
    user = request.user
    duties = list(duties_of(user))
    colleagues = list(colleagues_of(user, agencies_of(duties)))
    absences = list(absences_ahead().filter(user__in=[user, *colleagues]))
    context = {
        "duties": duties,
        "mine": [each for each in absences if each.user_id == user.pk],
        "others": [each for each in absences if each.user_id != user.pk],
        "away": away or Away(colleagues=colleagues, auto_id="id_away_%s"),
        "handing": handing or HandOver(colleagues=colleagues, auto_id="id_handing_%s"),
        "in_hand": StepRun.objects.filter(assignee=user, closed_at=None).count(),
        "handed_over": Bulk.objects.filter(verb=Bulk.Verb.HAND_OVER, user=user).first(),
        "is_chief": directing(user).exists(),
        "refusal": refusal,
        "form": {"errors": refusal},  # base.html says "error" in the title by it
    }
    return render(request, "desk/people/home.html", context, status=refusal.status if refusal else 200)
