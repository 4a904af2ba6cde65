"""A day of birth as people write it: day, month, year."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def check_birth_date(born: date) -> None:
    """ValidationError for who would be older than anybody, or is not born yet."""
    if not date(1900, 1, 1) <= born <= timezone.localdate():
        raise ValidationError(_("Ngày sinh phải từ năm 1900 đến hôm nay."))


class BirthDay(forms.DateField):
    """With points, strokes or dashes between, or in eight digits as a keypad gives them."""

    default_validators = [check_birth_date]
    input_formats = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y"]
    default_error_messages = {"invalid": _("Ngày sinh viết theo thứ tự ngày/tháng/năm, ví dụ 27/3/1992.")}

    def __init__(self, autocomplete: str, **options: Any) -> None:
        box = {"autocomplete": autocomplete, "inputmode": "numeric", "size": 12}
        super().__init__(label=_("Ngày sinh"), widget=forms.DateInput(box, format="%d/%m/%Y"), **options)
