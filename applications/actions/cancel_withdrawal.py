"""cancel_withdrawal: the applicant wants the dossier handled after all (7 → as it was)."""

from uuid import UUID

from accounts.models import User
from applications.actions.decide_withdrawal import go_on, undecided
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.in_person import Came, for_applicant
from applications.models import Dossier
from applications.notices import tell


def cancel_withdrawal(user: User, pk: UUID, came: Came | None = None) -> Dossier:
    """The dossier as it was before. Conflict when nobody asks for it back (any more)."""
    with changing(pk, user) as dossier:
        for_applicant(user, dossier, came)
        go_on(dossier, undecided(dossier), user, "")
        tell_ledger(dossier, "dossier.withdrawal_cancelled", user)
        tell(dossier, "withdrawal_cancelled")
    return dossier
