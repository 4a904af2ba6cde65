"""What is asked when a result is handed over."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Delivery
from procedures.fields.questions import Asking, Question

WAYS = [(way.value, way.label) for way in (Delivery.Way.COUNTER, Delivery.Way.POST)]
OFF = {"autocomplete": "off"}


class HandingForm(Asking):
    """Asks; the action judges."""

    way = forms.CharField(label=_("Giao bằng cách nào"), widget=forms.RadioSelect(choices=WAYS))
    identity = Question(
        label=_("Giấy tờ người nhận xuất trình"),
        help_text=_("Quét thẻ căn cước hoặc gõ loại và số giấy tờ rồi bấm Đối chiếu; gửi bưu chính: địa chỉ nhận."),
        widget=forms.TextInput(OFF | {"accesskey": "2"}),
    )
    receiver = Question(label=_("Họ và tên người nhận"), widget=forms.TextInput(OFF))
    on_behalf = Question(
        label=_("Căn cứ nhận thay"),
        required=False,
        help_text=_("Giấy ủy quyền, quan hệ; bỏ trống khi chính người nộp nhận."),
        widget=forms.TextInput(OFF),
    )
    post_code = Question(
        label=_("Số hiệu bưu gửi"),
        required=False,
        help_text=_("Chỉ ghi khi gửi bưu chính."),
        widget=forms.TextInput(OFF),
    )


def started(values: Mapping[str, Any]) -> HandingForm:
    """The form as it begins, with what is known."""
    return HandingForm(initial=dict(values))
