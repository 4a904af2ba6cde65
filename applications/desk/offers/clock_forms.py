"""What the acts on the legal clock ask in words."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applications.actions.propose_extension import appointment, kind_now
from applications.desk.asking import Note, Words
from applications.models import Dossier
from core.errors import Invalid
from core.sent import whole
from core.templatetags.vietnamese import moment
from procedures.definition.deadline import PauseReason
from procedures.fields.questions import Question

MOST_DAYS = 366
DAYS = (*range(1, 16), 20, 25, 30, 45, 60)
"""The working days an officer chooses from for a new appointment, each with the moment it gives."""


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


def more_time(choices: list[tuple[str, str]]) -> type[Words]:
    """A form that asks which of these appointments, and why."""
    choices = [("", str(_("Chọn ngày hẹn mới"))), *choices]
    fields = {
        "days": Question(label=_("Thêm bao nhiêu ngày làm việc"), widget=forms.Select(choices=choices)),
        "reason": Question(
            label=_("Lý do"),
            help_text=_("In nguyên văn trên văn bản gửi người nộp. Ít nhất 10 ký tự."),
            widget=forms.Textarea({"rows": 3}),
        ),
    }
    return type("MoreTime", (Words,), fields)


def days_sent(sent: QueryDict) -> Decimal:
    """A whole number of days, from `days`; Invalid beside its question."""
    days = whole(sent.get("days", "").strip())
    if days is None or not 0 < days <= MOST_DAYS:
        raise Invalid(_("Hãy xem lại số ngày."), {"days": _("Ghi số ngày, từ 1 đến %(most)s.") % {"most": MOST_DAYS}})
    return Decimal(days)


def appointments(dossier: Dossier, now: datetime) -> Iterator[tuple[str, str]]:
    """As many days as the version grants, each with the appointment it would give."""
    kind = kind_now(dossier, now)
    for days in DAYS:
        try:
            _before, after = appointment(dossier, kind, now, Decimal(days))
        except Invalid:
            return
        yield f"{days}", in_words(days, after)


def in_words(days: int, after: datetime) -> str:
    """So many days more, and the appointment they give."""
    told = ngettext("%(n)s ngày → %(at)s", "%(n)s ngày → %(at)s", days)
    return told % {"n": days, "at": moment(after)}


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
