"""The whole catalogue as two files anybody may take: JSON and CSV, at addresses that stay."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import condition, require_safe

from procedures.catalogue.finding import index
from procedures.catalogue.kept import kept
from procedures.models import Procedure
from procedures.stamp import stamp

LICENCE = "CC BY 4.0"
COLUMNS: dict[str, tuple[Promise, Callable[[Procedure], Any]]] = {
    "code": (_("Mã thủ tục quốc gia"), lambda row: row.code),
    "name": (_("Tên thủ tục"), lambda row: row.name),
    "name_en": (_("Tên tiếng Anh, nơi có"), lambda row: row.name_en),
    "field_code": (_("Mã lĩnh vực"), lambda row: row.field.code if row.field else ""),
    "field": (_("Lĩnh vực"), lambda row: row.field.name if row.field else ""),
    "level": (_("Cấp giải quyết: COMMUNE cấp xã, CITY cấp thành phố, MINISTRY cấp bộ"), lambda row: row.level),
    "service_level": (
        _("Nộp trực tuyến tại đây: FULL toàn trình, PARTIAL một phần, INFO_ONLY chỉ thông tin"),
        lambda row: row.service_level,
    ),
    "audiences": (_("Đối tượng: CITIZEN công dân, ENTERPRISE doanh nghiệp…"), lambda row: row.audiences),
    "deciding_agency": (_("Cơ quan giải quyết"), lambda row: row.deciding_agency),
    "life_events": (_("Việc trong đời"), lambda row: row.life_events),
    "is_local": (_("Áp dụng tại Hải Phòng; sai: do địa phương khác công bố"), lambda row: row.is_local),
    "is_defined": (_("Thành phố có quy trình và tờ khai điện tử"), lambda row: row.current_id is not None),
    "updated_at": (_("Lần cập nhật gần nhất (ISO 8601)"), lambda row: row.updated_at.isoformat()),
    "page": (_("Trang cho người đọc"), lambda row: f"{settings.PUBLIC_URL}{row.get_absolute_url()}"),
    "data": (
        _("Toàn bộ nội dung thủ tục dưới dạng JSON"),
        lambda row: f"{settings.PUBLIC_URL}/api/v1/procedures/{row.code}/",
    ),
}
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@kept
def open_data(request: HttpRequest) -> HttpResponse:
    """What the files hold, and under which licence."""
    columns = [(name, label) for name, (label, _value) in COLUMNS.items()]
    return render(request, "procedures/open_data.html", {"columns": columns, "licence": LICENCE})


def _etag(request: HttpRequest) -> str:
    return f'"{stamp()}"'


def _last_modified(request: HttpRequest) -> datetime | None:
    changed: datetime | None = Procedure.objects.aggregate(at=Max("updated_at"))["at"]
    return changed


@require_safe
@condition(etag_func=_etag, last_modified_func=_last_modified)
def as_json(request: HttpRequest) -> HttpResponseBase:
    """One array, a line a procedure, sent as it is written."""
    return _sent(_json(index().rows), "application/json", "thu-tuc-hai-phong.json")


@require_safe
@condition(etag_func=_etag, last_modified_func=_last_modified)
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """The same as a table: UTF-8 with a mark that spreadsheets know it by; lists are parted by "; "."""
    return _sent(_csv(index().rows), "text/csv; charset=utf-8", "thu-tuc-hai-phong.csv")


def _sent(lines: Iterable[str], content_type: str, name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Access-Control-Allow-Origin": "*"}
    return StreamingHttpResponse(lines, content_type=content_type, headers=headers)


def _json(rows: Iterable[Procedure]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + json.dumps({name: value(row) for name, (_label, value) in COLUMNS.items()}, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _csv(rows: Iterable[Procedure]) -> Iterator[str]:
    yield "\ufeff" + _line(COLUMNS)
    for row in rows:
        yield _line(_cell(value(row)) for _label, value in COLUMNS.values())


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _cell(value: Any) -> str:
    """As text that no spreadsheet reckons with: what looks like a formula gets an apostrophe before it."""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
