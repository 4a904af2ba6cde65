"""Nations and peoples."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from core.text import fold
from procedures.definition.form import FieldBase
from procedures.fields.kind import FieldKind

NO_NATIONS = {"EU", "EZ", "UN", "ZZ", "QO"}
PEOPLES: list[str] = json.loads((Path(__file__).parent / "peoples.json").read_text())


@cache
def nations(language: str) -> list[tuple[str, str]]:
    """ISO 3166 code and name in this language, Viet Nam first."""
    names: dict[str, str] = dict(Locale.parse(language).territories)
    codes = [code for code in names if len(code) == 2 and code.isalpha() and code not in NO_NATIONS]
    return sorted(((code, names[code]) for code in codes), key=lambda pair: (pair[0] != "VN", fold(pair[1])))


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
