"""What is asked about people: who stands in from when to when, and to whom work is handed over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.desk.asking import Words
from core.day import Day


class _Person(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of these people; the action judges whether they fit."""

    def label_from_instance(self, person: Any) -> str:
        return str(person.full_name)


class Away(Words):
    """Both days belong to the absence."""

    valid_from = Day(label=_("Vắng mặt từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"))
    stand_in = _Person(User.objects.none(), label=_("Người làm thay"), empty_label=_("Chọn người"))
    note = forms.CharField(label=_("Lý do"), required=False, max_length=300, help_text=_("Ví dụ: nghỉ phép, đi học."))

    def __init__(self, *args: Any, colleagues: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        _among(self, "stand_in", colleagues)


class HandOver(Words):
    to = _Person(User.objects.none(), label=_("Bàn giao cho"), empty_label=_("Chọn người"))

    def __init__(self, *args: Any, colleagues: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        _among(self, "to", colleagues)


def _among(form: forms.Form, name: str, people: Iterable[User]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = User.objects.filter(pk__in=[person.pk for person in people]).order_by("full_name", "pk")
