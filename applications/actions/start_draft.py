"""start_draft: a citizen begins a dossier; what the portal knows of them is filled in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit, Organisation, Person, Representation, User
from applications.models import Dossier
from core.errors import Denied, Invalid
from procedures.definition import ProcedureDefinition
from procedures.definition.general import Channel
from procedures.models import Procedure
from procedures.versions import definition_of


def start_draft(user: User, code: str, organisation_id: int | None = None, territory: str = "") -> Dossier:
    """The new draft, under the version in force. Invalid when the procedure cannot be filed here.

    `territory` is the code of the commune chosen, where no answer of the form says which one decides.
    """
    procedure = Procedure.objects.filter(code=code, is_active=True).select_related("current").first()
    if procedure is None or user.is_officer:
        raise Denied
    if procedure.current is None or procedure.service_level == "INFO_ONLY":
        raise Invalid(_("Thủ tục này chưa nhận hồ sơ trực tuyến tại đây."))
    organisation = _represented(user, organisation_id)
    known = _known(user, organisation)
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
    representation = Representation.objects.active(user).filter(organisation=organisation_id).first()
    if representation is None:
        raise Denied
    return representation.organisation


def _known(user: User, organisation: Organisation | None) -> dict[str | None, Any]:
    """What may be filled in, by the names of FieldBase.prefill; JSON values."""
    known: dict[str | None, Any] = {"full_name": user.full_name, "phone": user.phone, "email": user.email}
    if person := Person.objects.filter(user=user).select_related("residence_unit").first():
        residence = {"text": person.residence_text, "unit": person.residence_unit.code if person.residence_unit else ""}
        known |= {
            "full_name": person.full_name,
            "personal_id": person.personal_id,
            "birth_date": person.birth_date.isoformat() if person.birth_date else "",
            "sex": person.sex,
            "ethnicity": person.ethnicity,
            "residence": residence if person.residence_text else "",
        }
    if organisation:
        unit = organisation.unit.code if organisation.unit else ""
        address = {"text": organisation.address_text, "unit": unit} if organisation.address_text else ""
        known |= {
            "organisation_name": organisation.name,
            "tax_code": organisation.tax_code,
            "organisation_address": address,
            "residence": address,  # where the applicant is found: never the home of who signs for it
        }
    return {name: value for name, value in known.items() if value}
