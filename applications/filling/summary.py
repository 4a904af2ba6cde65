"""Answers and fees as rows to read: for checking before filing, and for the dossier's own page."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from applications.filling.way import CHANGE, url_of
from applications.models import Dossier
from procedures.definition.form import SILENT, FormField, Kind
from procedures.fields import show
from procedures.fields.blocks import columns
from procedures.fields.numbers import written
from procedures.fields.questions import told
from procedures.rules.facts import Facts
from procedures.rules.fees import FeeLine
from procedures.rules.visibility import rows_shown, visible_pages, visible_sections

# What asks nothing; papers are listed by themselves.
WITHOUT_ANSWER = SILENT - {Kind.COMPUTED}


def answer_groups(dossier: Dossier, facts: Facts) -> list[dict[str, Any]]:
    """A group a page: title, where to change it, and each question with its answer in words."""
    return [
        {
            "id": page.id,
            "title": str(page.title),
            "url": f"{url_of(dossier, page.id)}?{CHANGE}",
            "answers": [
                {"label": str(field.label), "value": value}
                for _section, fields in visible_sections(page, facts)
                for field in fields
                if field.kind not in WITHOUT_ANSWER
                # Nobody answers what the portal works out: while it cannot, nothing is missing.
                if (value := in_words(dossier, field, facts)) or field.kind is not Kind.COMPUTED
            ],
        }
        for page in visible_pages(dossier.definition, facts)
    ]


def in_words(dossier: Dossier, field: FormField, facts: Facts) -> str:
    """What was answered or recorded, or worked out; empty when there is nothing."""
    given = (dossier.answers | dossier.findings).get(field.id)
    match field.kind:
        case Kind.COMPUTED:
            return _worked_out(facts.get(field.id))
        case Kind.TABLE:
            return "\n\n".join(_row(row, field) for row in rows_shown(field, given or [], facts))
        case _:
            return show(given, field)


def _worked_out(value: Any) -> str:
    if value is None:
        return ""
    return written(Decimal(value)) if isinstance(value, int | Decimal) else str(value)


def _row(row: Mapping[str, Any], table: FormField) -> str:
    """A line a column; what was left empty is left out."""
    columns = [column for column in table.columns if row.get(column.id) is not None]
    return "\n".join(told(column.label, show(row[column.id], column)) for column in columns)


def problems(dossier: Dossier, found: Mapping[str, Any]) -> list[dict[str, str]]:
    """Each thing that keeps the dossier from being filed, with a link to where it is mended."""
    places = dict(_places(dossier))
    return [_problem(dossier, place, str(sentence), places) for place, sentence in found.items()]


def _places(dossier: Dossier) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """The page, the anchor and the label of each field, and of each part of a block."""
    for page in dossier.definition.form.pages:
        for field in (field for section in page.sections for field in section.fields):
            yield field.id, (page.id, field.id, str(field.label))
            for part in columns(field):
                yield f"{field.id}.{part.id}", (page.id, f"{field.id}-{part.id}", f"{field.label}, {part.label}")


def _problem(dossier: Dossier, place: str, sentence: str, places: Mapping[str, tuple[str, str, str]]) -> dict[str, str]:
    if place.startswith("paper:"):
        return {"text": sentence, "url": f"{url_of(dossier, 'papers')}#{place.removeprefix('paper:')}"}
    name = place.partition(".")[0]
    if name not in places:
        return {"text": sentence, "url": f"#{name}"}
    page, anchor, label = places.get(place, places[name])
    return {"text": told(label, sentence), "url": f"{url_of(dossier, page)}?{CHANGE}#div_id_{anchor}"}


def fee_row(line: FeeLine) -> dict[str, Any]:
    """A line with its sum written out, and why it is less."""
    why = [str(line.exemption)] if line.exemption else []
    return {"name": line.name, "amount": line.amount, "note": " · ".join([line.explain, *why])}
