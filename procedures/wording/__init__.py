"""What the parts of a definition and their attributes are called, for those who edit, check and compare them."""

from enum import Enum

from django.db.models import Choices

from core.text import Sentence
from procedures.definition.base import Part
from procedures.wording.asked import Asked, PartWords, Table
from procedures.wording.choices import ENUMS, LITERALS
from procedures.wording.form import CONDITIONS, FIELDS, FORM
from procedures.wording.general import DOCUMENT, GENERAL
from procedures.wording.papers import FEES, PAPERS
from procedures.wording.process import DEADLINE, EXAMPLES, OUTCOME, PROCESS
from procedures.wording.titles import title_of

__all__ = ["choice_label", "hint_of", "label_of", "name_of", "title_of"]

_WORDS: Table = {
    **DOCUMENT, **GENERAL, **CONDITIONS, **FORM, **FIELDS, **PAPERS, **FEES,
    **PROCESS, **DEADLINE, **OUTCOME, **EXAMPLES,
}  # fmt: skip


def name_of(part_class: type[Part]) -> Sentence:
    """What such a part is called: Trường, Bước, Khoản thu. KeyError for a class without words."""
    return _words(part_class)[0].name


def label_of(part_class: type[Part], attribute: str) -> Sentence:
    """What the attribute is called. KeyError for one without words."""
    return _asked(part_class, attribute).label


def hint_of(part_class: type[Part], attribute: str) -> Sentence | None:
    """What is put there, in plain words; None where the label says it all."""
    return _asked(part_class, attribute).hint


def choice_label(value: str | Enum, attribute: str = "") -> Sentence:
    """How one of a closed list is called: an enum's member, or the value of a Literal under its attribute's name."""
    if isinstance(value, Choices):
        return value.label
    if isinstance(value, Enum):
        return ENUMS[type(value)][value]
    return LITERALS[attribute][value]


def _asked(part_class: type[Part], attribute: str) -> Asked:
    return next(words.attributes[attribute] for words in _words(part_class) if attribute in words.attributes)


def _words(part_class: type[Part]) -> list[PartWords]:
    """The words of the class, then of the classes it builds on."""
    return [_WORDS[each] for each in part_class.__mro__ if each in _WORDS]
