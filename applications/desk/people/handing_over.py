"""Handing over all that one person has in hand; what becomes of each step is told on the page of bulks."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.hand_over_work import hand_over_work
from applications.desk.people.colleagues import agencies_of, colleagues_of, duties_of
from applications.desk.people.forms import HandOver
from applications.desk.people.page import show
from core.errors import Invalid, Refusal, or_denied
from core.once import answered


@staff_required
@require_POST
def hand_over(request: SignedInRequest, person_id: int) -> HttpResponseBase:
    """`to`: who receives all the open steps of this person."""
    person = or_denied(User.objects.filter(pk=person_id).first())
    form = HandOver(colleagues_of(person, agencies_of(duties_of(person))), request.POST)

    def refused(refusal: Refusal) -> HttpResponseBase:
        form.show_errors(getattr(refusal, "fields", {}))
        return show(request, person, refusal, handing=form)

    return answered(request, lambda: _hand_over(request, person, form), refused)


def _hand_over(request: SignedInRequest, person: User, form: HandOver) -> str:
    if not form.is_valid():
        raise Invalid(_("Hãy chọn người nhận bàn giao."))
    bulk = hand_over_work(request.user, person, form.cleaned_data["to"])
    return reverse("bulk:bulk", args=[bulk.pk])
