"""Saying that somebody is away, and that they are back."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.absences import begin_absence, end_absence, not_lent
from accounts.models import Absence, User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.people.colleagues import agencies_of, colleagues_of, duties_of
from applications.desk.people.forms import Away
from applications.desk.people.page import show
from core.calendar import begins, ends
from core.errors import Invalid, Refusal, or_denied
from core.once import answered
from core.sent import whole


@staff_required
@require_POST
def begin(request: SignedInRequest) -> HttpResponseBase:
    """`person`: of whom it is said; nobody: of oneself. Both days belong to the absence."""
    person = _person(request)
    form = Away(colleagues_of(person, agencies_of(duties_of(person))), request.POST)

    def refused(refusal: Refusal) -> HttpResponseBase:
        form.show_errors(getattr(refusal, "fields", {}))
        return show(request, person, refusal, away=form)

    return answered(request, lambda: _begin(request, person, form), refused, _("Đã ghi kỳ vắng mặt và người làm thay."))


def _begin(request: SignedInRequest, person: User, form: Away) -> str:
    if not form.is_valid():
        raise Invalid(_("Hãy xem lại kỳ vắng mặt."))
    said = form.cleaned_data
    since, until = begins(said["valid_from"]), ends(said["valid_to"])
    absence = begin_absence(request.user, person, said["stand_in"], since, until, said["note"])
    if left := not_lent(absence):
        duties = ", ".join(f"{duty.get_role_display()}, {duty.agency}" for duty in left)
        words = {"stand_in": absence.stand_in.full_name, "duties": duties}
        messages.warning(request, _("%(stand_in)s không làm thay được việc ở cơ quan khác: %(duties)s.") % words)
    return _page_of(request, person)


@staff_required
@require_POST
def end(request: SignedInRequest, absence_id: int) -> HttpResponseBase:
    absence = or_denied(Absence.objects.select_related("user", "stand_in").filter(pk=absence_id).first())

    def act() -> str:
        end_absence(request.user, absence)
        return _page_of(request, absence.user)

    return answered(request, act, partial(show, request, absence.user), _("Kỳ vắng mặt đã kết thúc."))


def _person(request: SignedInRequest) -> User:
    sent = whole(request.POST.get("person", ""))
    return or_denied(request.user if sent is None else User.objects.filter(pk=sent).first())


def _page_of(request: SignedInRequest, person: User) -> str:
    mine = person.pk == request.user.pk
    return reverse("people:home") if mine else reverse("people:person", args=[person.pk])
