"""What some answers leave undefined, each told by an example that has been filed in mind and followed to the end."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations

from django.utils.translation import gettext as _

from procedures.definition.conditions import AllOf, Condition, references
from procedures.definition.fees import ByTable, Exemption, FeeRule, PerUnit, Tiered
from procedures.gate.checks.partitions import left_out
from procedures.gate.checks.stories import story
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.search import Proof, Witness
from procedures.gate.search.formulas import Formula, every
from procedures.gate.search.sources import source
from procedures.gate.survey import Survey, SurveyCheck
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts


def undefined(survey: Survey) -> Iterator[Finding]:
    """Answers without a case, without a fee where others have one, and exemptions that say two things at once."""
    proof = Proof(survey)
    yield from _no_case(proof)
    for number, fee in enumerate(survey.definition.fees):
        yield from _unknown(proof, f"fees/{number}", fee)
        yield from _overlaps(proof, f"fees/{number}", fee)
    yield from left_out(proof)


def _no_case(proof: Proof) -> Iterator[Finding]:
    cases = proof.survey.definition.cases
    if not cases or any(case.when is None for case in cases):
        return
    none = [proof.filing.condition(case.when, want=False) for case in cases]
    if found := proof.example(*none, confirmed=lambda facts: not facts.case):
        sentence = _("%(story)s: hồ sơ không thuộc trường hợp nào nên không có thời hạn giải quyết.")
        told = story(proof.survey, found, _looked_at(case.when for case in cases))
        yield Finding("gap.case", "cases", sentence % {"story": told})


def _unknown(proof: Proof, place: str, fee: FeeRule) -> Iterator[Finding]:
    """A fee that is due but cannot be reckoned: its number is not known, or its table says nothing."""
    row = fee.each_row_of or ""
    for key, name in _counted(fee):
        domain, known = proof.domains.of(name, row), source(proof.survey, name, row)
        if domain is None or known is None or known.is_recorded:
            continue
        if found := _due(proof, fee, domain.empty, partial(_lacks, name)):
            sentence = _("%(story)s: %(fee)s không tính được vì thiếu “%(field)s”.")
            words = {"fee": called(fee), "field": known.field.label} | _told(proof, found, fee, name)
            yield Finding("gap.fee_unknown_quantity", f"{place}/amount/{key}", sentence % words)
    if isinstance(fee.amount, ByTable):
        yield from _not_in_table(proof, f"{place}/amount/amounts", fee, fee.amount)


def _lacks(name: str, scope: Facts) -> bool:
    return scope.get(name) in (None, ())


def _counted(fee: FeeRule) -> Iterator[tuple[str, str]]:
    match fee.amount:
        case PerUnit(quantity=quantity):
            yield "quantity", quantity
        case Tiered(quantity=quantity, times=times):
            yield "quantity", quantity
            if times:
                yield "times", times
        case ByTable(field=field, times=times):
            yield "field", field
            if times:
                yield "times", times


def _not_in_table(proof: Proof, place: str, fee: FeeRule, table: ByTable) -> Iterator[Finding]:
    domain = proof.domains.of(table.field, fee.each_row_of or "")
    if domain is None:
        return
    missing = domain.among(lambda value: value is not None and str(value) not in table.amounts)
    if found := _due(proof, fee, missing, lambda scope: str(scope.get(table.field)) not in table.amounts):
        sentence = _("%(story)s: %(fee)s không có mức nào cho lựa chọn ấy.")
        words = {"fee": called(fee)} | _told(proof, found, fee, table.field)
        yield Finding("gap.fee", place, sentence % words)


def _overlaps(proof: Proof, place: str, fee: FeeRule) -> Iterator[Finding]:
    row = fee.each_row_of or ""
    for (_first, one), (number, other) in combinations(enumerate(fee.exemptions), 2):
        if one.percent == other.percent:
            continue
        conditions = [one.when, other.when]
        both = every(*(proof.filing.condition(each, row) for each in conditions))
        if found := _due(proof, fee, both, partial(holds, AllOf(all=conditions))):
            sentence = _("%(story)s: vừa được giảm %(one)s%% (%(first)s), vừa được giảm %(two)s%% (%(second)s).")
            words = _percents(one, other) | _told(proof, found, fee, *_looked_at(conditions))
            yield warning("gap.exemptions_overlap", f"{place}/exemptions/{number}", sentence % words)


def _percents(one: Exemption, other: Exemption) -> dict[str, object]:
    return {"one": one.percent, "first": one.name, "two": other.percent, "second": other.name}


def _due(proof: Proof, fee: FeeRule, more: Formula, confirmed: Callable[[Facts], bool]) -> Witness | None:
    """Answers by which the fee is due (in some row of its table) and more is true of them."""
    row = fee.each_row_of or ""
    rows = proof.domains.of(row) if row else None

    def true(facts: Facts) -> bool:
        scopes = [facts.in_row(each) for each in facts.rows(row)] if row else [facts]
        return any(holds(fee.when, scope) and confirmed(scope) for scope in scopes)

    due = [proof.filing.condition(fee.when, row), *([rows.filled] if rows else [])]
    return proof.example(*due, more, confirmed=true)


def _told(proof: Proof, found: Witness, fee: FeeRule, *names: str) -> dict[str, object]:
    looked_at = [*_looked_at([fee.when]), *names]
    return {"story": story(proof.survey, found, looked_at, fee.each_row_of or "")}


def _looked_at(conditions: Iterable[Condition | None]) -> list[str]:
    return [name for condition in conditions if condition for name in references(condition)]


CHECKS: tuple[SurveyCheck, ...] = (undefined,)
