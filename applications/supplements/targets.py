"""What may be asked for: a paper, an answer, or one part of a block of answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Text
from procedures.definition.form import SILENT, FieldBase, FormField
from procedures.fields.blocks import columns


@dataclass(frozen=True)
class Target:
    """`paper:<id>`, `field:<id>` or `field:<block>.<part>`, as the form calls it; a paper has no `field`."""

    name: str
    label: Text
    label_vi: str
    field: FieldBase | None = None

    @property
    def place(self) -> str:
        """The id of the paper or the field, with the part of a block."""
        return self.name.partition(":")[2]


def targets_of(definition: ProcedureDefinition, locked: Mapping[str, Any] = {}) -> dict[str, Target]:
    """Everything the version may be asked to mend, in the order of the form; not what is locked to its source."""
    papers = (Target(f"paper:{paper.id}", paper.name, paper.name.vi) for paper in definition.papers)
    answers = answer_targets(field for field in definition.form.fields() if field.id not in locked)
    return {target.name: target for target in (*papers, *answers)}


def answer_targets(fields: Iterable[FormField]) -> Iterator[Target]:
    """Each answer, and after a block each of its parts."""
    for field in (field for field in fields if field.kind not in SILENT):
        yield Target(f"field:{field.id}", field.label, field.label.vi, field)
        for part in columns(field):
            yield Target(f"field:{field.id}.{part.id}", part.label, f"{field.label.vi}: {part.label.vi}", part)
