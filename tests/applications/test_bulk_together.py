"""A bulk beside somebody who works: each of its steps is a transaction of its own, and neither waits for the other."""

from functools import partial
from threading import Event

import pytest
from django.db import connection, transaction

from accounts.models import User
from accounts.roles import Role
from applications.actions.accept import accept
from applications.actions.bulk import prepare, start
from applications.models import Bulk, Dossier
from applications.status import Status
from core.models import LedgerEntry
from processes import eventually
from tests.applications.stories import BIRTH, drained, filed, open_city
from tests.applications.test_actions_together import at_once, colleague


@pytest.mark.django_db(transaction=True)
def test_an_acceptance_beside_a_bulk_of_two_ends_in_no_deadlock() -> None:
    citizen = open_city()
    first, second = filed(citizen, BIRTH), filed(citizen, BIRTH)
    lan, dung = User.objects.get(username="tiepnhan"), colleague("dung", Role.RECEPTION, "H24.9008.01")
    seen = [(each.step_runs.get().pk, each.revision) for each in (first, second)]
    bulk = prepare(lan, Bulk.Verb.ACCEPT, seen, {})
    begun = Event()
    assert at_once(partial(_in_bulk, lan, bulk, begun), partial(_by_hand, dung, second, begun)) == [None, None]
    assert list(bulk.items.values_list("state", flat=True)) == ["DONE", "LEFT_OUT"]
    assert "Trịnh Kim Dung" in bulk.items.last().message
    assert set(Dossier.objects.values_list("status", flat=True)) == {Status.PROCESSING}
    assert LedgerEntry.objects.filter(event="dossier.accepted").count() == 2
    assert Dossier.objects.values("code").distinct().count() == 2


def _in_bulk(user: User, bulk: Bulk, begun: Event) -> None:
    """Comes second to the dossier that the colleague has in hand already."""
    assert begun.wait(timeout=120)
    start(user, bulk.pk)
    drained()


def _by_hand(user: User, dossier: Dossier, begun: Event) -> None:
    """Has the dossier, and asks for its number once the bulk waits for that dossier."""
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=dossier.pk)
        begun.set()
        eventually(_somebody_waits)
        accept(user, dossier.pk, dossier.revision)


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])
