"""end_ticket: the person called was served, or did not come."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.models import Ticket
from core.errors import Conflict, or_denied


@transaction.atomic
def end_ticket(user: User, ticket_id: int, *, came: bool) -> Ticket:
    """The ticket, served or absent. Denied when another officer called it; Conflict when it has ended."""
    ticket = my_ticket(user, ticket_id)
    ticket.state = Ticket.State.SERVED if came else Ticket.State.ABSENT
    ticket.ended_at = timezone.now()
    ticket.save()
    return ticket


def my_ticket(user: User, ticket_id: int) -> Ticket:
    """The locked ticket that this officer has called and not let go."""
    ticket = or_denied(Ticket.objects.select_for_update(of=("self",)).filter(pk=ticket_id, called_by=user).first())
    if ticket.state != Ticket.State.CALLED:
        raise Conflict(_("Số này đã kết thúc. Hãy tải lại trang."))
    return ticket
