"""Where an attribute names something that exists: the list to choose it from."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from accounts.models import Agency, Unit
from procedures.definition.base import Part
from procedures.definition.examples import Example, Expected
from procedures.definition.fees import ByTable, Exemption, FeeRule, PerUnit, Tiered
from procedures.definition.form import Computed, FormField, Kind, Rule, SamePerson
from procedures.definition.general import Competence
from procedures.definition.outcome import ResultPaper, ResultRow
from procedures.definition.process import Step, UnitRule
from procedures.editor.names import Answer, Choices, Names
from procedures.fields.lists import Choices as Grouped
from procedures.gate.sorts import Sort
from procedures.handlers import HANDLERS

PLACES = {Kind.ADDRESS, Kind.COMMUNE}


def grouped(answers: Iterable[Answer]) -> Grouped:
    """Answers under the title of the page where they are asked."""
    groups: dict[str, Choices] = {}
    for answer in answers:
        groups.setdefault(answer.group, []).append((answer.reference, answer.label))
    return [*groups.items()]


def askable(names: Names) -> list[Answer]:
    """Everything a condition may look at."""
    return [answer for answer in names.answers.values() if answer.sort is not Sort.NONE]


def _territories(names: Names) -> Grouped:
    whole = (answer for answer in names.answers.values() if answer.field and not (answer.part or answer.table))
    return grouped(answer for answer in whole if answer.field and answer.field.kind in PLACES)


def _tables(names: Names) -> Grouped:
    return [(field.id, str(field.label)) for field in names.definition.form.fields() if field.kind is Kind.TABLE]


def _numbers(names: Names) -> Grouped:
    return grouped(names.of_sort(Sort.NUMBER))


def _choices(names: Names) -> Grouped:
    return grouped(names.of_sort(Sort.CHOICE))


def _dates(names: Names) -> Grouped:
    return grouped(a for a in names.of_sort(Sort.DATE) if a.field)


def _everything(names: Names) -> Grouped:
    return grouped(a for a in askable(names) if a.field)


def _whole(names: Names) -> Grouped:
    return grouped(a for a in askable(names) if a.field and "." not in a.reference)


def _papers(names: Names) -> Grouped:
    return names.papers


def _steps(names: Names) -> Grouped:
    return names.steps


def _fields(names: Names) -> Grouped:
    return names.fields


def _agencies(_names: Names) -> Grouped:
    return [*Agency.objects.order_by("name").values_list("code", "name")]


def _units(_names: Names) -> Grouped:
    """A room is named by a code that is the same in every agency."""
    return [*dict(Unit.objects.order_by("name").values_list("code", "name")).items()]


def _handlers(_names: Names) -> Grouped:
    return [(name, handler.name) for name, handler in HANDLERS.items()]


def _pause_reasons(names: Names) -> Grouped:
    return [(reason.id, str(reason.name)) for reason in names.definition.deadline.pause_reasons]


def _cases(names: Names) -> Grouped:
    return [(case.code, str(case.name)) for case in names.definition.cases]


def _results(names: Names) -> Grouped:
    return names.results


def _applicants(names: Names) -> Grouped:
    return names.options(names.answers["@applicant_kind"]) or []


# Lists in which the order says nothing: ticks, instead of one list after the other.
TICKED: set[type[Part]] = {Example, Expected, Step}

SOURCES: dict[tuple[type[Part], str], Callable[[Names], Grouped]] = {
    (Rule, "field"): _whole,
    (Competence, "territory_field"): _territories,
    (UnitRule, "territory_field"): _territories,
    (UnitRule, "agency"): _agencies,
    (UnitRule, "unit"): _units,
    (Exemption, "evidence"): _papers,
    (FormField, "paper"): _papers,
    (FeeRule, "each_row_of"): _tables,
    (PerUnit, "quantity"): _numbers,
    (Tiered, "quantity"): _numbers,
    (Tiered, "times"): _numbers,
    (ByTable, "field"): _choices,
    (ByTable, "times"): _numbers,
    (Step, "may_return_to"): _steps,
    (Step, "other_than"): _steps,
    (Step, "handler"): _handlers,
    (Step, "pause_reason"): _pause_reasons,
    (ResultPaper, "result_of"): _steps,
    (ResultRow, "field"): _fields,
    (Computed, "of"): _everything,
    (Example, "applicant_kind"): _applicants,
    (Example, "refused"): _steps,
    (Expected, "case"): _cases,
    (Expected, "shown"): _fields,
    (Expected, "hidden"): _fields,
    (Expected, "errors"): _fields,
    (Expected, "papers"): _papers,
    (Expected, "path"): _steps,
    (Expected, "results"): _results,
    (SamePerson, "birth"): _dates,
    (SamePerson, "sex"): _choices,
}


def source_of(part_class: type[Part], key: str) -> Callable[[Names], Grouped] | None:
    """The list of what this attribute may name; None where it names nothing."""
    return next((SOURCES[each, key] for each in part_class.__mro__ if (each, key) in SOURCES), None)


def with_gone(choices: Grouped, value: object) -> Grouped:
    """The list with what is chosen now, even where that does not exist any more."""
    known = {key for each, label in choices for key in (dict(label) if isinstance(label, list | tuple) else [each])}
    gone = value if isinstance(value, list) else [value]
    extra = [(str(each), _("%(name)s (không còn)") % {"name": each}) for each in gone if each and each not in known]
    return [*choices, *extra]
