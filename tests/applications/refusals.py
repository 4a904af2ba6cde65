"""A refusal, or an act that had nothing to do, and that it left not a row different."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from accounts.models import Absence, RoleAssignment
from applications.models import (
    AssignmentRule,
    Attachment,
    Bulk,
    BulkItem,
    Charge,
    Delivery,
    Dossier,
    DueChange,
    Extension,
    HandOver,
    Meeting,
    Notice,
    Objection,
    Original,
    Paper,
    Pause,
    Posting,
    Presence,
    StepRun,
    Supplement,
    VersionMove,
    Withdrawal,
)
from core.errors import PortalError
from core.models import LedgerEntry, OutboxRow

WATCHED = (
    Dossier, StepRun, Charge, AssignmentRule, Bulk, BulkItem, Absence, RoleAssignment, LedgerEntry, OutboxRow,
    Meeting, Posting, Objection, Original, HandOver, Delivery, Paper, Pause, Notice, Presence,
    DueChange, Extension, Withdrawal, Supplement, Attachment, VersionMove,
)  # fmt: skip


@contextmanager
def refused(kind: type[PortalError], sentence: str = "") -> Iterator[None]:
    """What happens inside says no in this way, and changes nothing."""
    before = _rows()
    with pytest.raises(kind) as refusal:
        yield
    assert sentence in str(refusal.value.message)
    assert _rows() == before


@contextmanager
def nothing_changes() -> Iterator[None]:
    """What happens inside had nothing to do: no row is different, and so no page is stale."""
    before = _rows()
    yield
    assert _rows() == before


def _rows() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in WATCHED]
