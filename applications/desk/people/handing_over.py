"""Handing over all that one person has in hand, and what became of each step."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.hand_over_work import hand_over_work
from applications.desk.people.answering import Refusal, answer
from applications.desk.people.colleagues import agencies_of, colleagues_of, duties_of
from applications.desk.people.forms import HandOver
from applications.desk.people.home import show_home
from applications.desk.people.team import show_person
from applications.models import Bulk, BulkItem
from core.errors import Denied, Invalid

PAGE = 40
CHANGE_HANDS = (Bulk.Verb.HAND_OVER, Bulk.Verb.ASSIGN)


@staff_required
@require_POST
def hand_over(request: SignedInRequest, person_id: int) -> HttpResponseBase:
    """`to`: who receives all the open steps of this person."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        raise Denied
    form = HandOver(
        request.POST, colleagues=colleagues_of(person, agencies_of(duties_of(person))), auto_id="id_handing_%s"
    )

    def show(refusal: Refusal) -> HttpResponseBase:
        form.show_errors(getattr(refusal, "fields", {}))
        if person.pk == request.user.pk:
            return show_home(request, handing=form, refusal=refusal)
        return show_person(request, person, handing=form, refusal=refusal)

    return answer(request, lambda: _hand_over(request, person, form), _("Việc đang được bàn giao."), show)


def _hand_over(request: SignedInRequest, person: User, form: HandOver) -> str:
    if not form.is_valid():
        raise Invalid(_("Hãy chọn người nhận bàn giao."))
    bulk = hand_over_work(request.user, person, form.cleaned_data["to"])
    return reverse("people:handed_over", args=[bulk.pk])


@staff_required
@require_GET
def handed_over(request: SignedInRequest, bulk_id: UUID) -> HttpResponse:
    """How far it is and what was left out, for who asked for it."""
    bulk = Bulk.objects.filter(pk=bulk_id, verb__in=CHANGE_HANDS, user=request.user).first()
    if bulk is None:
        raise Denied
    states = {f"{state.lower()}": Count("pk", filter=Q(state=state)) for state in BulkItem.State}
    people = User.objects.in_bulk([pk for pk in (bulk.options.get("from"), bulk.options.get("to")) if pk])
    items = bulk.items.select_related("step_run__dossier").order_by("-state", "pk")
    counts = bulk.items.aggregate(total=Count("pk"), **states)
    context = {
        "bulk": bulk,
        "counts": counts,
        "worked": counts["done"] + counts["left_out"],
        "giver": people.get(bulk.options.get("from")),
        "receiver": people.get(bulk.options.get("to")),
        "page": Paginator(items, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "desk/people/handed_over.html", context)
