"""What fees and computed values count with, and the fields that say whose territory it is."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from procedures.definition.fees import ByTable, FeeRule, PerUnit, Tiered
from procedures.definition.form import Computed, Kind
from procedures.definition.process import UnitRule
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.sorts import Named, Sort
from procedures.gate.survey import Survey

TERRITORY = {Kind.COMMUNE, Kind.ADDRESS}


def _quantities(survey: Survey) -> Iterator[Finding]:
    places = [(f"{place}/quantity", amount.quantity) for place, amount in survey.of(PerUnit)]
    for place, amount in [*survey.of(Tiered)]:
        places += [(f"{place}/quantity", amount.quantity), (f"{place}/times", amount.times or "")]
    places += [(f"{place}/times", amount.times or "") for place, amount in survey.of(ByTable)]
    for place, name in places:
        known = survey.named(name, survey.row_at(place)) if name else None
        if known and (known.sort is not Sort.NUMBER or _is_table(known)):
            sentence = _("%(owner)s tính theo %(field)s, nhưng trường này không phải là số.")
            words = {"owner": survey.owner(place), "field": known.title}
            yield Finding("type.quantity", place, sentence % words)


def _fee_tables(survey: Survey) -> Iterator[Finding]:
    for place, table in survey.of(ByTable):
        known = survey.named(table.field, survey.row_at(place))
        if known and known.options is None:
            sentence = _("%(owner)s có bảng mức thu theo %(field)s, nhưng trường này không phải là lựa chọn.")
            words = {"owner": survey.owner(place), "field": known.title}
            yield Finding("type.fee_table", f"{place}/field", sentence % words)


def _rows(survey: Survey) -> Iterator[Finding]:
    for place, fee in survey.of(FeeRule):
        known = survey.named(fee.each_row_of) if fee.each_row_of else None
        if known and not _is_table(known):
            sentence = _("%(owner)s tính theo từng dòng của %(field)s, nhưng trường này không phải là bảng.")
            words = {"owner": survey.owner(place), "field": known.title}
            yield Finding("type.table", f"{place}/each_row_of", sentence % words)


def _is_table(known: Named) -> bool:
    return known.field is not None and known.field.kind is Kind.TABLE


# Function: how many values it takes (none: any number), and whether a value will do.
COMPUTED: dict[str, tuple[int | None, Callable[[Named], bool]]] = {
    "sum": (None, lambda known: known.sort in {Sort.NUMBER, Sort.FLAG} and not _is_table(known)),
    "product": (None, lambda known: known.sort in {Sort.NUMBER, Sort.FLAG} and not _is_table(known)),
    "count_rows": (None, _is_table),
    "days_between": (2, lambda known: known.sort is Sort.DATE),
    "years_between": (2, lambda known: known.sort is Sort.DATE),
    "date_in_words": (1, lambda known: known.sort is Sort.DATE),
}


def _computed(survey: Survey) -> Iterator[Finding]:
    for place, computed in survey.of(Computed):
        count, fits = COMPUTED[computed.function]
        words = {"owner": survey.owner(place), "count": count}
        if count and len(computed.of) != count:
            sentence = _("%(owner)s cần đúng %(count)s giá trị để tính.")
            yield Finding("type.computed", place, sentence % words)
        for number, name in enumerate(computed.of):
            if (known := survey.anywhere(name)) and not fits(known):
                sentence = _("%(owner)s không tính được từ %(field)s vì khác loại.")
                yield Finding("type.computed", f"{place}/of/{number}", sentence % (words | {"field": known.title}))


def _territories(survey: Survey) -> Iterator[Finding]:
    rule = survey.definition.general.competence
    places = [(f"{place}/territory_field", unit.territory_field) for place, unit in survey.of(UnitRule)]
    for place, name in [("general/competence/territory_field", rule.territory_field), *places]:
        field = survey.fields.get(name) if name else None
        if field and field.kind not in TERRITORY:
            sentence = _("%(owner)s lấy địa bàn từ %(field)s, nhưng trường này không phải xã, phường hay địa chỉ.")
            words = {"owner": survey.owner(place), "field": called(field)}
            yield Finding("type.territory", place, sentence % words)


CHECKS = (_quantities, _fee_tables, _rows, _computed, _territories)
