"""From the fee rules of the version to the charges of one dossier."""

from django.utils import translation

from applications.fees.states import keep_money_state
from applications.models import Charge, Dossier
from procedures.rules.facts import Facts
from procedures.rules.fees import fee_lines


def charge(dossier: Dossier, facts: Facts) -> None:
    """Writes one charge a fee line; an exempted one is kept as waived, so that people see why they pay nothing."""
    with translation.override("vi"):
        lines = fee_lines(dossier.definition, facts)
    Charge.objects.bulk_create(
        Charge(
            dossier=dossier,
            rule=line.rule_id,
            kind=line.kind,
            name=line.name.vi,
            amount=line.amount,
            explanation=line.explain,
            state=Charge.State.DUE if line.amount else Charge.State.WAIVED,
        )
        for line in lines
        if line.amount is not None
    )
    keep_money_state(dossier)
