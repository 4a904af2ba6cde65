"""What a computed field may be, as far as its function and what it is worked out from tell."""

from decimal import Decimal
from typing import Any

from procedures.definition.form import Computed, FormField, Kind
from procedures.gate.search.company import Company
from procedures.gate.search.sources import Source, source
from procedures.gate.search.values import numbers, samples, texts
from procedures.gate.survey import Survey
from procedures.rules.values import LARGEST


def computed_values(known: Source, company: Company, survey: Survey) -> list[Any]:
    if known.kind is not Kind.COMPUTED or not isinstance(known.field, FormField) or not known.field.computed:
        return []
    rule = known.field.computed
    if rule.function == "date_in_words":
        return list(texts(company, samples(Kind.SHORT_TEXT)))
    return numbers(company, _least(rule, survey), LARGEST, _step(rule, survey))


def inputs(rule: Computed, survey: Survey) -> list[tuple[str, str]]:
    """What it is worked out from, each with the table it is a column of."""
    return [(name, next(iter(survey.columns.get(name, [])), "")) for name in rule.of]


def _least(rule: Computed, survey: Survey) -> Decimal | int:
    if rule.function == "count_rows":
        return 0
    known = [source(survey, name, row) for name, row in inputs(rule, survey)]
    adds = rule.function in {"sum", "product"}
    return 0 if adds and all(each and _never_negative(each) for each in known) else -LARGEST


def _never_negative(known: Source) -> bool:
    least = known.field.minimum
    return known.kind in {Kind.YES_NO, Kind.DECLARATION, Kind.MONEY} or (least is not None and least >= 0)


def _step(rule: Computed, survey: Survey) -> Decimal | int:
    known = [source(survey, name, row) for name, row in inputs(rule, survey)]
    whole = all(each and each.kind is not Kind.DECIMAL for each in known)
    return 1 if whole or rule.function not in {"sum", "product"} else Decimal("0.01")
