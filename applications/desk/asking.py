"""What the desk asks in words: reasons, grounds, notes. Actions judge the answers; here they are asked and shown."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from core.text import Sentence
from procedures.fields.questions import Question


class Words(forms.Form):
    """A few questions answered in words."""

    use_required_attribute = False

    def show_errors(self, wrong: Mapping[str, Sentence]) -> None:
        """Puts each sentence beside its question; those about something else are left alone."""
        for name in self.fields:
            if name in wrong:
                self.add_error(name, str(wrong[name]))


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
        required=False,
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
