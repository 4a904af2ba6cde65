"""The cash book as a list to export: its columns, and what an officer may read of it now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from applications.desk.money.book import Book
from applications.desk.money.till import AGENCY, till_for
from applications.desk.queue.columns import Column, Value, fields_of
from core.errors import Denied
from procedures.catalogue.wording import FEE_KINDS
from procedures.definition.fees import FeeKind

LABELS = {kind.value: FEE_KINDS[kind] for kind in FeeKind}
_COLUMNS = (
    Column("luc", _("Lúc"), ("at",)),
    Column("bien_lai", _("Số biên lai"), ("number",)),
    Column("ma", _("Mã hồ sơ"), ("dossier__code",)),
    Column("nguoi_nop", _("Người nộp"), ("dossier__applicant_name",)),
    Column("thu_tuc", pgettext_lazy("một thủ tục", "Thủ tục"), ("dossier__procedure__name",)),
    Column("loai", _("Loại"), ("kind",), lambda kind: LABELS[kind]),
    Column("khoan", _("Khoản thu"), ("name",)),
    Column("thu", _("Đã thu"), ("back", "amount"), lambda back, amount: None if back else amount),
    Column("hoan", _("Đã hoàn trả"), ("back", "amount"), lambda back, amount: amount if back else None),
    Column("nguoi", _("Người ghi"), ("who",)),
)
COLUMNS: Mapping[str, Column] = {column.key: column for column in _COLUMNS}
OWN = ("at", "who", "back", "number")  # what every entry has, whichever fields of its charge are read


def _book(user: User, params: QueryDict) -> Book | None:
    try:
        return Book(till_for(user, params.get(AGENCY, "")), params)
    except Denied:
        return None


def count(user: User, params: QueryDict) -> int:
    found = _book(user, params)
    return found.total.n if found else 0


def rows(user: User, params: QueryDict, columns: Sequence[Column]) -> Iterator[list[Value]]:
    """None to whom the book is closed by now."""
    if found := _book(user, params):
        fields: list[Any] = [name for name in fields_of(columns) if name not in OWN]
        for row in found.entries(*fields).iterator(chunk_size=2000):
            yield [column.of(row) for column in columns]
