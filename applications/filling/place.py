"""The question for the commune in which a dossier is handed in and decided, when no answer of the form says it."""

from django import forms
from django.utils.translation import gettext as _

from procedures.definition import ProcedureDefinition
from procedures.fields.lists import select
from procedures.fields.places import communes

PLACE = "territory"


def place_field(definition: ProcedureDefinition, start: str) -> forms.Field:
    """The question, with what it starts at."""
    label = definition.general.competence.territory_label
    return forms.CharField(
        label=str(label or _("Nơi bạn làm thủ tục")),
        help_text=_("Chọn xã, phường, đặc khu."),
        widget=select(communes()),
        initial=start,
    )
