"""What narrows the list, as the address says it: a form whose every field is a condition on open steps."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.kinds import UserKind
from accounts.models import Unit, User
from applications.desk.queue.columns import label_of
from applications.models import StepRun
from applications.status import Status
from core.calendar import begins, ends
from core.day import Day
from core.templatetags.vietnamese import day
from procedures.catalogue.wording import CHANNELS
from procedures.models import Procedure

Choice = tuple[Any, Any]
NOBODY = "chua-giao"
STATUSES = [choice for choice in Status.choices if choice[0] != Status.DRAFT]


def _assignee(value: str) -> Q:
    return Q(assignee=None) if value == NOBODY else Q(assignee=value)


class OfDossier(forms.Form):
    """What every list of dossiers can be narrowed by."""

    conditions: Mapping[str, Callable[[Any], Q]]

    trang_thai = forms.TypedChoiceField(
        label=_("Trạng thái"), required=False, coerce=int, choices=[("", _("Mọi trạng thái")), *STATUSES]
    )
    nhan_tu = Day(label=_("Nộp từ ngày"), required=False)
    nhan_den = Day(label=_("Nộp đến ngày"), required=False)

    def where(self) -> Q:
        """What is meant; a field that cannot be read narrows nothing, and says so beside itself."""
        self.is_valid()
        found = Q()
        for name, value in self.cleaned_data.items():
            if value not in {None, ""}:
                found &= self.conditions[name](value)
        return found


def of_dossier(at: str = "") -> dict[str, Callable[[Any], Q]]:
    """Those conditions, on dossiers or on what knows its dossier `at` a field."""
    return {
        "thu_tuc": lambda code: Q(**{f"{at}procedure__code": code}),
        "trang_thai": lambda status: Q(**{f"{at}status": status}),
        "nhan_tu": lambda on: Q(**{f"{at}submitted_at__gte": begins(on)}),
        "nhan_den": lambda on: Q(**{f"{at}submitted_at__lt": ends(on)}),
    }


CONDITIONS: dict[str, Callable[[Any], Q]] = {
    **of_dossier("dossier__"),
    "bo_phan": lambda unit: Q(unit=unit),
    "nguoi": _assignee,
    "kenh": lambda channel: Q(dossier__channel=channel),
    "han_tu": lambda on: Q(clock_at__gte=begins(on)),
    "han_den": lambda on: Q(clock_at__lt=ends(on)),
}


class Filters(OfDossier):
    """Those of a list of open steps."""

    conditions = CONDITIONS
    field_order = ("thu_tuc", "bo_phan", "nguoi", "kenh", "trang_thai", "nhan_tu", "nhan_den", "han_tu", "han_den")

    thu_tuc = forms.CharField(
        label=pgettext_lazy("một thủ tục", "Thủ tục"), required=False, max_length=40, widget=forms.Select
    )
    bo_phan = forms.IntegerField(label=_("Bộ phận"), required=False, widget=forms.Select)
    nguoi = forms.RegexField(rf"^(\d{{1,18}}|{NOBODY})$", label=_("Người làm"), required=False, widget=forms.Select)
    kenh = forms.ChoiceField(
        label=_("Kênh nộp"),
        required=False,
        choices=[("", _("Mọi kênh")), *((each.value, words) for each, words in CHANNELS.items())],
    )
    han_tu = Day(label=_("Hạn từ ngày"), required=False)
    han_den = Day(label=_("Hạn đến ngày"), required=False)

    def words(self) -> Iterator[tuple[str, str]]:
        """What is in force, by field, in words."""
        for name, value in self.cleaned_data.items():
            if value not in {None, ""}:
                words = WORDS.get(name, str)(value)
                label = label_of(f"{self.fields[name].label}", words)
                yield name, f"{label}: {words}" if label else words

    def offer(self, desk: QuerySet[StepRun]) -> None:
        """Lets one choose among what lies on the desk."""
        desk = desk.order_by()
        procedures = Procedure.objects.filter(pk__in=desk.values("dossier__procedure")).only("code", "name", "name_en")
        people = User.objects.filter(pk__in=desk.values("assignee")).order_by("full_name").only("full_name")
        units = Unit.objects.filter(pk__in=desk.values("unit"))
        self._choose("thu_tuc", _("Mọi thủ tục"), [(each.code, each.title) for each in procedures])
        self._choose("bo_phan", _("Mọi bộ phận"), [(each.pk, each.name) for each in units])
        self._choose("nguoi", _("Bất kỳ ai"), [(NOBODY, _("Chưa giao ai")), *((each.pk, each) for each in people)])

    def _choose(self, name: str, anything: object, choices: list[Choice]) -> None:
        widget = self.fields[name].widget
        assert isinstance(widget, forms.Select)
        widget.choices = [("", anything), *choices]


def _name_of(model: type[Model], **key: Any) -> str:
    found = model._default_manager.filter(**key).first()
    return str(found) if found else "?"


WORDS: dict[str, Callable[[Any], str]] = {
    "thu_tuc": lambda code: next((each.title for each in Procedure.objects.filter(code=code)), code),
    "bo_phan": lambda unit: _name_of(Unit, pk=unit),
    "nguoi": lambda who: str(_("Chưa giao ai")) if who == NOBODY else _name_of(User, pk=who, kind=UserKind.STAFF),
    "kenh": lambda channel: str(next(words for each, words in CHANNELS.items() if each.value == channel)),
    "trang_thai": lambda status: str(Status(status).label),
    "nhan_tu": day,
    "nhan_den": day,
    "han_tu": day,
    "han_den": day,
}
