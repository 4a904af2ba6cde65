"""start_draft: a citizen begins a dossier; what the portal knows of them is filled in."""

from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit, Organisation, Representation, User
from applications.models import Dossier
from core.errors import Denied, Invalid, or_denied
from procedures.definition import ProcedureDefinition
from procedures.definition.general import Channel
from procedures.fields.prefill import known_of
from procedures.filing import fileable
from procedures.versions import definition_of


def start_draft(user: User, code: str, organisation_id: int | None = None, territory: str = "") -> Dossier:
    """The new draft, under the version in force. Invalid when the procedure cannot be filed here.

    `territory` is the code of the commune chosen, where no answer of the form says which one decides.
    """
    if user.is_officer:
        raise Denied
    procedure = fileable(code)
    assert procedure.current is not None
    organisation = _represented(user, organisation_id)
    known = known_of(user, organisation)
    definition = definition_of(procedure.current)
    return Dossier.objects.create(
        procedure=procedure,
        version=procedure.current,
        channel=Channel.ONLINE.value,
        owner=user,
        organisation=organisation,
        territory=chosen(definition, territory),
        answers={field.id: known[field.prefill] for field in definition.form.fields() if field.prefill in known},
    )


def chosen(definition: ProcedureDefinition, territory: str) -> AdministrativeUnit | None:
    """The commune the citizen chose; None where an answer of the form will say it."""
    if definition.general.competence.territory_field:
        return None
    unit = AdministrativeUnit.objects.filter(code=territory).exclude(parent=None).first()
    if unit is None:
        raise Invalid(_("Hãy chọn xã, phường nơi bạn làm thủ tục."), {"territory": _("Chưa chọn xã, phường.")})
    return unit


def _represented(user: User, organisation_id: int | None) -> Organisation | None:
    if organisation_id is None:
        return None
    return or_denied(Representation.objects.active(user).filter(organisation=organisation_id).first()).organisation
