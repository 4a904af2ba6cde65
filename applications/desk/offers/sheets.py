"""Questions of the desk that are more than words: dates, sums, rows. Asked and read as a procedure's own fields are."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from applications.desk.act import Sent
from core.errors import Invalid
from procedures.definition.base import Text
from procedures.definition.form import Column, FormField, Kind
from procedures.fields import cleaned
from procedures.fields.forms import Sheet


def words(vi: str, en: str) -> Text:
    return Text(vi=vi, en=en)


def sheet_of(fields: Sequence[FormField], known: Mapping[str, Any], sent: Sent | None, url: str) -> Sheet:
    """The questions as they begin, or as they were sent to this address."""
    return Sheet(fields, known, sent.data if sent and sent.url == url else None)


def typed(fields: Sequence[FormField], data: QueryDict) -> dict[str, Any]:
    """What was sent, as values. Invalid where something cannot be read as what it is asked for."""
    values, wrong = cleaned(fields, Sheet(fields, {}, data).raw())
    if wrong:
        raise Invalid(_("Một số mục cần sửa."), wrong)
    return values


PLAN = [
    FormField(id="meeting_on", kind=Kind.DATE, label=words("Ngày", "Date")),
    FormField(id="meeting_at", kind=Kind.TIME, label=words("Giờ", "Time")),
    FormField(id="meeting_place", kind=Kind.SHORT_TEXT, label=words("Địa điểm", "Place")),
]
MINUTES = [
    FormField(
        id="meeting_people",
        kind=Kind.TABLE,
        label=words("Thành phần", "Who took part"),
        columns=[
            Column(id="name", kind=Kind.SHORT_TEXT, label=words("Họ và tên", "Name")),
            Column(id="duty", kind=Kind.SHORT_TEXT, label=words("Chức vụ, vai trò", "Duty"), required=False),
            Column(id="present", kind=Kind.YES_NO, label=words("Có mặt", "Present")),
            Column(
                id="opinion", kind=Kind.SHORT_TEXT, label=words("Ý kiến, biểu quyết", "Opinion, vote"), required=False
            ),
        ],
        max_rows=50,
    ),
    FormField(id="meeting_record", kind=Kind.LONG_TEXT, label=words("Diễn biến", "What was said")),
    FormField(id="meeting_conclusion", kind=Kind.LONG_TEXT, label=words("Kết luận", "Conclusion")),
]
ORIGINALS = [
    FormField(
        id="originals",
        kind=Kind.TABLE,
        label=words("Bản giấy nhận giữ", "Paper originals left here"),
        columns=[
            Column(id="name", kind=Kind.SHORT_TEXT, label=words("Tên giấy tờ", "Name of the paper")),
            Column(id="quantity", kind=Kind.INTEGER, label=words("Số bản", "Copies"), required=False),
        ],
    )
]
SUM = [FormField(id="amount", kind=Kind.MONEY, label=words("Số tiền (đồng)", "Amount (đồng)"))]
