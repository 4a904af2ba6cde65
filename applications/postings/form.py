"""What somebody who objects is asked; the action judges the answers."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from procedures.fields.forms import Problem
from procedures.fields.questions import Asking, Question


class Objecting(Asking):
    name = Question(label=_("Họ và tên"), widget=forms.TextInput({"autocomplete": "name", "maxlength": 200}))
    contact = Question(
        label=_("Điện thoại, thư điện tử hoặc địa chỉ"),
        help_text=_("Chỉ cơ quan giải quyết đọc được, để trả lời bạn."),
        widget=forms.TextInput({"maxlength": 200}),
    )
    text = Question(
        label=_("Ý kiến của bạn"),
        help_text=_("Không đồng ý điều gì, vì sao, có giấy tờ gì chứng minh. Ít nhất 10 ký tự."),
        widget=forms.Textarea({"rows": 6, "maxlength": 5000}),
    )

    def problems(self) -> Iterator[Problem]:
        """Each error, with the place where it is mended."""
        yield from (Problem("main", str(words)) for words in self.non_field_errors())
        for bound in self:
            yield from (Problem(str(bound.id_for_label), str(words)) for words in bound.errors)
