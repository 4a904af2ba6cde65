"""Bringing the national catalogue in: each record whole beside its procedure; a city definition is never touched."""

from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from django.db import transaction

from procedures.models import NationalRecord, Procedure
from procedures.national.columns import Columns
from procedures.national.record import Reading, read_record
from procedures.national.sources import Found, found_in
from procedures.national.survey import Survey, survey

# Records of one transaction: few enough that other writers wait a moment only.
BATCH = 100
COUNTS = ("read", "imported", "updated", "unchanged", "failed", "warnings")
Tell = Callable[[str], object]


def import_catalogue(path: Path, failed: Tell, warned: Tell) -> dict[str, int]:
    """Counts by COUNTS of what became of each record under `path`; every failure and warning is told as a sentence.

    Importing again updates what changed and nothing else. OSError if `path` cannot be opened.
    """
    delivery = _Delivery(survey(found_in(path)), failed, warned)
    found = found_in(path)
    while batch := list(islice(found, BATCH)):
        delivery.take(batch)
    return {name: delivery.counts[name] for name in COUNTS}


class _Delivery:
    """One run: what is kept of it, and the counts so far."""

    def __init__(self, survey: Survey, failed: Tell, warned: Tell) -> None:
        self.survey, self.failed, self.warned = survey, failed, warned
        self.counts: Counter[str] = Counter()
        self.columns = Columns()

    def take(self, batch: list[Found]) -> None:
        """Writes a batch in one transaction, each record in its own savepoint."""
        readings = [(found, read_record(found.record or {})) for found in batch]
        with transaction.atomic():
            standing = _standing({reading.facts.code for _, reading in readings})
            for found, reading in readings:
                self.counts["read"] += 1
                self.counts[self._fate(found, reading, standing)] += 1

    def _fate(self, found: Found, reading: Reading, standing: dict[str, Procedure]) -> str:
        code = reading.facts.code
        if found.record is None or not code:
            return self._fail(found, found.reason or "không có mã thủ tục")
        reading.warnings.extend(self.survey.remarks.get(code, []))
        if not self.survey.keeps(code, found.place):
            return "unchanged"
        return self._write(found, reading, standing.get(code))

    def _write(self, found: Found, reading: Reading, procedure: Procedure | None) -> str:
        record = getattr(procedure, "national", None)
        if record is not None and record.sha256 == self.survey.kept[reading.facts.code].sha256:
            self._warn(reading.facts.code, record.warnings)
            return "unchanged"
        try:
            with transaction.atomic():
                self._save(found, reading, procedure, record)
        except Exception as error:  # the next record must have its turn; this one is named
            return self._fail(found, f"không ghi được: {error}")
        self._warn(reading.facts.code, reading.warnings)
        return "imported" if record is None else "updated"

    def _save(self, found: Found, reading: Reading, procedure: Procedure | None, record: NationalRecord | None) -> None:
        procedure = procedure or Procedure(code=reading.facts.code)
        if procedure.current_id is None:
            self.columns.fill(procedure, reading.facts)
            procedure.save()
        NationalRecord(
            pk=record.pk if record else None,
            procedure=procedure,
            national_id=reading.facts.national_id[:64],
            raw=found.record,
            sha256=self.survey.kept[reading.facts.code].sha256,
            facts=reading.facts.model_dump(mode="json", exclude_defaults=True),
            warnings=reading.warnings,
        ).save()

    def _fail(self, found: Found, reason: str) -> str:
        self.failed(f"{found.place}: {reason}")
        return "failed"

    def _warn(self, code: str, warnings: list[str]) -> None:
        self.counts["warnings"] += len(warnings)
        for warning in warnings:
            self.warned(f"{code}: {warning}")


def _standing(codes: set[str]) -> dict[str, Procedure]:
    """The procedures with these codes, locked, with what is needed of their national records."""
    rows = Procedure.objects.select_for_update(of=("self",)).filter(code__in=codes).select_related("national")
    return {row.code: row for row in rows.defer("national__raw", "national__facts")}
