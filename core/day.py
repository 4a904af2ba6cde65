"""A day, asked for and written as here: a browser's own box would show it as its language has it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

HINT = {"placeholder": _("ngày/tháng/năm")}


class Day(forms.DateField):
    """Day, month, year; with strokes, dashes or points between, or in eight digits as a keypad gives them."""

    default_validators = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 1, 1))]
    input_formats = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y"]

    def __init__(self, attrs: Mapping[str, Any] = HINT, **options: Any) -> None:
        box = forms.DateInput({"inputmode": "numeric", "size": 12, **attrs}, format="%d/%m/%Y")
        super().__init__(widget=box, **options)
