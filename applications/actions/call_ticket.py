"""call_ticket: an officer calls the next of the groups served at their counter, after another too; or one again."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import permissions
from applications.actions.end_ticket import end_ticket, my_ticket
from applications.models import ServiceGroup, Ticket
from core.errors import Conflict, Invalid


@transaction.atomic
def call_next(user: User, groups: Sequence[ServiceGroup], counter: str) -> Ticket | None:
    """The ticket that waited longest, for this officer alone; none when nobody waits.

    Two who call at once get two tickets. Conflict while the officer has not let go of the one called before.
    """
    if not counter.strip():
        raise Invalid(_("Hãy ghi số quầy của anh/chị."), {"counter": _("Chưa có số quầy.")})
    for agency in {group.agency_id for group in groups}:
        permissions.require(permissions.receives_at(user, agency))
    User.objects.select_for_update().get(pk=user.pk)
    today = timezone.localdate()
    if Ticket.objects.filter(called_by=user, day=today, state=Ticket.State.CALLED).exists():
        raise Conflict(_("Anh/chị đang gọi một số khác. Hãy phục vụ xong hoặc ghi vắng mặt trước."))
    waiting = Ticket.objects.filter(group__in=groups, day=today, state=Ticket.State.WAITING).order_by("taken_at", "pk")
    ticket = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    return _call(ticket, user, counter) if ticket else None


@transaction.atomic
def call_after(user: User, ticket_id: int, groups: Sequence[ServiceGroup], counter: str) -> Ticket | None:
    """Who was served goes, and the next is called: both, or neither."""
    end_ticket(user, ticket_id, came=True)
    return call_next(user, groups, counter)


@transaction.atomic
def call_again(user: User, ticket_id: int) -> Ticket:
    """The same person is called once more, from the same counter."""
    ticket = my_ticket(user, ticket_id)
    return _call(ticket, user, ticket.counter)


def _call(ticket: Ticket, user: User, counter: str) -> Ticket:
    ticket.state, ticket.called_at = Ticket.State.CALLED, timezone.now()
    ticket.called_by, ticket.counter = user, counter.strip()[:20]
    ticket.save()
    return ticket
