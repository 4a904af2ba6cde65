"""What narrows these lists, as the address says it: words of the code or the name, a procedure, a period."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.desk.supervision.period import Period
from applications.models import Charge
from core.calendar import begins, ends
from core.day import Day
from core.text import fold
from procedures.models import Procedure

LONGEST = 60


class Narrowing(forms.Form):
    """A field that cannot be read narrows nothing, and says so beside itself."""

    q = forms.CharField(label=_("Mã hồ sơ hoặc họ tên"), required=False, max_length=LONGEST)
    thu_tuc = forms.CharField(
        label=pgettext_lazy("một thủ tục", "Thủ tục"), required=False, max_length=40, widget=forms.Select
    )
    tu = Day(label=_("Từ ngày"), required=False)
    den = Day(label=_("Đến hết ngày"), required=False)

    def __init__(self, params: QueryDict) -> None:
        super().__init__(params)
        self.is_valid()

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for, so that more may be there than is shown."""
        return any(self.cleaned_data.values())

    def which(self) -> Q:
        """The charges that are meant, of whatever day: every word is part of the code or, accents or not, the name."""
        found = Q()
        for word in self.cleaned_data.get("q", "").split():
            found &= Q(dossier__code__contains=word.upper()) | Q(dossier__search_text__contains=fold(word))
        if code := self.cleaned_data.get("thu_tuc"):
            found &= Q(dossier__procedure__code=code)
        return found

    def within(self, moment: str) -> Q:
        """Those that are of the days asked for, by this field."""
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        since = Q(**{f"{moment}__gte": begins(first)}) if first else Q()
        return since & (Q(**{f"{moment}__lt": ends(last)}) if last else Q())

    def period(self, today: date) -> Period:
        """The days asked for; up to today where no last one is named, and that day alone where no first one is."""
        last = self.cleaned_data.get("den") or today
        first = self.cleaned_data.get("tu") or last
        return Period(first, max(first, last))

    def offer(self, *lists: QuerySet[Charge, Any]) -> None:
        """Lets one choose among the procedures of these charges."""
        among = Q(pk__in=[])
        for charges in lists:
            among |= Q(pk__in=charges.order_by().values("dossier__procedure"))
        found = Procedure.objects.filter(among).only("code", "name", "name_en")
        widget = self.fields["thu_tuc"].widget
        assert isinstance(widget, forms.Select)
        widget.choices = [("", _("Mọi thủ tục")), *((each.code, each.title) for each in found)]
