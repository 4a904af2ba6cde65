"""What is asked when a result is handed over: of who stands there, or for the letter it goes in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Delivery
from procedures.fields.questions import Asking, Question

OFF = {"autocomplete": "off"}


class HandingForm(Asking):
    """Asks; the action judges."""

    identity = Question(
        label=_("Giấy tờ người nhận xuất trình"),
        help_text=_("Quét thẻ căn cước hoặc gõ loại và số giấy tờ, rồi Enter để đối chiếu."),
        widget=forms.TextInput(OFF | {"accesskey": "2"}),
    )
    receiver = Question(label=_("Họ và tên người nhận"), widget=forms.TextInput(OFF))
    on_behalf = Question(
        label=_("Căn cứ nhận thay"),
        required=False,
        help_text=_("Giấy ủy quyền, quan hệ; bỏ trống khi chính người nộp nhận."),
        widget=forms.TextInput(OFF),
    )

    @property
    def asks_authority(self) -> bool:
        """Whether it is told already that somebody else than the applicant receives."""
        return bool(self["on_behalf"].errors or self["on_behalf"].value())


class PostingForm(HandingForm):
    """Nobody stands there: the letter, to whom and where it goes."""

    identity = Question(label=_("Địa chỉ nhận"), widget=forms.TextInput(OFF | {"accesskey": "2"}))
    receiver = Question(label=_("Người nhận"), widget=forms.TextInput(OFF))
    phone = Question(
        label=_("Điện thoại người nhận"), required=False, widget=forms.TextInput(OFF | {"type": "tel", "size": 16})
    )
    post_code = Question(label=_("Số hiệu bưu gửi"), widget=forms.TextInput(OFF | {"size": 20}))


FORMS: dict[str, type[HandingForm]] = {Delivery.Way.COUNTER: HandingForm, Delivery.Way.POST: PostingForm}
