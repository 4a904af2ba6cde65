"""Questions of the desk that are more than words: dates, sums, rows. Asked and read as a procedure's own fields are."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from applications.council import SEATS, VOTES
from applications.desk.act import Sent
from core.errors import Invalid
from core.text import Sentence
from procedures.definition.base import Text
from procedures.definition.form import Column, FormField, Kind, Option
from procedures.definition.process import Council
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


def _chosen(name: str, label: Text, labels: Mapping[str, Sentence], required: bool) -> Column:
    options = [Option(value=value, label=words(str(said), str(said))) for value, said in labels.items()]
    return Column(id=name, kind=Kind.CHOICE, label=label, options=options, required=required)


def minutes(council: Council | None) -> list[FormField]:
    """What is written down of a sitting or a visit; of a council also who has which seat, and how each voted."""
    seat, vote = words("Vai trò", "Role"), words("Biểu quyết", "Vote")
    columns = [
        Column(id="name", kind=Kind.SHORT_TEXT, label=words("Họ và tên", "Name")),
        Column(id="duty", kind=Kind.SHORT_TEXT, label=words("Chức vụ, đơn vị", "Duty, office"), required=False),
        *([_chosen("seat", seat, SEATS, required=True)] if council else []),
        Column(id="present", kind=Kind.YES_NO, label=words("Có mặt", "Present")),
        *([_chosen("vote", vote, VOTES, required=False)] if council and council.carried_by else []),
        Column(id="opinion", kind=Kind.SHORT_TEXT, label=words("Ý kiến", "Opinion"), required=False),
    ]
    people = words("Thành phần", "Who took part")
    return [
        FormField(id="meeting_people", kind=Kind.TABLE, label=people, columns=columns, max_rows=50),
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
