"""Bringing the national catalogue in: each record whole beside its procedure; a city definition is never touched."""

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction

from procedures.models import NationalRecord, Procedure
from procedures.national.codes import read_code
from procedures.national.columns import Columns
from procedures.national.reader import Reader
from procedures.national.record import Reading, read_record
from procedures.national.sources import Found, found_in
from procedures.national.survey import Survey, survey
from procedures.stamp import touch

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
        coded = [(found, read_code(Reader(found.record or {}, []))) for found in batch]
        with transaction.atomic():
            standing = _standing({code for _, code in coded})
            fates = Counter(self._fate(found, code, standing.get(code)) for found, code in coded)
            if fates["imported"] or fates["updated"]:
                touch()
        self.counts += fates + Counter(read=len(batch))

    def _fate(self, found: Found, code: str, procedure: Procedure | None) -> str:
        if found.record is None or not code:
            return self._fail(found, found.reason or "không có mã thủ tục")
        if not self.survey.keeps(code, found.place):
            return "unchanged"
        record = getattr(procedure, "national", None)
        if record is not None and record.sha256 == self.survey.kept[code].sha256:
            return self._done(code, record.warnings, "unchanged")
        try:
            with transaction.atomic():
                reading = read_record(found.record)
                reading.warnings.extend(self.survey.remarks.get(code, []))
                self._save(reading, found.record, procedure or Procedure(code=code), record)
        except Exception as error:  # the next record must have its turn; this one is named
            self.columns = Columns()  # it may remember a field that went with the savepoint
            return self._fail(found, f"không ghi được: {error}")
        return self._done(code, reading.warnings, "updated" if record else "imported")

    def _save(
        self, reading: Reading, raw: Mapping[str, Any], procedure: Procedure, record: NationalRecord | None
    ) -> None:
        if procedure.current_id is None:
            self.columns.fill(procedure, reading.facts)
            procedure.save()
        NationalRecord(
            pk=record.pk if record else None,
            procedure=procedure,
            national_id=reading.facts.national_id[:64],
            raw=raw,
            sha256=self.survey.kept[procedure.code].sha256,
            facts=reading.facts.model_dump(mode="json", exclude_defaults=True),
            warnings=reading.warnings,
        ).save()

    def _fail(self, found: Found, reason: str) -> str:
        self.failed(f"{found.place}: {reason}")
        return "failed"

    def _done(self, code: str, warnings: list[str], fate: str) -> str:
        self.counts["warnings"] += len(warnings)
        for warning in warnings:
            self.warned(f"{code}: {warning}")
        return fate


def _standing(codes: set[str]) -> dict[str, Procedure]:
    """The procedures with these codes, locked, with what is needed of their national records."""
    rows = Procedure.objects.select_for_update(of=("self",)).filter(code__in=codes).select_related("national")
    return {row.code: row for row in rows.defer("national__raw", "national__facts")}
