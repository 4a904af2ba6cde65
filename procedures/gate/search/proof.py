"""Two questions about a definition: can this never be, and if it can, by which answers?"""

from collections.abc import Callable, Iterator

from procedures.definition.form import SILENT, Rule
from procedures.gate.search.conditions import Conditions
from procedures.gate.search.domains import Domains
from procedures.gate.search.formulas import TRUE, Formula, Masks, every, truth
from procedures.gate.search.reading import Reading
from procedures.gate.search.relations import GaveUp
from procedures.gate.search.solver import Solver
from procedures.gate.search.witness import Witness, witness
from procedures.gate.survey import Survey
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.visibility import visible, visible_fields

# Steps of one search, and how often rules of the form may join it.
BUDGET, ROUNDS = 2_000, 12


class Proof:
    """`form` reads what may stand in the form while it is filled in; `filing` what may be filed."""

    def __init__(self, survey: Survey) -> None:
        self.survey, self.domains = survey, Domains(survey)
        conditions = Conditions(self.domains)
        self.form, self.filing = Reading(conditions, filed=False), Reading(conditions, filed=True)
        self._rules = [rule for rule in survey.definition.form.rules if not rule.warning]

    def never_shown(self, *goals: Formula) -> bool:
        """Whether these, read with `form`, cannot be true together, whatever the answers."""
        return _never(lambda: self._solve(self.form, goals), goals)

    def never_together(self, *goals: Formula) -> bool:
        """Whether these, read with `filing`, cannot be true together, rules of the form aside."""
        return _never(lambda: self._solve(self.filing, goals), goals)

    def never_filed(self, *goals: Formula) -> bool:
        """Whether these, read with `filing`, cannot be true together in any dossier that may be filed."""
        return _never(lambda: self._search(goals, self._bound), goals)

    def example(self, *goals: Formula, confirmed: Callable[[Facts], bool]) -> Witness | None:
        """Answers that may be filed and make these true, confirmed by what really follows from them."""
        try:
            masks = self._search(goals, self._broken)
        except GaveUp:
            return None
        found = witness(self.domains, masks) if masks is not None else None
        return found if found and self._is_whole(found.facts) and confirmed(found.facts) else None

    def _is_whole(self, facts: Facts) -> bool:
        """Whether everything that must be answered is."""
        asked = (field for field in visible_fields(self.survey.definition, facts) if field.required)
        return all(field.kind in SILENT or facts.get(field.id) not in (None, ()) for field in asked)

    def _solve(self, reading: Reading, goals: tuple[Formula, ...]) -> Masks | None:
        return Solver(reading.given, BUDGET).solve(every(*goals))

    def _search(self, goals: tuple[Formula, ...], more: Callable[[Masks], Iterator[Rule]]) -> Masks | None:
        """A solution that no rule of the form refuses; rules join the search when they matter."""
        joined: dict[int, Formula] = {}
        for _round in range(ROUNDS):
            masks = self._solve(self.filing, (*goals, *joined.values()))
            new = {id(rule): self.filing.kept(rule) for rule in more(masks)} if masks is not None else {}
            if masks is None or not new.keys() - joined.keys():
                return masks
            joined |= new
        raise GaveUp

    def _bound(self, masks: Masks) -> Iterator[Rule]:
        """The rules these values break, whatever else is answered."""
        return (rule for rule in self._rules if truth(self.filing.kept(rule), masks) is False)

    def _broken(self, masks: Masks) -> Iterator[Rule]:
        """The rules that answers with these values really break."""
        facts = witness(self.domains, masks).facts
        shown = visible(self.survey.definition, facts)
        return (rule for rule in self._rules if any(_breaks(rule, scope) for scope in self._scopes(rule, shown, facts)))

    def _scopes(self, rule: Rule, shown: set[str], facts: Facts) -> list[Facts]:
        if rule.field in self.survey.fields:
            return [facts] if rule.field in shown else []
        tables = [table for table in self.survey.columns.get(rule.field, []) if table in shown]
        return [facts.in_row(row) for table in tables for row in facts.rows(table)]


def _never(search: Callable[[], Masks | None], goals: tuple[Formula, ...]) -> bool:
    try:
        return every(*goals) is not TRUE and search() is None
    except GaveUp:
        return False


def _breaks(rule: Rule, scope: Facts) -> bool:
    return holds(rule.when, scope) and not holds(rule.holds, scope)
