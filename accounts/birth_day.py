"""A day of birth as people write it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.day import Day


def check_birth_date(born: date) -> None:
    """ValidationError for who would be older than anybody, or is not born yet."""
    if not date(1900, 1, 1) <= born <= timezone.localdate():
        raise ValidationError(_("Ngày sinh phải từ năm 1900 đến hôm nay."))


class BirthDay(Day):
    default_validators = [check_birth_date]
    default_error_messages = {"invalid": _("Ngày sinh viết theo thứ tự ngày/tháng/năm, ví dụ 27/3/1992.")}

    def __init__(self, autocomplete: str, **options: Any) -> None:
        super().__init__({"autocomplete": autocomplete}, label=_("Ngày sinh"), **options)
