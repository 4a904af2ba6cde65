"""Which comparisons each sort of answer takes, and how they are said of it."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from core.text import Sentence
from procedures.definition.conditions import Operator
from procedures.gate.sorts import Sort
from procedures.wording import choice_label

_ORDER = (Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE, Operator.FILLED)
TAKEN: dict[Sort, Sequence[Operator]] = {
    Sort.NUMBER: _ORDER,
    Sort.DATE: _ORDER,
    Sort.TIME: _ORDER,
    Sort.CHOICE: (Operator.EQ, Operator.NE, Operator.IN, Operator.FILLED),
    Sort.SEVERAL: (Operator.CONTAINS, Operator.FILLED),
    Sort.FLAG: (Operator.EQ, Operator.FILLED),
    Sort.TEXT: (Operator.EQ, Operator.NE, Operator.IN, Operator.CONTAINS, Operator.FILLED),
    Sort.WHOLE: (Operator.FILLED,),
    Sort.NONE: (),
}
_IN_TIME: dict[Operator, Sentence] = {
    Operator.LT: _("trước"),
    Operator.LE: _("không sau"),
    Operator.GT: _("sau"),
    Operator.GE: _("không trước"),
}
_OF_NUMBERS: dict[Operator, Sentence] = {Operator.EQ: _("bằng"), Operator.NE: _("khác"), Operator.GE: _("ít nhất là")}
_WORDS = {Sort.DATE: _IN_TIME, Sort.TIME: _IN_TIME, Sort.NUMBER: _OF_NUMBERS}


def operators(sort: Sort, held: str = "") -> list[tuple[str, Sentence]]:
    """The comparisons to choose from; the one `held` is among them, whatever the sort."""
    taken = [*TAKEN[sort]]
    if held in {each.value for each in Operator} and Operator(held) not in taken:
        taken.append(Operator(held))
    return [(each.value, _WORDS.get(sort, {}).get(each, choice_label(each))) for each in taken]
