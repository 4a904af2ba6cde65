"""Whole numbers, decimals (kept as text, exact) and money (whole đồng)."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from core import text
from core.errors import Invalid
from procedures.definition.form import FieldBase
from procedures.fields.kind import FieldKind

GROUPED = re.compile(r"-?[0-9]{1,3}([.,\s][0-9]{3})+")
LARGEST = Decimal(10**15)


def in_bounds(number: Decimal, field: FieldBase) -> None:
    """Invalid when the number is outside the field's bounds, or absurd."""
    if field.minimum is not None and number < field.minimum:
        raise Invalid(_("Số này không được nhỏ hơn %(least)s.") % {"least": written(field.minimum)})
    if (field.maximum is not None and number > field.maximum) or abs(number) > LARGEST:
        raise Invalid(_("Số này không được lớn hơn %(most)s.") % {"most": written(field.maximum or LARGEST)})


def written(number: Decimal) -> str:
    """As written in Vietnamese: 1.234,5."""
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


class IntegerKind(FieldKind):
    def clean(self, raw: Any, field: FieldBase) -> int:
        number = _whole(raw)
        in_bounds(Decimal(number), field)
        return number

    def show(self, value: Any, field: FieldBase) -> str:
        return written(Decimal(value))


class MoneyKind(IntegerKind):
    def clean(self, raw: Any, field: FieldBase) -> int:
        number = super().clean(re.sub(r"\s*(đồng|đ|₫|VND)$", "", raw) if isinstance(raw, str) else raw, field)
        if number < 0:
            raise Invalid(_("Số tiền không được âm."))
        return number

    def show(self, value: Any, field: FieldBase) -> str:
        return text.money(value)


class DecimalKind(FieldKind):
    """At most two decimals; a comma or a point both separate them."""

    def clean(self, raw: Any, field: FieldBase) -> str:
        number = _decimal(raw)
        in_bounds(number, field)
        if number != round(number, 2):
            raise Invalid(_("Ghi nhiều nhất hai chữ số sau dấu phẩy, ví dụ 72,5."))
        return f"{number:f}"

    def show(self, value: Any, field: FieldBase) -> str:
        return written(Decimal(value))


def _whole(raw: Any) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    digits = str(raw).strip()
    if GROUPED.fullmatch(digits):
        digits = re.sub(r"[.,\s]", "", digits)
    if isinstance(raw, bool | float) or not re.fullmatch(r"-?[0-9]{1,18}", digits):
        raise Invalid(_("Hãy nhập một số nguyên, ví dụ 12."))
    return int(digits)


def _decimal(raw: Any) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | str | float):
        raise Invalid(_("Hãy nhập một số, ví dụ 72,5."))
    written_number = str(raw).strip()
    if "," in written_number:
        written_number = written_number.replace(".", "").replace(",", ".")
    try:
        number = Decimal(written_number)
    except InvalidOperation as error:
        raise Invalid(_("Hãy nhập một số, ví dụ 72,5.")) from error
    if not number.is_finite() or len(written_number) > 30:
        raise Invalid(_("Hãy nhập một số, ví dụ 72,5."))
    return number
