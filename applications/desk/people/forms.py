"""What is asked about people: who stands in from when to when, and to whom work is handed over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.desk.asking import Words
from core.day import Day


class _Person(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of these people; the action judges whether they fit."""

    def label_from_instance(self, person: Any) -> str:
        return str(person.full_name)


class _OfColleagues(Words):
    """Asks for one of these people, by the question `who`."""

    ids: str  # two of these forms stand on one page
    who: str

    def __init__(self, colleagues: Iterable[User], data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=self.ids)
        field = self.fields[self.who]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = User.objects.filter(pk__in=[person.pk for person in colleagues]).order_by("full_name", "pk")


class Away(_OfColleagues):
    """Both days belong to the absence."""

    ids, who = "id_away_%s", "stand_in"
    valid_from = Day(label=_("Vắng mặt từ ngày"))
    valid_to = Day(label=_("Đến hết ngày"))
    stand_in = _Person(User.objects.none(), label=_("Người làm thay"), empty_label=_("Chọn người"))
    note = forms.CharField(label=_("Lý do"), required=False, max_length=300, help_text=_("Ví dụ: nghỉ phép, đi học."))


class HandOver(_OfColleagues):
    ids, who = "id_handing_%s", "to"
    to = _Person(User.objects.none(), label=_("Bàn giao cho"), empty_label=_("Chọn người"))
