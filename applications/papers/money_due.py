"""The fees and charges of a dossier, as a receipt lists them."""

from dataclasses import dataclass

from applications.models import Charge, Dossier
from applications.workflow.advance import facts_of_dossier
from core.text import money, money_in_words
from procedures.rules.fees import fee_lines


@dataclass(frozen=True)
class MoneyLine:
    name: str
    words: str


@dataclass(frozen=True)
class MoneyDue:
    """What is to pay in all, and each line; `set_outside` tells of what another office fixes."""

    total: str
    total_in_words: str
    lines: list[MoneyLine]
    set_outside: list[MoneyLine]


def money_due(dossier: Dossier) -> MoneyDue:
    charges = list(dossier.charges.all())
    total = sum(charge.amount for charge in charges)
    outside = [line for line in fee_lines(dossier.definition, facts_of_dossier(dossier)) if line.amount is None]
    return MoneyDue(
        total=money(total),
        total_in_words=money_in_words(total),
        lines=[MoneyLine(charge.name, _words(charge)) for charge in charges],
        set_outside=[MoneyLine(line.name.vi, line.explain) for line in outside],
    )


def _words(charge: Charge) -> str:
    """'24.000 đồng, chưa nộp (3 × 8.000 đồng = 24.000 đồng)'; of a waived one, the sum that says so."""
    state = str(Charge.State(charge.state).label).lower()
    if charge.state == Charge.State.WAIVED:
        return charge.explanation or state
    amount = money(charge.amount)
    how = f" ({charge.explanation})" if charge.explanation not in {"", amount} else ""
    return f"{amount}, {state}{how}"
