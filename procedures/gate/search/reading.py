"""A definition read as formulas: its conditions, what shows a field, what goes with a value, which rules bind."""

from __future__ import annotations

from procedures.definition.conditions import Compare, Condition, Operator, references
from procedures.definition.form import Computed, FormField, Kind, Rule
from procedures.gate.search.conditions import Conditions
from procedures.gate.search.domains import NOTHING, Domain
from procedures.gate.search.formulas import FALSE, TRUE, Formula, Relation, every, some
from procedures.gate.search.sources import Source
from procedures.gate.search.worked_out import inputs
from procedures.gate.survey import Survey

NOT_LATER = Compare(field="day", op=Operator.LE, other="today")
BETWEEN = {"days_between", "years_between"}


class Reading:
    """`filed`: what is asked must be answered, as before filing; else anything may still be empty."""

    def __init__(self, conditions: Conditions, *, filed: bool) -> None:
        self.condition, self.domains, self.survey = conditions.read, conditions.domains, conditions.domains.survey
        self._related, self._between, self._filed = conditions.related, conditions.between, filed
        self._given: dict[str, Formula] = {}
        self._kept: dict[int, Formula] = {}
        self._shown_when = _shown_when(self.survey)

    def shown(self, name: str, *, want: bool = True) -> Formula:
        """That the field is shown: by its own condition, its section's and its page's."""
        whens = [self.condition(when, want=want) for when in self._shown_when.get(name, [])]
        return every(*whens) if want else some(*whens)

    def behind(self, name: str) -> set[str]:
        """The names that decide whether this one has a value, and which."""
        cases = [case.when for case in self.survey.definition.cases] if name == "@case" else []
        tables = self.survey.columns.get(name, [])
        whens = [*cases, *self._shown_when.get(name, []), *(self.survey.tables[table][name].when for table in tables)]
        field = self.survey.fields.get(name)
        worked_out = field.computed.of if field and field.computed else []
        return {each for when in whens if when for each in references(when)} | {*tables, *worked_out}

    def given(self, name: str) -> Formula:
        """What goes with this reference having a value, or none."""
        if name not in self._given:
            self._given[name] = self._whence(self.domains.named(name))
        return self._given[name]

    def _whence(self, domain: Domain) -> Formula:
        if domain.source is None:
            return self._case(domain) if domain.name == "@case" else TRUE
        if domain.is_table:
            return self._rows(domain, domain.source)
        present, absent = self._reasons(domain.source)
        return some(every(domain.filled, present, self._in_the_past(domain)), every(domain.empty, absent))

    def _rows(self, domain: Domain, known: Source) -> Formula:
        """A table that is shown has rows, perhaps none; a hidden one has not."""
        shown, hidden = self.shown(known.field.id), self.shown(known.field.id, want=False)
        without = domain.among(lambda value: value == 0)
        return some(
            every(domain.filled, shown), every(without, shown, self._may_be_empty(known)), every(domain.hidden, hidden)
        )

    def _case(self, domain: Domain) -> Formula:
        """The first case whose condition holds."""
        before: list[Formula] = []
        branches = []
        for case in self.survey.definition.cases:
            found = domain.among(lambda value, code=case.code: value == code)  # type: ignore[misc]
            branches.append(every(found, self.condition(case.when), *before))
            before.append(self.condition(case.when, want=False))
        return some(*branches, every(domain.empty, *before))

    def _reasons(self, known: Source) -> tuple[Formula, Formula]:
        """What must be so for it to have a value, and to have none."""
        if known.kind is Kind.COMPUTED and isinstance(known.field, FormField) and known.field.computed:
            return self._computed(known.field, known.field.computed)
        if known.whole or known.table:
            return self._inner(known)
        shown, hidden = self.shown(known.field.id), self.shown(known.field.id, want=False)
        return shown, some(hidden, self._may_be_empty(known))

    def _inner(self, known: Source) -> tuple[Formula, Formula]:
        """A part of a whole, or a column of a row."""
        outer = self.domains.of(known.whole, known.table) if known.whole else self.domains.of(known.table)
        if outer is None:
            return TRUE, TRUE
        when = None if known.whole else known.field.when
        shown, hidden = self.condition(when, known.table), self.condition(when, known.table, want=False)
        return every(outer.filled, shown), some(outer.empty, hidden, self._may_be_empty(known))

    def _may_be_empty(self, known: Source) -> Formula:
        if not self._filed:
            return TRUE
        if not known.optional:
            return FALSE
        when = None if known.whole else known.field.required_when
        return TRUE if when is None else self.condition(when, known.table, want=False)

    def _in_the_past(self, domain: Domain) -> Formula:
        today = self.domains.of("@today")
        is_past = domain.source and domain.source.field.past and not domain.source.whole
        return self._related(NOT_LATER, domain, today) if is_past and today else TRUE

    def _computed(self, field: FormField, rule: Computed) -> tuple[Formula, Formula]:
        known = [self._input(name, row) for name, row in inputs(rule, self.survey)]
        there, missing = [each[0] for each in known], [each[1] for each in known]
        joined = (some, every) if rule.function == "sum" else (every, some)
        if rule.function == "count_rows":
            there, missing = [], [FALSE]
        tied = self._worked_out(field, rule)
        shown, hidden = self.shown(field.id), self.shown(field.id, want=False)
        return every(shown, joined[0](*there), tied), some(hidden, joined[1](*missing))

    def _input(self, name: str, row: str) -> tuple[Formula, Formula]:
        """That something it is worked out from is there, and that it is not."""
        domain = self.domains.of(row or name)
        if domain is None:
            return TRUE, TRUE
        column = self.domains.of(name, row) if row else None
        some_row_lacks_it = column is not None and column.source is not None and column.source.optional
        return domain.filled, TRUE if some_row_lacks_it or not self._filed else domain.empty

    def _worked_out(self, field: FormField, rule: Computed) -> Formula:
        """The value itself where it can be tied to two days or one table; else any it may have."""
        whole = self.domains.of(field.id)
        parts = [self.domains.of(name) for name in rule.of]
        if whole is None or None in parts or NOTHING in parts:
            return TRUE
        if rule.function == "count_rows" and len(parts) == 1 and parts[0]:
            rows = tuple(whole.standing_for(value or 0) for value in parts[0].values)
            return every(parts[0].anything, Relation(parts[0].name, whole.name, rows))
        if rule.function in BETWEEN and len(parts) == 2 and parts[0] and parts[1] and parts[0] is not parts[1]:
            return self._between(rule, parts[0], parts[1], whole)
        return TRUE

    def kept(self, rule: Rule) -> Formula:
        """That this rule lets the dossier pass: its field is hidden, it does not apply, or it holds."""
        if id(rule) not in self._kept:
            self._kept[id(rule)] = self._passes(rule)
        return self._kept[id(rule)]

    def _passes(self, rule: Rule) -> Formula:
        row = next(iter(self.survey.columns.get(rule.field, [])), "") if rule.field not in self.survey.fields else ""
        passes = some(self.condition(rule.when, row, want=False), self.condition(rule.holds, row))
        table = self.domains.of(row) if row else None
        if rule.field not in self._shown_when and table is None:
            return TRUE
        return some(passes, table.empty if table else self.shown(rule.field, want=False))


def _shown_when(survey: Survey) -> dict[str, list[Condition | None]]:
    """The conditions of each field, with those of the section and the page it stands in."""
    found: dict[str, list[Condition | None]] = {name: [survey.fields[name].when] for name in survey.recorded}
    for page in survey.definition.form.pages:
        for section in page.sections:
            for field in section.fields:
                found[field.id] = [page.when, section.when, field.when]
    return found
