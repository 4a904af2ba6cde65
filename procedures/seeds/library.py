"""The library a city begins with: what its seeds ask of every applicant, and the law they stand on."""

from collections.abc import Iterable, Iterator

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.models import LibraryItem

Kind = LibraryItem.Kind


def fill(definitions: Iterable[ProcedureDefinition]) -> None:
    """Keeps each legal text and each prefilled question once; what is in the library already stays as it is."""
    parts = {(kind, name): part for each in definitions for kind, name, part in _parts(each)}
    items = (
        LibraryItem(kind=kind, name=name, document=part.model_dump(mode="json", by_alias=True, exclude_defaults=True))
        for (kind, name), part in parts.items()
    )
    LibraryItem.objects.bulk_create(items, ignore_conflicts=True)


def _parts(definition: ProcedureDefinition) -> Iterator[tuple[str, str, Part]]:
    for basis in definition.general.legal_bases:
        yield Kind.LEGAL_BASIS, f"{basis.number} {basis.title}"[:300], basis
    for field in definition.form.fields():
        if field.prefill and field.when is None and field.required_when is None:
            yield Kind.FIELD, field.label.vi[:300], field
