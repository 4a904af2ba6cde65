"""What is asked before an export of dossiers: how they are narrowed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.desk.queue.filters import OfDossier, of_dossier


class Narrowing(OfDossier):
    """Which dossiers."""

    conditions = of_dossier()
    field_order = ("nhan_tu", "nhan_den", "trang_thai", "thu_tuc")

    thu_tuc = forms.CharField(label=_("Mã thủ tục"), required=False, max_length=40)
