"""set_charge: the office whom the fee rules leave the amount to sets it, by its document; the applicant is told."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.complete_step import end_done
from applications.actions.parts.at_step import run_at_work
from applications.actions.parts.changing import changing, tell_ledger
from applications.fees.outside import set_outside
from applications.fees.states import keep_money_state
from applications.models import Charge, Dossier
from applications.notices import tell
from applications.workflow.advance import facts_of_dossier
from core.errors import Conflict, Invalid, or_denied
from core.text import money
from procedures.definition.process import StepKind
from procedures.rules.fees import FeeLine

SETS = frozenset({StepKind.HANDLING, StepKind.CONSULTATION, StepKind.PAYMENT})
MOST = 10**12


def set_charge(
    user: User, pk: UUID, run_id: int, revision: int, rule_id: str, amount: int | None, ground: str
) -> Dossier:
    """The dossier with that charge, 0 đồng being nothing to pay; what is not paid yet may be set anew.

    Conflict when it is paid; Denied for a rule that sets its own amount; Invalid without amount or document.
    """
    ground = ground.strip()
    if wrong := _missing(amount, ground):
        raise Invalid(_("Chưa ấn định được khoản thu."), wrong)
    assert amount is not None
    with changing(pk, user, revision, run_id) as dossier:
        run = run_at_work(dossier, user, run_id, SETS)
        line = or_denied(set_outside(dossier, facts_of_dossier(dossier)).get(rule_id))
        charge = _unpaid(dossier, line)
        charge.amount, charge.set_by, charge.ground = amount, user, ground
        charge.state = Charge.State.DUE if amount else Charge.State.WAIVED
        charge.save()
        keep_money_state(dossier)
        run.save()
        tell_ledger(dossier, "charge.set", user, charge=charge.pk, rule=rule_id, amount=amount)
        tell(dossier, "charge_set", agency=str(run.agency), name=charge.name, amount=money(amount), ground=ground)
        end_done(dossier, user)
    return dossier


def _missing(amount: int | None, ground: str) -> dict[str, str]:
    wrong = {} if amount is not None and 0 <= amount <= MOST else {"amount": _("Hãy ghi số tiền, bằng đồng.")}
    return wrong if ground else wrong | {"ground": _("Hãy ghi số, ngày của văn bản ấn định.")}


def _unpaid(dossier: Dossier, line: FeeLine) -> Charge:
    charge = dossier.charges.filter(rule=line.rule_id).first()
    if charge and charge.state not in {Charge.State.DUE, Charge.State.WAIVED}:
        raise Conflict(_("Khoản này đã thu nên không ấn định lại được."))
    return charge or Charge(
        dossier=dossier, rule=line.rule_id, kind=line.kind, name=line.name.vi, explanation=str(line.explain)
    )
