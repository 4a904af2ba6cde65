"""Fees that part the dossiers by one answer (this kind so much, that kind so much) and forget one of the answers.

Rules that do not part anything (an extra for who wants copies) leave out whom they mean to, and are not accused.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.conditions import references
from procedures.definition.fees import FeeRule
from procedures.gate.checks.stories import story
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.search import Proof
from procedures.gate.search.domains import Domain
from procedures.gate.search.formulas import truth
from procedures.rules.conditions import holds

Numbered = tuple[int, FeeRule]


def left_out(proof: Proof) -> Iterator[Finding]:
    """One finding for each reference by which fees of one kind are parted, and of which some value pays none."""
    fees = [(number, fee) for number, fee in enumerate(proof.survey.definition.fees) if not fee.each_row_of]
    for kind in dict.fromkeys(fee.kind for _number, fee in fees):
        mine = [each for each in fees if each[1].kind is kind]
        if all(fee.when for _number, fee in mine):
            for name in _names(mine):
                yield from _forgotten(proof, name, mine)


def _names(fees: list[Numbered]) -> list[str]:
    """What two or more of them look at."""
    named = [name for _number, fee in fees if fee.when for name in sorted(references(fee.when))]
    return [name for name in dict.fromkeys(named) if named.count(name) > 1]


def _forgotten(proof: Proof, name: str, fees: list[Numbered]) -> Iterator[Finding]:
    domain = proof.domains.of(name)
    if domain is None or name == "@today":
        return
    parted = [each for each in fees if each[1].when and name in references(each[1].when)]
    taken = [_taken(proof, domain, fee) for _number, fee in parted]
    covered = 0
    for mask in taken:
        if mask & covered:
            return
        covered |= mask
    forgotten = domain.filled.mask & ~covered
    others = [proof.filing.condition(fee.when, want=False) for _number, fee in fees]
    left = domain.chosen(bool(forgotten >> at & 1) for at in range(len(domain.values)))
    found = proof.example(left, *others, confirmed=lambda facts: not any(holds(fee.when, facts) for _n, fee in fees))
    if found:
        sentence = _("%(story)s: không phải nộp khoản nào trong %(fees)s. Nếu đúng là không thu, hãy ghi mức 0 đồng.")
        words = {"story": story(proof.survey, found, [name]), "fees": ", ".join(called(fee) for _n, fee in parted)}
        yield warning("gap.fee_left_out", f"fees/{parted[-1][0]}", sentence % words)


def _taken(proof: Proof, domain: Domain, fee: FeeRule) -> int:
    """The values with which the fee can be due, whatever else is answered."""
    condition = proof.filing.condition(fee.when)
    values = (1 << at for at in range(len(domain.values)))
    return sum(value for value in values if truth(condition, {domain.name: value}) is not False)
