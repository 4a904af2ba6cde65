"""What the desk asks in words: reasons, grounds, notes. Actions judge the answers; here they are asked and shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from procedures.fields.questions import Asking, Question


class Words(Asking):
    """A few questions answered in words."""


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class Note(Words):
    note = Question(
        label=_("Ghi chú"),
        required=False,
        help_text=_("Người làm bước sau đọc được; người nộp thì không."),
        widget=_long(2),
    )


class Reason(Words):
    note = Question(label=_("Lý do"), help_text=_("Ít nhất 10 ký tự."), widget=_long())


class Refusal(Reason):
    ground = Question(
        label=_("Căn cứ pháp lý"),
        help_text=_("Điều, khoản và văn bản. Chọn trong danh sách của thủ tục hoặc tự ghi."),
        widget=forms.TextInput({"list": "grounds", "autocomplete": "off"}),
    )


class IntakeRefusal(Words):
    reason = Question(
        label=_("Lý do từ chối"), help_text=_("In nguyên văn trên phiếu từ chối gửi cho người nộp."), widget=_long()
    )
    ground = Question(
        label=_("Căn cứ pháp lý"),
        required=False,
        help_text=_("Điều, khoản và văn bản. Chọn trong danh sách của thủ tục hoặc tự ghi."),
        widget=forms.TextInput({"list": "grounds", "autocomplete": "off"}),
    )


class SupplementReason(Words):
    reason = Question(
        label=_("Lý do"), help_text=_("In nguyên văn trên phiếu yêu cầu bổ sung gửi cho người nộp."), widget=_long()
    )
