from django import forms
from django.utils.translation import gettext_lazy as _

from applications.desk.asking import Words
from procedures.fields.questions import Question


class WhyMoved(Words):
    reason = Question(
        label=_("Lý do chuyển"),
        help_text=_("Ghi vào sổ cái của từng hồ sơ. Ít nhất 10 ký tự."),
        widget=forms.Textarea({"rows": 3}),
    )
