"""Fee lines whose amount another office sets, and those it has not set yet."""

from django.utils import translation

from applications.models import Dossier
from procedures.rules.facts import Facts
from procedures.rules.fees import FeeLine, fee_lines


def set_outside(dossier: Dossier, facts: Facts) -> dict[str, FeeLine]:
    """By rule; a rule reckoned for each row of a table is set as one sum."""
    with translation.override("vi"):
        return {line.rule_id: line for line in fee_lines(dossier.definition, facts) if line.amount is None}


def not_set_yet(dossier: Dossier, facts: Facts) -> dict[str, FeeLine]:
    """Those of them that have no charge."""
    lines = set_outside(dossier, facts)
    known = set(dossier.charges.values_list("rule", flat=True)) if lines else set()
    return {rule: line for rule, line in lines.items() if rule not in known}
