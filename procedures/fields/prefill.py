"""What the portal knows of whoever files, for questions that ask for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit, Organisation, Person, User
from procedures.definition import ProcedureDefinition
from procedures.definition.form import FieldBase, FormField
from procedures.fields import cleaned
from procedures.fields.nations import nations

OF_ORGANISATION = {"organisation_name", "tax_code", "organisation_address"}


def known_of(user: User, organisation: Organisation | None) -> dict[str | None, Any]:
    """JSON values by the names of FieldBase.prefill; what is not known is left out."""
    known: dict[str | None, Any] = {"full_name": user.full_name, "phone": user.phone, "email": user.email}
    if person := Person.objects.filter(user=user).select_related("residence_unit").first():
        known |= _of_person(person)
    return _told(known, organisation)


def known_of_person(person: Person, organisation: Organisation | None) -> dict[str | None, Any]:
    """The same of somebody served at a counter, who need not have an account."""
    return _told(_of_person(person) | {"phone": person.phone, "email": person.email}, organisation)


def _told(known: Mapping[str | None, Any], organisation: Organisation | None) -> dict[str | None, Any]:
    """What is known, and of the organisation what it is asked for."""
    of_organisation = _of_organisation(organisation) if organisation else {}
    return {name: value for name, value in {**known, **of_organisation}.items() if value}


def locked_fields(definition: ProcedureDefinition) -> list[FormField]:
    """The fields whose answer only its source may change."""
    return [field for field in definition.form.fields() if field.locked and field.prefill]


def held(fields: Sequence[FieldBase], known: Mapping[str | None, Any]) -> dict[str, Any]:
    """What the source says to each of these fields, by field id; what it does not know, or not rightly, is asked."""
    values, _wrong = cleaned(fields, {field.id: known.get(field.prefill) for field in fields})
    return {name: value for name, value in values.items() if value is not None}


def source(field: FieldBase) -> str:
    """Where a locked answer comes from, and who can put it right."""
    if field.prefill in OF_ORGANISATION:
        return _("Lấy từ dữ liệu đăng ký của tổ chức, không sửa ở đây. Nếu chưa đúng, hãy sửa ở cơ quan đăng ký.")
    return _("Lấy từ tài khoản của bạn, không sửa ở đây. Nếu chưa đúng, hãy sửa ở công an xã, phường nơi cư trú.")


def _of_person(person: Person) -> dict[str | None, Any]:
    codes = {name: code for code, name in nations("vi")}
    return {
        "full_name": person.full_name,
        "personal_id": person.personal_id,
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "nationality": codes.get(person.nationality, ""),
        "residence": _address(person.residence_text, person.residence_unit),
    }


def _of_organisation(organisation: Organisation) -> dict[str | None, Any]:
    address = _address(organisation.address_text, organisation.unit)
    return {
        "organisation_name": organisation.name,
        "tax_code": organisation.tax_code,
        "organisation_address": address,
        "residence": address,  # where the applicant is found: never the home of who signs for it
    }


def _address(text: str, unit: AdministrativeUnit | None) -> dict[str, str] | str:
    return {"text": text, "unit": unit.code if unit else ""} if text else ""
