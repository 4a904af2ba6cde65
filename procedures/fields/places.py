"""Places in two tiers: a commune of this city by its code, any other by its name and the code of its province."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit
from core.errors import Invalid
from procedures.definition.form import FieldBase
from procedures.fields.former import refuse_former
from procedures.fields.kind import FieldKind
from procedures.fields.territories import CITY, full_name, in_force, known
from procedures.fields.words import plain

Choices = list[tuple[str, str]]


def communes() -> Choices:
    """Code and name of each commune-level unit in force, by name."""
    return [(code, commune.choice) for code, commune in in_force().items()]


def elsewhere() -> Choices:
    """Code and name of each province in force but the city itself, by name."""
    return [(code, province.choice) for code, province in known().provinces.items() if code != CITY]


def _other(code: str) -> QuerySet[AdministrativeUnit]:
    """A commune that is not among those remembered: no longer in force, or newer than the minute."""
    units = AdministrativeUnit.objects.select_related("parent").exclude(parent=None)
    return units.filter(code=code) if code.isdecimal() else units.none()


def _is_commune(code: Any) -> bool:
    return isinstance(code, str) and (code in in_force() or _other(code).exists())


def commune_name(code: str) -> str:
    """With its city; nothing for a code nobody knows."""
    known_one = in_force().get(code)
    return known_one.full_name if known_one else ", ".join(map(full_name, _other(code)))


def province_name(code: str) -> str:
    """With its title; nothing for a code nobody knows."""
    province = known().provinces.get(code)
    return province.full_name if province else ""


def _parts(raw: Any, names: set[str]) -> dict[str, str]:
    """The parts of a place as texts, absent ones empty; Invalid when there are others, or one is no text."""
    if not isinstance(raw, dict) or set(raw) - names:
        raise Invalid(_("Địa chỉ gồm số nhà, đường và xã/phường."))
    return {name: plain(raw.get(name) or "", 300) for name in names}


def _check(unit: str, province: str) -> None:
    """Invalid unless the commune is one of this city's, or the province another one."""
    if unit and (not _is_commune(unit) or province not in {"", CITY}):
        raise Invalid(_("Hãy chọn xã, phường trong danh sách."))
    if not unit and province and province not in dict(elsewhere()):
        raise Invalid(_("Hãy chọn xã, phường hoặc tỉnh trong danh sách."))


class AddressKind(FieldKind):
    """House, street, hamlet in words; then the commune by code, or outside the city its name and the province's code.

    A page sends the code None while nothing was chosen. An empty code without a province is how addresses outside the
    city were once kept, all in words: they stay as they are.
    """

    missing = _("Hãy điền địa chỉ và chọn xã, phường.")

    def clean(self, raw: Any, field: FieldBase) -> dict[str, str]:
        parts = _parts(raw, {"text", "unit", "province", "commune"})
        text, unit, province, commune = (parts[name] for name in ("text", "unit", "province", "commune"))
        if not text:
            raise Invalid(_("Hãy ghi số nhà, đường hoặc thôn, tổ dân phố."))
        if raw.get("unit", "") is None and not province:
            raise Invalid(_("Hãy chọn xã, phường; nơi ngoài thành phố thì chọn tỉnh, thành phố khác."))
        _check(unit, province)
        if unit or province:
            refuse_former(text)
        if unit or not province:
            return {"text": text, "unit": unit}
        if not commune:
            raise Invalid(_("Hãy ghi tên xã, phường ở tỉnh, thành phố đã chọn."))
        refuse_former(commune)
        return {"text": text, "unit": "", "province": province, "commune": commune}

    def show(self, value: Any, field: FieldBase) -> str:
        where = commune_name(value["unit"]) if value["unit"] else province_name(value.get("province", ""))
        return ", ".join(filter(None, [value["text"], value.get("commune"), where]))


class CommuneKind(FieldKind):
    missing = _("Hãy chọn xã, phường, đặc khu.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        if not _is_commune(raw):
            raise Invalid(_("Hãy chọn xã, phường trong danh sách."))
        return str(raw)

    def show(self, value: Any, field: FieldBase) -> str:
        return commune_name(value)


class BirthPlaceKind(FieldKind):
    """A commune or province of today, a place in words as it was then called, or both."""

    missing = _("Hãy chọn hoặc ghi nơi sinh.")

    def clean(self, raw: Any, field: FieldBase) -> dict[str, str]:
        parts = _parts(raw, {"text", "unit", "province"})
        _check(parts["unit"], parts["province"])
        province = "" if parts["unit"] else parts["province"]
        return {"text": parts["text"], "unit": parts["unit"], "province": province}

    def show(self, value: Any, field: FieldBase) -> str:
        where = commune_name(value["unit"]) if value["unit"] else province_name(value["province"])
        return ", ".join(filter(None, [value["text"], where]))
