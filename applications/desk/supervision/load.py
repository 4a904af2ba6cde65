"""Load and ageing: by agency over all one may see, by room and by person within one agency. By name: no ranking."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.models import Agency, Unit, User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.supervision.ageing import Bucket, ageing, buckets, open_work
from applications.desk.supervision.scope import AGENCY, Scope, scope_of
from applications.desk.supervision.work import BUCKET, PERSON, UNIT
from core.text import Sentence


@dataclass(frozen=True)
class Cell:
    """A count, and where its steps are listed."""

    bucket: Bucket
    count: int
    url: str


@dataclass(frozen=True)
class Line:
    """One agency, room or person with its counts."""

    label: Sentence
    url: str
    open: int
    free: int
    cells: list[Cell] = field(default_factory=list)

    @property
    def ages(self) -> list[dict[str, Any]]:
        """The bar of its open steps: a part for each bucket, in hundredths; its numbers stand in the cells."""
        ends = list(accumulate((cell.count for cell in self.cells), initial=0))
        share = 100 / ends[-1] if ends[-1] else 0
        return [
            {"tone": cell.bucket.tone, "x": f"{start * share:.2f}", "width": f"{cell.count * share:.2f}"}
            for start, cell in zip(ends, self.cells, strict=False)
            if cell.count
        ]


@staff_required
@require_GET
def load(request: SignedInRequest) -> HttpResponse:
    """`?co-quan=`: one agency by its code; by default all together."""
    scope, found = scope_of(request), buckets(timezone.now())
    work = open_work(scope.ids)
    rows = ageing(work, found, "unit" if scope.agency else "agency")
    context: dict[str, Any] = {
        "scope": scope,
        "section": "load",
        "buckets": found,
        "total": _line(scope, _("Tất cả"), {}, _sum(rows), found),
    }
    if scope.agency is None:
        context["agencies_load"] = _agencies(scope, rows, found)
    else:
        context["units"] = _units(scope, scope.agency, rows, found)
        context["people"] = _people(scope, ageing(work, found, "assignee"), found)
    return render(request, "desk/supervision/load.html", context)


def _sum(rows: list[Any]) -> Counter[str]:
    """All the groups together."""
    total: Counter[str] = Counter()
    for row in rows:
        total.update({name: count for name, count in row.items() if name.startswith(("open", "free", "in_"))})
    return total


def _agencies(scope: Scope, rows: list[Any], found: list[Bucket]) -> list[Line]:
    names = {agency.pk: agency for agency in scope.agencies}
    each = [(names[row["agency"]], row) for row in rows]
    return [
        _line(Scope(scope.user, scope.agencies, agency), agency.short_name, {}, row, found)
        for agency, row in sorted(each, key=lambda pair: pair[0].code)
    ]


def _units(scope: Scope, agency: Agency, rows: list[Any], found: list[Bucket]) -> list[Line]:
    units = {unit.pk: unit for unit in Unit.objects.filter(agency=agency)}
    lines = [
        _line(scope, str(units.get(row["unit"], _("Chung cả cơ quan"))), {UNIT: row["unit"] or 0}, row, found)
        for row in rows
    ]
    return sorted(lines, key=lambda line: str(line.label))


def _people(scope: Scope, rows: list[Any], found: list[Bucket]) -> list[Line]:
    """By name; what nobody has stands last."""
    people = User.objects.in_bulk([row["assignee"] for row in rows if row["assignee"]])
    named = [(people[row["assignee"]].full_name, row) for row in rows if row["assignee"]]
    free = [(_("Chưa giao cho ai"), row) for row in rows if not row["assignee"]]
    in_order = [*sorted(named, key=lambda pair: (pair[0], pair[1]["assignee"])), *free]
    return [_line(scope, name, {PERSON: row["assignee"] or 0}, row, found) for name, row in in_order]


def _line(scope: Scope, label: Sentence, where: dict[str, Any], row: Any, found: list[Bucket]) -> Line:
    cells = [
        Cell(bucket, row.get(f"in_{at}", 0), work_url(scope, **where, **{BUCKET: bucket.key}))
        for at, bucket in enumerate(found)
    ]
    return Line(label, work_url(scope, **where), row.get("open", 0), row.get("free", 0), cells)


def work_url(scope: Scope, **where: Any) -> str:
    """The list of these steps."""
    params = "&".join(f"{name}={value}" for name, value in {AGENCY: scope.code, **where}.items())
    return f"{reverse('supervision:work')}?{params}"
