"""What every reference in a definition names: fields, columns, and parts of blocks, addresses and accounts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.text import Sentence
from procedures.definition import ProcedureDefinition
from procedures.definition.base import Text
from procedures.definition.form import Column, FieldBase, Kind
from procedures.fields.blocks import columns

_ADDRESS: dict[str, Sentence] = {
    "text": _("phần ghi bằng chữ"),
    "unit": _("xã, phường, đặc khu"),
    "province": _("tỉnh, thành phố"),
}
# The parts that are no questions of their own.
_INSIDE: dict[Kind, dict[str, Sentence]] = {
    Kind.ADDRESS: {**_ADDRESS, "commune": _("xã, phường ở tỉnh khác")},
    Kind.BIRTH_PLACE: _ADDRESS,
    Kind.BANK_ACCOUNT: {"bank": _("ngân hàng"), "number": _("số tài khoản"), "holder": _("chủ tài khoản")},
}


def named_fields(definition: ProcedureDefinition) -> dict[str, FieldBase]:
    """Each field by the reference that names it; a part such as mother.birth_date is labelled with its owner."""
    known: dict[str, FieldBase] = {}
    for field in definition.all_fields().values():
        known.update({each.id: each for each in field.columns} | dict(_parts(field)))
    return {**known, **definition.all_fields()}


def option_labels(field: FieldBase) -> dict[str, Text]:
    """The words of every option by its value, those of the second level too."""
    second = {inner.value: inner.label for option in field.options for inner in option.options}
    return {option.value: option.label for option in field.options} | second


def _parts(field: FieldBase) -> Iterator[tuple[str, FieldBase]]:
    for question in columns(field):
        label = Text(vi=f"{question.label} ({field.label})")
        yield f"{field.id}.{question.id}", question.model_copy(update={"label": label})
    for name, words in _INSIDE.get(field.kind, {}).items():
        label = Text(vi=f"{field.label} ({words})")
        yield f"{field.id}.{name}", Column(id=name, kind=Kind.SHORT_TEXT, label=label)
