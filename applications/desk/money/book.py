"""The cash book (sổ thu): what an office took and gave back over some days, entry by entry, by kind and by person."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.http import QueryDict
from django.utils import timezone

from applications.desk.money.narrowing import Narrowing
from applications.desk.money.till import AGENCY, Till
from applications.desk.queue.address import kept
from applications.desk.supervision.period import Period
from applications.models import Charge
from applications.queries.money import entries_of, given_back_by, taken_by
from procedures.definition.fees import FeeKind

TAKEN, BACK = "taken", "back"


@dataclass
class Line:
    """Sums of đồng: taken by kind of fee, all that was taken, what was given back; `n` entries."""

    who: str
    n: int = 0
    sums: Counter[str] = field(default_factory=Counter)

    def add(self, row: dict[str, Any], way: str) -> None:
        self.n += row["n"]
        self.sums[way] += row["total"]
        if way == TAKEN:
            self.sums[FeeKind(row["kind"]).value] += row["total"]

    @property
    def fee(self) -> int:
        return self.sums[FeeKind.FEE.value]

    @property
    def charge(self) -> int:
        return self.sums[FeeKind.CHARGE.value]

    @property
    def taken(self) -> int:
        return self.sums[TAKEN]

    @property
    def back(self) -> int:
        return self.sums[BACK]

    @property
    def left(self) -> int:
        """Taken less given back; below 0 where more of what was taken before went back."""
        return self.taken - self.back


class Book:
    """One office's, over the days and of the charges that the address asks for."""

    def __init__(self, till: Till, params: QueryDict) -> None:
        self.till, self.narrowing = till, Narrowing(params)
        self.period: Period = self.narrowing.period(timezone.localdate())
        moments, which = (self.period.since, self.period.until), self.narrowing.which()
        self.taken = taken_by(till.agency.pk, *moments).filter(which)
        self.given_back = given_back_by(till.agency.pk, *moments).filter(which)

    @property
    def params(self) -> str:
        """The address of just this, whatever day it is read."""
        days = {"tu": f"{self.period.first:%d/%m/%Y}", "den": f"{self.period.last:%d/%m/%Y}"}
        words = {name: str(self.narrowing.cleaned_data.get(name, "")) for name in ("q", "thu_tuc")}
        return kept(words | days | {AGENCY: self.till.agency.code}, (AGENCY, *Narrowing.base_fields))

    def entries(self, *fields: str) -> QuerySet[Charge, Any]:
        """In the order of time, each with these fields of its charge."""
        return entries_of(self.taken, self.given_back, *fields)

    @cached_property
    def people(self) -> list[Line]:
        """A line for each who took or gave back, by name."""
        lines: defaultdict[int, Line] = defaultdict(lambda: Line(""))
        for charges, act, way in ((self.taken, "settled", TAKEN), (self.given_back, "refunded", BACK)):
            by = (f"{act}_by", f"{act}_by__full_name")
            for row in charges.order_by().values(*by, "kind").annotate(n=Count("pk"), total=Sum("amount")):
                lines[row[by[0]]].who = row[by[1]]
                lines[row[by[0]]].add(row, way)
        return sorted(lines.values(), key=lambda line: line.who)

    @cached_property
    def total(self) -> Line:
        """All of them together."""
        total = Line("")
        for line in self.people:
            total.n += line.n
            total.sums.update(line.sums)
        return total
