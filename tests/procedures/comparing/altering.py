"""Changing one value of a document into another that may stand there."""

from collections.abc import Iterator
from typing import Any

from core.errors import Invalid
from procedures.definition import ProcedureDefinition, canonical, read_definition

# Something of these may stand under any attribute there is.
VALUES: list[Any] = [
    "Chữ khác", "khac", "09", "2.999999", "sort", "2001-02-03", "2001-02-03T08:00:00+07:00", "09:30:00", "{n}/KHAC",
    3, 17, "2.5", True, False, {"vi": "Chữ khác"}, {"field": "@channel", "op": "eq", "value": "COUNTER"},
    {"mode": "CALENDAR_DAYS", "amount": "9"}, ["khac"], ["2.999999"], ["Chữ khác"], ["pdf"], {"khac": 9}, [],
    {"after": {"mode": "CALENDAR_DAYS", "amount": "9"}, "outcome": "DONE"}, {"number": "Mẫu 9", "name": {"vi": "Khác"}},
    {"birth": "khac"}, {"function": "count_rows", "of": ["rows"]}, {"at": "RECEIVING"}, {"agency_kind": "TAX"},
    {"type": "fixed", "amount": 77}, {"number": "Mẫu 9", "name": {"vi": "Khác"}}, {}, {"max_requests": 3},
    {"members": 9, "quorum": "ALL"}, "ALL",
    "ENTERPRISE", "MINISTRY", "POSTAL", "INFO_ONLY", "TAX", "LEADER", "PAYMENT", "email", "phone", "FIXED", "DONE",
    "REPLACED_BY_DATA", "CHARGE", ["FOREIGNER"], "product", "CALENDAR_DAYS", {"n": "x"}, {"case": "01"},
    [{"up_to": 4, "amount": 4}], "lt", None, [{"name": "phone"}], [{"value": "khac", "label": {"vi": "Khác"}}],
    [{"field": "khac"}],
    {"code": "2.999999", "name": {"vi": "Khác"}, "summary": {"vi": "Khác"}, "field_code": "K", "level": "CITY",
     "field_name": {"vi": "Khác"}, "competence": {"agency_kind": "TAX"}},
]  # fmt: skip


def at(document: Any, place: str) -> Any:
    for key in filter(None, place.split("/")):
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


def altered(raw: dict[str, Any], place: str, key: str) -> Iterator[ProcedureDefinition]:
    """The document with each other value under this key of the part at `place` with which it can still be read."""
    before, part = canonical(read_definition(raw)), at(raw, place)
    for value in VALUES:
        part[key] = value
        try:
            definition = read_definition(raw)
        except Invalid:
            continue
        if canonical(definition) != before:
            yield definition
