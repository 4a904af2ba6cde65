"""What the acts on the legal clock ask in words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.desk.asking import Note, Words
from procedures.definition.deadline import PauseReason
from procedures.fields.questions import Question


def pausing(reasons: list[PauseReason]) -> type[Words]:
    """A form that asks for which of these reasons, for how long, and what else is to be known."""
    choices = [("", _("Chọn lý do")), *((reason.id, str(reason.name)) for reason in reasons)]
    fields = {
        "reason": Question(label=_("Lý do"), widget=forms.Select(choices=choices)),
        "days": Question(
            label=_("Trong bao nhiêu ngày"),
            required=False,
            help_text=_("Để trống thì lâu nhất mà lý do này cho phép."),
            widget=forms.NumberInput({"min": 1, "max": 366}),
        ),
        "note": Question(label=_("Ghi chú"), required=False, widget=forms.Textarea({"rows": 2})),
    }
    return type("Pausing", (Words,), fields)


class MoreTime(Words):
    days = Question(label=_("Thêm bao nhiêu ngày làm việc"), widget=forms.NumberInput({"min": 1, "max": 366}))
    reason = Question(
        label=_("Lý do"),
        help_text=_("In nguyên văn trên văn bản gửi người nộp. Ít nhất 10 ký tự."),
        widget=forms.Textarea({"rows": 3}),
    )


class Refund(forms.Form):
    refund = forms.BooleanField(label=_("Hoàn lại khoản phí, lệ phí đã nộp"), required=False)


class GiveBack(Refund, Note):
    pass


class Stopping(Refund, Words):
    reason = Question(
        label=_("Lý do"),
        help_text=_("In nguyên văn trên thông báo gửi người nộp. Ít nhất 10 ký tự."),
        widget=forms.Textarea({"rows": 3}),
    )
    ground = Question(
        label=_("Căn cứ pháp lý"),
        help_text=_("Điều, khoản và văn bản. Chọn trong danh sách của thủ tục hoặc tự ghi."),
        widget=forms.TextInput({"list": "grounds", "autocomplete": "off"}),
    )
    field_order = ["reason", "ground", "refund"]
