"""What is asked before an export: how the dossiers are narrowed, which columns, which kind of file."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.desk.queue.filters import STATUSES, Day


class Narrowing(forms.Form):
    """Which dossiers; a field that cannot be read narrows nothing, and says so beside itself."""

    nhan_tu = Day(label=_("Nộp từ ngày"), required=False)
    nhan_den = Day(label=_("Nộp đến ngày"), required=False)
    trang_thai = forms.TypedChoiceField(
        label=_("Trạng thái"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Mọi trạng thái")), *STATUSES],
    )
    thu_tuc = forms.CharField(label=_("Mã thủ tục"), required=False, max_length=40)

    def where(self) -> Q:
        """The dossiers that are meant."""
        self.is_valid()
        asked, found = self.cleaned_data, Q()
        if asked.get("nhan_tu"):
            found &= Q(submitted_at__gte=_start(asked["nhan_tu"]))
        if asked.get("nhan_den"):
            found &= Q(submitted_at__lt=_start(asked["nhan_den"] + timedelta(days=1)))
        if asked.get("trang_thai") is not None:
            found &= Q(status=asked["trang_thai"])
        if asked.get("thu_tuc"):
            found &= Q(procedure__code=asked["thu_tuc"])
        return found


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
