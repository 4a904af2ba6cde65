"""The handlers of automatic steps, by the name a definition gives. A handler finds facts; the action does the rest."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.models import Dossier
from applications.numbering import yearly
from procedures import handlers
from procedures.definition.form import Kind
from procedures.definition.process import Step

# Called in the transaction that completes the step; the answer is recorded as that step's findings.
Handler = Callable[[Dossier, Step], dict[str, Any]]


def enter_register(dossier: Dossier, step: Step) -> dict[str, Any]:
    """Enters the dossier in the deciding agency's yearly book; the number goes into the step's first field."""
    assert dossier.competent_agency is not None
    number, year = yearly(f"book:{dossier.competent_agency.code}:{dossier.definition.general.code}", timezone.now())
    return {step.fields[0].id: f"{number:02d}/{year}"}


HANDLERS: dict[str, Handler] = {"enter_register": enter_register}

# What the check of definitions must know of each.
handlers.HANDLERS |= {
    "enter_register": handlers.Handler(_("Vào sổ và lấy số trong sổ"), fills=frozenset({Kind.SHORT_TEXT})),
}
