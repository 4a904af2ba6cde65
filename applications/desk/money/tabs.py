"""The pages of this desk, with how much waits on each."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.desk.money.till import AGENCY, Till
from applications.queries.money import to_give_back_at, unpaid_at

UNPAID, TO_GIVE_BACK, BOOK = "money:unpaid", "money:to_give_back", "money:book"


def tabs_for(till: Till, door: str) -> Iterator[dict[str, Any]]:
    """Each leads to the same office."""
    counts = {UNPAID: unpaid_at(till.agency.pk).count(), TO_GIVE_BACK: to_give_back_at(till.agency.pk).count()}
    for each, label in {UNPAID: _("Chờ thu"), TO_GIVE_BACK: _("Phải hoàn trả"), BOOK: _("Sổ thu")}.items():
        url = f"{reverse(each)}?{AGENCY}={till.agency.code}"
        yield {"label": label, "url": url, "count": counts.get(each), "current": each == door}
