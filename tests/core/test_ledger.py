"""The ledger: append-only, one hash chain a subject."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from core.ledger import record
from core.ledger.guards import guard, unguard
from core.ledger.verify import findings
from core.models import LedgerEntry

pytestmark = [pytest.mark.django_db, pytest.mark.models]


def three_entries(subject: str = "dossier:1") -> list[LedgerEntry]:
    return [record(subject, f"dossier.event{n}", "user:7", n=n, name="Nguyễn") for n in (1, 2, 3)]


def test_entries_form_a_chain() -> None:
    first, second, third = three_entries()
    assert [entry.seq for entry in (first, second, third)] == [1, 2, 3]
    assert second.prev_hash == first.hash
    assert third.prev_hash == second.hash
    assert list(findings()) == []
    call_command("verify_ledger")


def test_two_subjects_have_two_chains() -> None:
    three_entries("dossier:1")
    assert three_entries("dossier:2")[0].seq == 1
    assert list(findings()) == []


@pytest.mark.parametrize("change", [{"event": "dossier.forged"}, {"data": {}}, {"actor": "user:8"}])
def test_the_database_refuses_a_change(change: dict[str, object]) -> None:
    entry = three_entries()[1]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        LedgerEntry.objects.filter(pk=entry.pk).update(**change)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        LedgerEntry.objects.filter(pk=entry.pk).delete()
    assert LedgerEntry.objects.count() == 3
    assert list(findings()) == []


FORGERIES = {
    "an event": lambda second: LedgerEntry.objects.filter(pk=second.pk).update(event="dossier.forged"),
    "the data": lambda second: LedgerEntry.objects.filter(pk=second.pk).update(data={"n": 99}),
    "a removal": lambda second: LedgerEntry.objects.filter(pk=second.pk).delete(),
    "a swap": lambda second: LedgerEntry.objects.filter(pk=second.pk).update(seq=9),
    "a hash made to fit": lambda second: LedgerEntry.objects.filter(pk=second.pk).update(hash="f" * 64),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_whoever_gets_past_the_guard_is_found_out(forgery: str) -> None:
    second = three_entries()[1]
    unguard(connection)
    FORGERIES[forgery](second)
    guard(connection)
    assert list(findings())
    with pytest.raises(CommandError):
        call_command("verify_ledger")


def test_on_postgresql_not_even_the_owner_is_granted_a_change() -> None:
    """A superuser passes every grant; whoever owns the table in production has none to change, delete or empty it."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM pg_class, aclexplode(relacl) WHERE oid = %s::regclass",
            [LedgerEntry._meta.db_table],
        )
        granted = {row[0] for row in cursor.fetchall()}
    assert {"INSERT", "SELECT"} <= granted
    assert granted.isdisjoint({"UPDATE", "DELETE", "TRUNCATE"})
