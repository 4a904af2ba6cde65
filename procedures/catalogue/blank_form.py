"""The form of a procedure on paper, empty: as the definition asks, with lines and boxes for the pen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.core.cache import cache

from core.pdf import render_pdf
from procedures.definition import ProcedureDefinition, canonical, fingerprint
from procedures.definition.form import FieldBase, FormField, Kind
from procedures.definition.papers import PaperForm
from procedures.fields.blocks import columns

# Printed once a process and version.
_KEPT_SECONDS = 7 * 24 * 3600
_BOXES = {Kind.PERSONAL_ID: 12, Kind.TAX_CODE: 13, Kind.ENTERPRISE_CODE: 10}
_LINES = {Kind.LONG_TEXT: 3, Kind.ADDRESS: 2, Kind.BIRTH_PLACE: 2, Kind.BANK_ACCOUNT: 2}
_DATES = {Kind.DATE, Kind.PARTIAL_DATE}
_CHOICES = {Kind.CHOICE, Kind.MULTIPLE_CHOICE}
# Worked out, handed in beside the form, or given by the signature at its foot.
_NOT_WRITTEN = {Kind.COMPUTED, Kind.FILE, Kind.SIGNATURE}
# A longer list is written, not ticked.
_MOST_TICKS = 14
_EMPTY_ROWS = 4


@dataclass(frozen=True)
class Blank:
    """One thing on the paper: `count` boxes or lines, words to tick, columns of a table, or parts of a group."""

    label: str
    shape: Literal["lines", "boxes", "date", "ticks", "tick", "words", "heading", "table", "group"]
    count: int = 1
    words: tuple[str, ...] = ()
    parts: tuple["Blank", ...] = ()

    @property
    def lead(self) -> str:
        """What stands before a line: a name takes a colon, a question does not."""
        return self.label if self.label.endswith("?") else f"{self.label}:"

    @property
    def times(self) -> range:
        return range(self.count)


def print_blank_form(definition: ProcedureDefinition) -> bytes:
    """The PDF, the same for the same definition; kept, for printing takes some tenths of a second."""
    key = f"blank-form:{fingerprint(canonical(definition))}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = render_pdf("papers/blank_form.html", blank_form(definition), title=definition.general.name.vi)
        cache.set(key, kept, _KEPT_SECONDS)
    return kept


def blank_form(definition: ProcedureDefinition) -> dict[str, object]:
    """What the paper shows: the number of the official form where there is one, and the blanks by page."""
    pages = [
        (page.title.vi, blanks([field for section in page.sections for field in section.fields]))
        for page in definition.form.pages
    ]
    return {
        "general": definition.general,
        "form": official_form(definition),
        "pages": [(title, found) for title, found in pages if found],
    }


def official_form(definition: ProcedureDefinition) -> PaperForm | None:
    """The official form that the request is written on: the first a paper names."""
    return next((paper.form for paper in definition.papers if paper.form), None)


def blanks(fields: Iterable[FieldBase]) -> list[Blank]:
    """These fields as they stand on paper."""
    return [_blank(field) for field in fields if field.kind not in _NOT_WRITTEN]


def _blank(field: FieldBase) -> Blank:
    label, kind = field.label.vi, field.kind
    if isinstance(field, FormField) and kind is Kind.TABLE:
        names = tuple(column.label.vi for column in field.columns if column.kind not in _NOT_WRITTEN)
        return Blank(label, "table", max(field.min_rows, min(field.max_rows, _EMPTY_ROWS)), names)
    if parts := columns(field):
        return Blank(label, "group", parts=tuple(blanks(parts)))
    if kind in _CHOICES and len(field.options) <= _MOST_TICKS:
        return Blank(label, "ticks", words=tuple(option.label.vi for option in field.options))
    if kind is Kind.YES_NO:
        return Blank(label, "ticks", words=("Có", "Không"))
    if kind in _DATES:
        return Blank(label, "date")
    return _plain(label, kind)


def _plain(label: str, kind: Kind) -> Blank:
    match kind:
        case Kind.DECLARATION:
            return Blank(label, "tick")
        case Kind.HEADING:
            return Blank(label, "heading")
        case Kind.STATEMENT:
            return Blank(label, "words")
        case _ if kind in _BOXES:
            return Blank(label, "boxes", _BOXES[kind])
    return Blank(label, "lines", _LINES.get(kind, 1))
