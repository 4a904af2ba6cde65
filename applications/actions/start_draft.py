"""start_draft: a citizen begins a dossier; what the portal knows of them is filled in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Representation, User
from applications.models import Dossier
from core.errors import Denied, Invalid
from procedures.definition.general import Channel
from procedures.definition.form import FormField
from procedures.models import Procedure
from procedures.versions import definition_of


def start_draft(user: User, code: str, organisation_id: int | None = None) -> Dossier:
    """The new draft, under the version in force. Invalid when the procedure cannot be filed here."""
    procedure = Procedure.objects.filter(code=code, is_active=True).select_related("current").first()
    if procedure is None or user.is_officer:
        raise Denied
    if procedure.current is None or procedure.service_level == "INFO_ONLY":
        raise Invalid(_("Thủ tục này chưa nhận hồ sơ trực tuyến tại đây."))
    organisation = _represented(user, organisation_id)
    known = _known(user, organisation)
    fields = definition_of(procedure.current).form.fields()
    return Dossier.objects.create(
        procedure=procedure,
        version=procedure.current,
        channel=Channel.ONLINE.value,
        owner=user,
        organisation=organisation,
        answers={field.id: known[field.prefill] for field in fields if _fits(field, known)},
    )


def _represented(user: User, organisation_id: int | None) -> Organisation | None:
    if organisation_id is None:
        return None
    representation = Representation.objects.active(user).filter(organisation=organisation_id).first()
    if representation is None:
        raise Denied
    return representation.organisation


def _known(user: User, organisation: Organisation | None) -> dict[str, Any]:
    """What may be filled in, by the names of FieldBase.prefill; JSON values."""
    known: dict[str, Any] = {"full_name": user.full_name, "phone": user.phone, "email": user.email}
    if person := getattr(user, "person", None):
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
        known |= {
            "organisation_name": organisation.name,
            "tax_code": organisation.tax_code,
            "organisation_address": {
                "text": organisation.address_text,
                "unit": organisation.unit.code if organisation.unit else "",
            },
        }
    return {name: value for name, value in known.items() if value}


def _fits(field: FormField, known: dict[str, Any]) -> bool:
    return field.prefill is not None and field.prefill in known
