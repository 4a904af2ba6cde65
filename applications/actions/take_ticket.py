"""take_ticket: somebody who has come takes the next number of a group (A012)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.models import ServiceGroup, Ticket
from applications.numbering import next_number
from core.errors import Conflict

# More people than a centre serves in a day do not wait in one group: somebody plays with the screen.
MOST_WAITING = 200


@transaction.atomic
def take_ticket(group: ServiceGroup) -> Ticket:
    """The ticket; numbers begin at 1 each day, without gaps. Conflict when the group takes nobody any more today."""
    now = timezone.now()
    day = timezone.localdate(now)
    if Ticket.objects.filter(group=group, day=day, state=Ticket.State.WAITING).count() >= MOST_WAITING:
        raise Conflict(_("Nhóm việc này đã hết số hôm nay. Mời bạn hỏi cán bộ hướng dẫn."))
    number = next_number(f"ticket/{group.pk}/{day:%y%m%d}")
    return Ticket.objects.create(group=group, day=day, number=number, taken_at=now)
