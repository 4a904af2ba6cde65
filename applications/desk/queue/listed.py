"""Which open steps an address means, to this officer, now: for the page, for a bulk or an export of that list."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.desk.queue.address import TAB
from applications.desk.queue.filters import Filters
from applications.desk.queue.tabs import TABS
from applications.models import StepRun
from applications.queries import desk_queue_for
from core.errors import Invalid


def listed(user: User, params: Mapping[str, str], now: datetime | None = None) -> QuerySet[StepRun]:
    """The steps on this officer's desks that the address `params` (queue and filters) means; least time left first.

    Invalid where a filter cannot be read: much is done to what is listed, and it must not be more than was meant.
    """
    tab, filters = TABS.get(params.get(TAB, ""), TABS[""]), Filters(params)
    if not filters.is_valid():
        raise Invalid(_("Có mục lọc không đọc được. Hãy sửa bộ lọc rồi làm lại."))
    narrowed = desk_queue_for(user).filter(filters.where())
    return narrowed.filter(tab.where(user, now or timezone.now()))
