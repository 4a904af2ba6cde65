"""Places in two tiers, nations and peoples."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit
from core.errors import Invalid
from core.text import fold
from procedures.definition.form import FieldBase
from procedures.fields.communes import full_name, in_force
from procedures.fields.kind import FieldKind
from procedures.fields.words import plain

NO_NATIONS = {"EU", "EZ", "UN", "ZZ", "QO"}
PEOPLES: list[str] = json.loads((Path(__file__).parent / "peoples.json").read_text())


def communes() -> list[tuple[str, str]]:
    """Code and name of each commune-level unit in force, by name."""
    return [(code, commune.choice) for code, commune in in_force().items()]


@cache
def nations(language: str) -> list[tuple[str, str]]:
    """ISO 3166 code and name in this language, Viet Nam first."""
    names: dict[str, str] = dict(Locale.parse(language).territories)
    codes = [code for code in names if len(code) == 2 and code.isalpha() and code not in NO_NATIONS]
    return sorted(((code, names[code]) for code in codes), key=lambda pair: (pair[0] != "VN", fold(pair[1])))


def _other(code: str) -> QuerySet[AdministrativeUnit]:
    """A unit that is not among those remembered: no longer in force, the city itself, or newer than the minute."""
    units = AdministrativeUnit.objects.select_related("parent")
    return units.filter(code=code) if code.isdecimal() else units.none()


class AddressKind(FieldKind):
    """House, street, hamlet in words, and the commune by code; an empty code: outside the city, all in words.

    A page sends the code None while neither was chosen.
    """

    missing = _("Hãy điền địa chỉ và chọn xã, phường.")

    def is_empty(self, raw: Any) -> bool:
        return not raw or (isinstance(raw, dict) and not any(raw.values()))

    def clean(self, raw: Any, field: FieldBase) -> dict[str, str]:
        if not isinstance(raw, dict) or set(raw) - {"text", "unit"}:
            raise Invalid(_("Địa chỉ gồm số nhà, đường và xã/phường."))
        text, unit = plain(raw.get("text") or "", 300), raw.get("unit") or ""
        if not text:
            raise Invalid(_("Hãy ghi số nhà, đường hoặc thôn, tổ dân phố."))
        if raw.get("unit", "") is None:
            raise Invalid(_("Hãy chọn xã, phường; nơi ngoài thành phố thì chọn “Ngoài Hải Phòng”."))
        if unit and unit not in in_force() and not _other(unit).exists():
            raise Invalid(_("Hãy chọn xã, phường trong danh sách."))
        return {"text": text, "unit": unit}

    def show(self, value: Any, field: FieldBase) -> str:
        return ", ".join(filter(None, [value["text"], CommuneKind().show(value["unit"], field)]))


class CommuneKind(FieldKind):
    missing = _("Hãy chọn xã, phường, đặc khu.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        if not isinstance(raw, str) or not (raw in in_force() or _other(raw).exclude(parent=None).exists()):
            raise Invalid(_("Hãy chọn xã, phường trong danh sách."))
        return raw

    def show(self, value: Any, field: FieldBase) -> str:
        if not value:
            return ""
        known = in_force().get(value)
        return known.full_name if known else ", ".join(map(full_name, _other(value)))


class NationalityKind(FieldKind):
    def clean(self, raw: Any, field: FieldBase) -> str:
        if not isinstance(raw, str) or raw not in dict(nations("vi")):
            raise Invalid(_("Hãy chọn quốc tịch trong danh sách."))
        return str(raw)

    def show(self, value: Any, field: FieldBase) -> str:
        return dict(nations("en" if get_language() == "en" else "vi")).get(value, str(value))


class EthnicityKind(FieldKind):
    """One of the 54 peoples by its official name, or Khác."""

    def clean(self, raw: Any, field: FieldBase) -> str:
        if raw not in PEOPLES:
            raise Invalid(_("Hãy chọn dân tộc trong danh sách."))
        return str(raw)
