"""What is owed and paid for a dossier as a whole, told from its charges."""

from collections.abc import Iterable

from applications.models import Charge, Dossier
from applications.status import MoneyState

S = Charge.State
# What the charges tell together; the first that is true speaks. A set names every state that occurs.
_TOLD: tuple[tuple[frozenset[S], MoneyState], ...] = (
    (frozenset({S.TO_REFUND}), MoneyState.TO_REFUND),
    (frozenset({S.DUE, S.PAID}), MoneyState.PARTIAL),
    (frozenset({S.DUE}), MoneyState.DUE),
    (frozenset({S.PAID}), MoneyState.PAID),
    (frozenset({S.REFUNDED}), MoneyState.REFUNDED),
    (frozenset({S.WAIVED}), MoneyState.WAIVED),
)


def state_of(charges: Iterable[Charge]) -> MoneyState:
    """One word for all charges: money to give back comes first, then what is not paid yet."""
    found = {S(charge.state) for charge in charges}
    return next((state for needed, state in _TOLD if needed <= found), MoneyState.NONE)


def keep_money_state(dossier: Dossier) -> None:
    """Tells the locked dossier what its charges say now; called wherever one of them changes."""
    dossier.money_state = state_of(dossier.charges.all())
