"""What can be exported: the open steps of one's desks as the list shows them, and all dossiers one may see."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.desk.exports.asking import Narrowing
from applications.desk.money import booked
from applications.desk.queue.columns import COLUMNS, Column, Value, fields_of
from applications.desk.queue.listed import listed
from applications.models import Dossier, Export
from core.text import Sentence

# Read so many rows at a time: a million of them never stand in memory, nor in one long statement.
CHUNK = 4000
Row = list[Value]


@dataclass(frozen=True)
class Source:
    """`count` and `rows` ask what this officer may see now, not when the export was ordered.

    `has_page`: it is ordered on a page of its own, not on that of exports.
    """

    label: Sentence
    columns: Mapping[str, Column]
    count: Callable[[User, QueryDict], int]
    rows: Callable[[User, QueryDict, Sequence[Column]], Iterator[Row]]
    has_page: bool = False


def _steps(user: User, params: QueryDict, columns: Sequence[Column]) -> Iterator[Row]:
    read = listed(user, params).values(*fields_of(columns))
    for row in read.iterator(chunk_size=CHUNK):
        yield [column.of(row) for column in columns]


def _dossiers(user: User, params: QueryDict, columns: Sequence[Column]) -> Iterator[Row]:
    """In the order of their filing, a piece of the index at a time."""
    found = Dossier.objects.visible_to(user).filter(Narrowing(params).where()).order_by("pk")
    last: Any = None
    while chunk := list(_after(found, last).values("pk", *fields_of(columns, of_dossier=True))[:CHUNK]):
        yield from ([column.of(row, of_dossier=True) for column in columns] for row in chunk)
        last = chunk[-1]["pk"]


def _after(found: Any, last: Any) -> Any:
    return found if last is None else found.filter(pk__gt=last)


SOURCES: Mapping[str, Source] = {
    "viec": Source(
        _("Hồ sơ trong danh sách đang xem"), COLUMNS, lambda user, params: listed(user, params).count(), _steps
    ),
    "ho-so": Source(
        _("Mọi hồ sơ cơ quan tôi được xem"),
        {key: column for key, column in COLUMNS.items() if column.is_of_dossier},
        lambda user, params: Dossier.objects.visible_to(user).filter(Narrowing(params).where()).count(),
        _dossiers,
    ),
    "so-thu": Source(_("Sổ thu phí, lệ phí"), booked.COLUMNS, booked.count, booked.rows, has_page=True),
}


def columns_of(export: Export) -> list[Column]:
    """The chosen columns of an export, in the order of the registry; all where none was chosen."""
    offered = SOURCES[export.subject].columns
    return [column for key, column in offered.items() if not export.columns or key in export.columns]
