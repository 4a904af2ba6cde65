"""How one value of a definition is said: units, names for references, words for conditions. Never as data."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.text import money
from procedures.catalogue import wording
from procedures.catalogue.conditions import in_words
from procedures.comparing.names import clip, small
from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part, Text
from procedures.definition.conditions import AllOf, AnyOf, Compare, Not
from procedures.definition.deadline import TermRule
from procedures.definition.fees import ByTable, Fixed
from procedures.national.facts import Unit
from procedures.wording import choice_label, label_of, title_of
from procedures.wording.choices import LITERALS
from procedures.wording.references import named_fields, option_labels


def _days(amount: Decimal) -> str:
    return wording.length(amount, Unit.WORKING_DAY)


def _hours(amount: Decimal) -> str:
    return wording.length(amount, Unit.WORKING_HOUR)


UNITS: Mapping[str, Callable[[Any], str]] = {
    "amount": money,
    "cap": money,
    "fee": money,
    "allowance": wording.working_hours,
    "within": _days,
    "answer_within": _days,
    "answer_online_within_hours": _hours,
    "percent": lambda number: f"{number}%",
    "seconds": lambda number: _("%(n)s giây") % {"n": number},
    "valid_months": lambda number: wording.length(Decimal(number), Unit.MONTH),
    "retention_years": lambda number: wording.length(Decimal(number), Unit.YEAR),
}
STEPS, PAPERS, RESULTS, FIELDS, CASES = "steps", "papers", "results", "fields", "cases"
# Which names an attribute uses.
REFERENCES: Mapping[str, str] = {
    **dict.fromkeys(("may_return_to", "other_than", "result_of", "path", "refused"), STEPS),
    **dict.fromkeys(("evidence", "paper", "papers"), PAPERS),
    "results": RESULTS,
    "case": CASES,
    **dict.fromkeys(("field", "quantity", "times", "each_row_of", "territory_field", "of"), FIELDS),
    **dict.fromkeys(("birth", "sex", "shown", "hidden", "errors"), FIELDS),
}


class Phrases:
    """Says values in the words of the definition they stand in."""

    def __init__(self, definition: ProcedureDefinition) -> None:
        self.definition = definition

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        whole = self.definition
        return {
            STEPS: {step.code: title_of(step) for step in whole.process.steps()},
            PAPERS: {paper.id: title_of(paper) for paper in whole.papers},
            RESULTS: {paper.id: title_of(paper) for paper in whole.outcome.papers},
            CASES: {case.code: title_of(case) for case in whole.cases},
            FIELDS: _labels(whole),
        }

    def say(self, attribute: str, value: Any) -> str:
        """The value of this attribute; "" for none."""
        match value:
            case None:
                return ""
            case bool():
                return _("Có") if value else _("Không")
            case AllOf() | AnyOf() | Not() | Compare():
                return in_words(value, self.definition) or _("điều Cổng tự tính được")
            case TermRule():
                late = f" ({small(wording.cutoff(value.cutoff)).rstrip('.')})" if value.cutoff else ""
                return wording.term(value).lower() + late
            case Fixed(amount=amount):
                return money(amount)
            case Text(vi=words) | str(words) if not isinstance(value, Enum):
                return self._word(attribute, clip(words))
            case Part():
                return f"({self.whole(value)})" if title_of(value) == "" else f"«{title_of(value)}»"
            case list():
                return ", ".join(self.say(attribute, each) for each in value)
            case _:
                return self._scalar(attribute, value)

    def entry(self, part: Part, name: str, value: Any) -> tuple[str, str]:
        """The key of a table of amounts, or of an example's answers, and what stands under it."""
        if isinstance(part, ByTable):
            return self._name(FIELDS, f"{part.field}={name}"), money(value)
        inner = _("%(n)s mục") % {"n": len(value)} if isinstance(value, list | dict) else self.say("", value)
        return self._name(FIELDS, name), inner or _("để trống")

    def _word(self, attribute: str, words: str) -> str:
        if attribute in REFERENCES:
            return self._name(REFERENCES[attribute], words)
        known = LITERALS.get(attribute, {})
        return f"«{known.get(words, words)}»"

    def _name(self, kind: str, name: str) -> str:
        return f"«{self.names[kind].get(name, name)}»"

    def whole(self, part: Part, passed: Collection[str] = ("type",)) -> str:
        """A part in one line: everything it says beyond what is usual, but for the attributes `passed` over."""
        told = [name for name, info in type(part).model_fields.items() if getattr(part, name) != info.default]
        said = [(label_of(type(part), name), self._of(part, name)) for name in told if name not in passed]
        return "; ".join(f"{small(label)}: {words}" for label, words in said if words)

    def _of(self, part: Part, name: str) -> str:
        value = getattr(part, name)
        if isinstance(value, dict):
            entries = (self.entry(part, key, each) for key, each in value.items())
            return ", ".join(f"{key} {words}" for key, words in entries)
        return self.say(name, value)

    def _scalar(self, attribute: str, value: Any) -> str:
        match value:
            case Enum():
                return f"«{choice_label(value, attribute)}»"
            case datetime():
                return f"{value:%H:%M %d/%m/%Y}"
            case date():
                return f"{value:%d/%m/%Y}"
            case time():
                return f"{value:%H:%M}"
            case _:
                return UNITS[attribute](value) if attribute in UNITS else number_format(value)


def _labels(definition: ProcedureDefinition) -> dict[str, str]:
    """Fields by reference, and options by field=value."""
    fields = named_fields(definition)
    labels = {name: str(field.label) for name, field in fields.items()}
    for name, field in fields.items():
        labels |= {f"{name}={value}": str(label) for value, label in option_labels(field).items()}
    return labels
