"""Blocks: the questions about a person or an organisation, asked under one heading and kept as one answer."""

from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.kinds import Sex
from core.errors import Invalid
from procedures.definition.base import Text
from procedures.definition.form import Column, FieldBase, Kind, Option
from procedures.fields.kind import FieldKind

SEXES = [
    Option(value=Sex.MALE.value, label=Text(vi="Nam", en="Male")),
    Option(value=Sex.FEMALE.value, label=Text(vi="Nữ", en="Female")),
]
# What each part asks; its words are fixed, so that a person is asked for in the same way everywhere.
PARTS: dict[str, dict[str, Any]] = {
    "full_name": {"kind": Kind.PERSON_NAME, "label": Text(vi="Họ, chữ đệm, tên", en="Full name")},
    "birth_date": {
        "kind": Kind.PARTIAL_DATE,
        "label": Text(vi="Ngày sinh hoặc năm sinh", en="Date or year of birth"),
        "past": True,
    },
    "sex": {"kind": Kind.CHOICE, "label": Text(vi="Giới tính", en="Sex"), "options": SEXES},
    "ethnicity": {"kind": Kind.ETHNICITY, "label": Text(vi="Dân tộc", en="Ethnic group")},
    "nationality": {"kind": Kind.NATIONALITY, "label": Text(vi="Quốc tịch", en="Nationality")},
    "personal_id": {"kind": Kind.PERSONAL_ID, "label": Text(vi="Số định danh cá nhân", en="Personal ID number")},
    "passport": {"kind": Kind.PASSPORT, "label": Text(vi="Số hộ chiếu", en="Passport number")},
    "phone": {"kind": Kind.PHONE, "label": Text(vi="Số điện thoại", en="Phone number")},
    "email": {"kind": Kind.EMAIL, "label": Text(vi="Thư điện tử", en="E-mail")},
    "residence": {"kind": Kind.ADDRESS, "label": Text(vi="Nơi cư trú", en="Place of residence")},
    "organisation_name": {"kind": Kind.SHORT_TEXT, "label": Text(vi="Tên tổ chức", en="Name of the organisation")},
    "tax_code": {"kind": Kind.TAX_CODE, "label": Text(vi="Mã số thuế", en="Tax code")},
    "enterprise_code": {"kind": Kind.ENTERPRISE_CODE, "label": Text(vi="Mã số doanh nghiệp", en="Enterprise code")},
    "representative": {
        "kind": Kind.PERSON_NAME,
        "label": Text(vi="Người đại diện theo pháp luật", en="Legal representative"),
    },
    "address": {"kind": Kind.ADDRESS, "label": Text(vi="Địa chỉ trụ sở", en="Address of the head office")},
}
_OF_ANYBODY = {"personal_id", "phone", "email"}
ALLOWED: dict[Kind, frozenset[str]] = {
    Kind.PERSON: frozenset(
        _OF_ANYBODY | {"full_name", "birth_date", "sex", "ethnicity", "nationality", "passport", "residence"}
    ),
    Kind.ORGANISATION: frozenset(
        _OF_ANYBODY | {"organisation_name", "tax_code", "enterprise_code", "representative", "address"}
    ),
}


def columns(field: FieldBase) -> list[Column]:
    """The questions of a block, in its own order; none for any other field."""
    return [_question(part.name, part.required) for part in field.parts] if field.kind in ALLOWED else []


@lru_cache
def _question(name: str, required: bool) -> Column:
    return Column(id=name, required=required, **PARTS[name])


class BlockKind(FieldKind):
    """The value of each part by its name; empty ones are left out. Invalid tells the part."""

    missing = _("Hãy điền các mục của phần này.")

    def clean(self, raw: Any, field: FieldBase) -> dict[str, Any]:
        from procedures.fields import cleaned

        asked = columns(field)
        if not isinstance(raw, dict) or set(raw) - {column.id for column in asked}:
            raise Invalid(_("Phần này gồm các mục đã nêu."))
        values, wrong = cleaned(asked, raw)
        if wrong:
            raise Invalid(_("Hãy xem lại các mục được đánh dấu."), wrong)
        return {name: value for name, value in values.items() if value is not None}

    def show(self, value: Any, field: FieldBase) -> str:
        from procedures.fields import show

        known = [each for each in columns(field) if value.get(each.id) is not None]
        return "\n".join(f"{each.label}: {show(value[each.id], each)}" for each in known)
