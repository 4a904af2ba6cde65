"""What exists in a definition to be chosen by its label: answers, papers, steps, tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from procedures.catalogue.conditions import Speaker
from procedures.catalogue.wording import CHANNELS
from procedures.definition import ProcedureDefinition
from procedures.definition.conditions import Condition
from procedures.definition.form import FieldBase, FormField, Kind
from procedures.fields.blocks import columns
from procedures.fields.nations import PEOPLES, nations
from procedures.fields.places import communes, elsewhere
from procedures.gate.sorts import INSIDE, Sort, options_of, sort_of
from procedures.models import ProcedureVersion
from procedures.versions import definition_by
from procedures.wording import choice_label

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """Something a condition may look at: an answer, a part of one, a column of a table, or a fact of every dossier."""

    reference: str
    label: str
    group: str
    sort: Sort
    field: FieldBase | None = None
    table: str = ""
    part: str = ""


class Names:
    """Read once from a definition, in the reader's language."""

    def __init__(self, definition: ProcedureDefinition) -> None:
        self.definition = definition

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """Everything that can be asked about, by its reference, in the order of the form."""
        return {answer.reference: answer for answer in [*self._facts(), *self._asked(), *self._recorded()]}

    def _facts(self) -> Iterator[Answer]:
        group = _("Hồ sơ")
        yield Answer("@channel", _("Cách nộp"), group, Sort.CHOICE)
        yield Answer("@case", _("Trường hợp"), group, Sort.CHOICE)
        yield Answer("@applicant_kind", _("Người nộp"), group, Sort.CHOICE)
        yield Answer("@today", _("Ngày nộp"), group, Sort.DATE)

    def _asked(self) -> Iterator[Answer]:
        for page in self.definition.form.pages:
            for section in page.sections:
                for field in section.fields:
                    yield from _answers(field, str(page.title))

    def _recorded(self) -> Iterator[Answer]:
        for step in self.definition.process.steps():
            for field in step.fields:
                yield from _answers(field, _("Cán bộ ghi ở bước %(step)s") % {"step": step.name})

    def options(self, answer: Answer) -> Choices | None:
        """The values it can have, with their labels; None where they are no closed list."""
        if answer.reference in _OPTIONS_OF_FACTS:
            return _OPTIONS_OF_FACTS[answer.reference](self.definition)
        if answer.part in _OPTIONS_OF_PARTS:
            return _OPTIONS_OF_PARTS[answer.part]()
        if answer.field is None or answer.part:
            return None
        if answer.field.kind in _OPTIONS_OF_KINDS:
            return _OPTIONS_OF_KINDS[answer.field.kind]()
        return _labelled(answer.field) if options_of(answer.field) is not None else None

    def of_sort(self, *sorts: Sort) -> list[Answer]:
        return [answer for answer in self.answers.values() if answer.sort in sorts]

    @cached_property
    def _speaker(self) -> Speaker:
        return Speaker(self.definition)

    def say(self, condition: Condition | None) -> str:
        """The condition in words; "" for none."""
        return self._speaker.say(condition) if condition is not None else ""

    @cached_property
    def papers(self) -> Choices:
        return [(paper.id, str(paper.name)) for paper in self.definition.papers]

    @cached_property
    def results(self) -> Choices:
        return [(paper.id, str(paper.title)) for paper in self.definition.outcome.papers]

    @cached_property
    def steps(self) -> Choices:
        return [(step.code, str(step.name)) for step in self.definition.process.steps()]

    @cached_property
    def fields(self) -> Choices:
        return [(field.id, str(field.label)) for field in self.definition.all_fields().values()]


def names_of(version: ProcedureVersion) -> Names:
    """What the version names."""
    return _names(version.sha256, version.pk, get_language() or "")


@lru_cache(maxsize=32)
def _names(sha256: str, version_id: int, language: str) -> Names:
    """Kept for those who look at the same content in the same language."""
    return Names(definition_by(sha256, version_id))


def _answers(field: FormField, group: str) -> Iterator[Answer]:
    """The answer itself, then what can be named inside it."""
    label = str(field.label)
    yield Answer(
        field.id, _("%(table)s: số dòng") % {"table": label} if field.columns else label, group, sort_of(field), field
    )
    for column in columns(field):
        yield Answer(f"{field.id}.{column.id}", f"{label}: {column.label}", group, sort_of(column), column)
    for part in sorted(INSIDE.get(field.kind, ())):
        yield Answer(f"{field.id}.{part}", f"{label}: {_PARTS[part]()}", group, Sort.TEXT, field, part=part)
    for column in field.columns:
        yield Answer(column.id, f"{label}: {column.label}", group, sort_of(column), column, table=field.id)


def _labelled(field: FieldBase) -> Choices:
    """Of two levels, those chosen last."""
    alone = [(option.value, str(option.label)) for option in field.options if not option.options]
    return alone + [
        (leaf.value, f"{option.label}: {leaf.label}") for option in field.options for leaf in option.options
    ]


_PARTS: dict[str, Callable[[], str]] = {
    "text": lambda: _("số nhà, đường, thôn"),
    "unit": lambda: _("xã, phường, đặc khu"),
    "province": lambda: _("tỉnh, thành phố khác"),
    "commune": lambda: _("tên xã ở tỉnh khác"),
    "bank": lambda: _("ngân hàng"),
    "number": lambda: _("số tài khoản"),
    "holder": lambda: _("tên chủ tài khoản"),
}
_OPTIONS_OF_PARTS: dict[str, Callable[[], Choices]] = {"unit": communes, "province": elsewhere}
_OPTIONS_OF_KINDS: dict[Kind, Callable[[], Choices]] = {
    Kind.COMMUNE: communes,
    Kind.NATIONALITY: lambda: nations("en" if get_language() == "en" else "vi"),
    Kind.ETHNICITY: lambda: [(people, people) for people in PEOPLES],
}
_OPTIONS_OF_FACTS: dict[str, Callable[[ProcedureDefinition], Choices]] = {
    "@case": lambda definition: [(case.code, str(case.name)) for case in definition.cases],
    "@channel": lambda _definition: [(channel.value, str(words)) for channel, words in CHANNELS.items()],
    "@applicant_kind": lambda _definition: [
        (kind, str(choice_label(kind, "applicant_kind"))) for kind in ("CITIZEN", "ORGANISATION")
    ],
}
