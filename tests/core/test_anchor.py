"""The heads of all chains under one signed root: what it proves, and what it finds."""

import json
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from core.ledger import record
from core.ledger.anchoring import BATCH, canonical, file_of, keep_anchor, leaf_of, make_anchor
from core.ledger.entry import LedgerEntry
from core.ledger.guards import unguard
from core.ledger.jobs import ledger_anchor, promise_anchor
from core.ledger.merkle import climb, leaf, path_of, root_of
from core.ledger.proof import proof_of
from core.ledger.verify_anchors import anchor_findings
from core.models import Anchor, AnchoredHead, OutboxRow

DAY = date(2026, 11, 25)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):  # type: ignore[no-untyped-def]
    settings.DATA_DIR = tmp_path
    return tmp_path


def write(subject: str, times: int = 1) -> None:
    for n in range(times):
        with transaction.atomic():
            record(subject, "paper.kept", "system", n=n)


def soon() -> datetime:
    """When what was written just now has settled."""
    return timezone.now() + timedelta(minutes=6)


def anchored(day: date = DAY, part: int = 1) -> Anchor:
    made = make_anchor(day, part, soon())
    assert made
    with transaction.atomic():
        keep_anchor(*made)
    return made[0]


def damaged(sql: str, *values: object) -> None:
    """A superuser at work: the guards taken away first."""
    unguard(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 9, 100])
def test_every_leaf_leads_to_the_root_and_no_other_does(count: int) -> None:
    leaves = [leaf(str(n).encode()) for n in range(count)]
    root = root_of(leaves)
    for position, each in enumerate(leaves):
        path = path_of(leaves, position)
        assert climb(each, path) == root
        assert climb(leaf(b"another"), path) != root
    assert len({root_of(leaves[:n]) for n in range(count + 1)}) == count + 1


def test_an_anchor_holds_the_head_of_each_chain_that_grew() -> None:
    write("paper:1", 3)
    write("paper:2")
    first = anchored()
    assert list(first.heads.values_list("subject", "seq")) == [("paper:1", 3), ("paper:2", 1)]
    write("paper:2")
    second = anchored(DAY + timedelta(days=1))
    assert list(second.heads.values_list("subject", "seq")) == [("paper:2", 2)]
    assert second.previous == first.root
    assert list(anchor_findings()) == []


def test_what_may_still_be_under_way_waits_for_the_next_anchor() -> None:
    write("paper:1")
    assert make_anchor(DAY, 1, timezone.now()) is None


def test_a_day_is_anchored_once() -> None:
    write("paper:1")
    anchored()
    write("paper:2")
    with pytest.raises(IntegrityError), transaction.atomic():
        anchored()
    assert Anchor.objects.count() == 1


def test_the_nights_job_anchors_and_promises_the_next_night(time_machine) -> None:  # type: ignore[no-untyped-def]
    time_machine.move_to(datetime.fromisoformat("2026-11-24T20:00:00+07:00"), tick=False)
    write("paper:1")
    with transaction.atomic():
        promise_anchor(DAY)
        promise_anchor(DAY)
    time_machine.move_to(datetime.fromisoformat("2026-11-25T00:30:00+07:00"), tick=False)
    for part in (1, 2):
        with transaction.atomic():
            ledger_anchor("2026-11-25", part)()  # type: ignore[misc]
    keys = OutboxRow.objects.filter(job="ledger.anchor").order_by("pk").values_list("key", "available_at")
    nights = [(key, f"{timezone.localtime(at):%d %H:%M}") for key, at in keys]
    assert nights == [
        ("ledger.anchor:2026-11-25:1", "25 00:30"),
        ("ledger.anchor:2026-11-25:2", "25 00:30"),
        ("ledger.anchor:2026-11-26:1", "26 00:30"),
    ]


def test_a_proof_leads_from_the_entry_to_the_signed_root() -> None:
    for n in range(5):
        write(f"paper:{n}", 2)
    assert proof_of("paper:3") is None
    anchored()
    proof = proof_of("paper:3")
    assert proof
    assert json.loads(json.dumps(proof))["entries"][0]["seq"] == 1
    assert proof["entries"][-1]["hash"] == proof["head"][2]
    assert climb(leaf(canonical(proof["head"])), proof["path"]) == json.loads(proof["statement"])["root"]


# --- What is found ----------------------------------------------------------------------------------------------------


def test_a_cut_tail_is_found_by_the_anchor_alone() -> None:
    write("paper:1", 3)
    write("paper:2")
    anchored()
    damaged("DELETE FROM core_ledgerentry WHERE subject = %s AND seq = 3", "paper:1")
    assert list(anchor_findings()) == ["paper:1 #3: was anchored and is no longer in the ledger"]
    with pytest.raises(CommandError, match="1 findings"):
        call_command("verify_ledger", stderr=StringIO())


def test_a_chain_written_anew_is_found() -> None:
    write("paper:1", 2)
    anchored()
    unguard(connection)
    LedgerEntry.objects.filter(subject="paper:1").delete()
    write("paper:1", 2)
    assert [sentence for sentence in anchor_findings() if "no longer" in sentence]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE core_anchoredhead SET hash = repeat('0', 64)", "its root does not fit its heads"),
        ("UPDATE core_anchor SET root = repeat('0', 64)", "its signature does not hold"),
        ("UPDATE core_anchor SET previous = repeat('1', 64)", "does not follow from the anchor before it"),
        ("UPDATE core_anchor SET signature = 'AAAA'", "its signature does not hold"),
        ("DELETE FROM core_anchoredhead; DELETE FROM core_anchor", "is not in the database"),
    ],
)
def test_a_changed_or_removed_anchor_is_found(sql: str, found: str) -> None:
    if connection.vendor == "sqlite":
        sql = sql.replace("repeat('0', 64)", f"'{'0' * 64}'").replace("repeat('1', 64)", f"'{'1' * 64}'")
    write("paper:1")
    anchored()
    for statement in sql.split(";"):
        damaged(statement)
    assert [sentence for sentence in anchor_findings() if found in sentence]


def test_a_missing_file_is_found() -> None:
    write("paper:1")
    file_of(anchored()).unlink()
    assert list(anchor_findings()) == ["anchor 2026-11-25-1: its file is missing or says something else"]


def test_an_old_backup_put_back_is_found() -> None:
    """Rows and anchors of today are gone together; the file stays."""
    write("paper:1")
    anchored()
    write("paper:1")
    anchored(DAY + timedelta(days=1))
    damaged("DELETE FROM core_anchoredhead WHERE seq = 2")
    Anchor.objects.latest("pk").delete()
    damaged("DELETE FROM core_ledgerentry WHERE seq = 2")
    assert list(anchor_findings()) == ["2026-11-26-001.json: the anchor in this file is not in the database"]


def test_anchoring_many_chains_asks_the_database_little(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    rows = [
        LedgerEntry(
            subject=f"paper:{n}", seq=1, at=timezone.now(), event="e", actor="system", prev_hash="0", hash="1" * 64
        )
        for n in range(BATCH)
    ]
    LedgerEntry.objects.bulk_create(rows, batch_size=2000)
    with django_assert_max_num_queries(20):
        anchor = anchored()
    assert anchor.count == AnchoredHead.objects.count() == BATCH
    assert leaf_of(anchor.heads.get(position=0))
