"""Which references are compared with each other, and with what."""

from collections.abc import Iterable

from procedures.definition.conditions import Compare, Operator, Scalar
from procedures.definition.fees import ByTable
from procedures.definition.form import FormField
from procedures.gate.search.company import Company
from procedures.gate.survey import Survey


class Companies:
    """The company of each reference; one of its own where it is compared with no other."""

    def __init__(self, survey: Survey) -> None:
        self._heads: dict[str, str] = {}
        compares = [each for _place, each in survey.of(Compare)]
        computed = [field for field in survey.fields.values() if field.computed]
        for each in compares:
            self._join([each.field, *([each.other] if each.other else [])])
        for field in computed:
            self._join(_days(field) or _rows(field))
        self._of: dict[str, Company] = {}
        for name in self._heads:
            self.of(name).size += name != self._head(name)
        self._name_constants(compares)
        for _place, table in survey.of(ByTable):
            self.of(table.field).constants |= table.amounts.keys()
        for field in computed:
            self._keep_apart(field)

    def of(self, reference: str) -> Company:
        """The company this reference is in."""
        return self._of.setdefault(self._head(reference), Company())

    def _head(self, name: str) -> str:
        while (above := self._heads.setdefault(name, name)) != name:
            name = above
        return name

    def _join(self, names: list[str]) -> None:
        for name in names[1:]:
            self._heads[self._head(name)] = self._head(names[0])

    def _name_constants(self, compares: Iterable[Compare]) -> None:
        for each in compares:
            company = self.of(each.field)
            company.constants.update(_values(each))
            if each.op is Operator.CONTAINS:
                company.needles.update(value for value in _values(each) if isinstance(value, str))

    def _keep_apart(self, field: FormField) -> None:
        if not (names := _days(field)) or not field.computed:
            return
        far = {int(value) for value in self.of(field.id).constants if isinstance(value, int | float)}
        company = self.of(names[0])
        kept = company.days_apart if field.computed.function == "days_between" else company.years_apart
        kept |= far


def _days(field: FormField) -> list[str]:
    """The two days between which this computed field counts; none for other fields."""
    counts = field.computed and field.computed.function in {"days_between", "years_between"}
    return field.computed.of if field.computed and counts and len(field.computed.of) == 2 else []


def _rows(field: FormField) -> list[str]:
    """A count of one table's rows, and that table."""
    counts = field.computed and field.computed.function == "count_rows" and len(field.computed.of) == 1
    return [field.id, *field.computed.of] if field.computed and counts else []


def _values(compare: Compare) -> list[Scalar]:
    value = compare.value
    return value if isinstance(value, list) else [] if value is None else [value]
