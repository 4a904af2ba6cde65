"""The lives of dossiers: when each was filed, what was done by whom and when, and where it stands now."""

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from uuid import UUID

from applications.models import Charge, Dossier, StepRun
from applications.status import DeliveryState, MoneyState, Status
from core.calendar import Term, WorkCalendar, due_at
from core.ledger.entry import GENESIS, LedgerEntry
from portal.loading.copying import NULL, Table, quoted
from portal.loading.moulds import NAME, NUMBER, Mould
from portal.loading.names import someone
from portal.loading.staff import Desk
from procedures.definition.process import StepKind

DOSSIERS = Table(
    Dossier, "id", "request_number", "code", "pin", "status", "money_state", "delivery_state", "applicant_name",
    "applicant_number", "applicant_phone", "search_text", "answers", "created_at", "updated_at", "submitted_at",
    "accepted_at", "original_due_at", "due_at", "appointed_at", "warned_at", "overdue_at", "resolved_at", "ended_at",
    "revision",
)  # fmt: skip
RUNS = Table(
    StepRun, "dossier_id", "assignee_id", "assigned_at", "opened_at", "due_at", "clock_at", "closed_at",
    "closed_by_id", "outcome", "revision",
)  # fmt: skip
LEDGER = Table(LedgerEntry, "subject", "seq", "at", "event", "actor", "data", "prev_hash", "hash")
CHARGES = Table(Charge, "dossier_id", "amount", "settled_at", "settled_by_id", "settled_for_id")
FEE = Charge(rule="load_city", kind="CHARGE", name="Lệ phí", state=Charge.State.PAID)
# Hours after midnight UTC at which the counters accept: 8:20 to 16:00 in Hải Phòng.
SLOTS = tuple(timedelta(hours=1, minutes=20 + 27 * each) for each in range(18))
ANSWERED_WITHIN = timedelta(minutes=95)
STUCK_DAYS = 60


@dataclass(frozen=True)
class World:
    """What every life is drawn from."""

    moulds: Sequence[Mould]
    weights: Sequence[float]  # cumulative
    officers: dict[Desk, list[int]]
    calendar: WorkCalendar
    now: datetime


@dataclass
class Batch:
    """The lines of some days, table by table."""

    dossiers: list[str] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    ledger: list[str] = field(default_factory=list)
    charges: list[str] = field(default_factory=list)

    def write(self) -> None:
        for table, lines in (
            (DOSSIERS, self.dossiers),
            (RUNS, self.runs),
            (LEDGER, self.ledger),
            (CHARGES, self.charges),
        ):
            table.copy(lines)


def lived(world: World, day: date, count: int) -> Batch:
    """So many dossiers filed on that day, always the same ones."""
    chance, batch, taken = random.Random(day.toordinal()), Batch(), Counter[str]()  # noqa: S311  (invented people)
    for number, mould in enumerate(chance.choices(world.moulds, cum_weights=world.weights, k=count), start=1):
        taken[mould.receiving] += 1
        _Life(world, mould, day, chance, batch, f"{number:05d}", f"{taken[mould.receiving]:04d}").write()
    return batch


@cache
def _due(accepted_at: datetime, term: Term, calendar: WorkCalendar) -> datetime:
    return due_at(accepted_at, term, calendar)


class _Life:
    def __init__(
        self, world: World, mould: Mould, day: date, chance: random.Random, batch: Batch, filed: str, taken: str
    ) -> None:
        self.world, self.mould, self.chance, self.batch = world, mould, chance, batch
        midnight = datetime(day.year, day.month, day.day, tzinfo=world.now.tzinfo)
        self.accepted_at = midnight + SLOTS[int(chance.random() * len(SLOTS))]
        self.submitted_at = self.accepted_at - ANSWERED_WITHIN
        self.id = _uuid(self.submitted_at, chance)
        self.subject, self.hash, self.seq = f"dossier:{self.id}", GENESIS, 0
        self.request_number = f"DK-{day:%y%m%d}-{filed}"
        self.code = f"{mould.receiving}-{day:%y%m%d}-{taken}"
        self.due = _due(self.accepted_at, mould.term, world.calendar)
        self.times = list(self._times())
        self.done = sum(at <= world.now for at in self.times)

    def _times(self) -> Iterator[datetime]:
        """When each step ends: at the counter, then one after the other; what was issued is fetched days later."""
        span, way = (self.due - self.accepted_at) * self._pace(), self.mould.way
        working = sum(place.kind is not StepKind.RETURN for place in way) - 1
        for at, place in enumerate(way):
            ended = self.accepted_at + span * (min(at, working) / max(working, 1))
            yield ended + timedelta(hours=20 + 200 * self.chance.random()) if place.kind is StepKind.RETURN else ended

    def _pace(self) -> float:
        """Of the legal time, how much it took: most less, some more; of the newest, some hang."""
        drawn, recent = self.chance.random(), (self.world.now - self.accepted_at).days < STUCK_DAYS
        if recent and drawn < 0.2:
            return 40
        return 0.2 + 0.75 * drawn if drawn < 0.94 else 1.05 + self.chance.random()

    def write(self) -> None:
        name, folded = someone(self.chance)
        number, phone = f"031{int(self.chance.random() * 10**9):09d}", f"09{int(self.chance.random() * 10**8):08d}"
        answers = self.mould.answers.replace(NAME, name).replace(NUMBER, number)
        self._event("dossier.submitted", self.submitted_at, "system", _filed(self, answers))
        self._steps()
        self.batch.dossiers.append(
            "\t".join(
                (*self._known(name, number, phone), f"{folded} {number} {phone}", quoted(answers), *self._dates())
            )
            + f"\t{self.seq}{self.mould.tail}"
        )
        if self.mould.fee and self.done:
            settled = f"{self.id}\t{self.mould.fee}\t{self.accepted_at.isoformat()}\t{self._officer(0)}"
            office = self.mould.way[0].agency or NULL
            self.batch.charges.append(f"{settled}\t{office}{CHARGES.constants(FEE)}")

    def _known(self, name: str, number: str, phone: str) -> tuple[str, ...]:
        code = self.code if self.done else NULL
        money = MoneyState.PAID if self.mould.fee and self.done else MoneyState.NONE
        status = self._status()
        delivery = {Status.RESOLVED: DeliveryState.WAITING, Status.RETURNED: DeliveryState.DELIVERED}
        pin = f"{int(self.chance.random() * 10**8):08d}"
        return (
            str(self.id), self.request_number, code, pin, f"{status:d}", money.value,
            delivery.get(status, DeliveryState.NONE).value, name, number, phone,
        )  # fmt: skip

    def _status(self) -> Status:
        if self.done == len(self.times):
            return Status.RETURNED
        if self.done == 0:
            return Status.SUBMITTED
        return Status.RESOLVED if self.resolved_at else Status.PROCESSING

    @cached_property
    def resolved_at(self) -> datetime | None:
        """The end of the last step before the result is handed over."""
        open_now = self.mould.open_after[self.done]
        if self.done and all(self.mould.way[at].kind is StepKind.RETURN for at in open_now):
            return self.times[self.done - 1 if open_now else -2]
        return None

    def _dates(self) -> Iterator[str]:
        resolved, ended = self.resolved_at, self.times[-1] if self.done == len(self.times) else None
        late = self.due < (resolved or self.world.now)
        accepted, due = (self.accepted_at, self.due) if self.done else (None, None)
        overdue = self.due if late and self.done else None
        filed = self.submitted_at
        for at in (filed, filed, filed, accepted, due, due, due, overdue, overdue, resolved, ended):
            yield at.isoformat() if at else NULL

    def _steps(self) -> None:
        opened = self.submitted_at
        for at, ended in enumerate(self.times[: self.done]):
            self._closed(at, opened, ended)
            opened = ended
        for at in self.mould.open_after[self.done]:
            place = self.mould.way[at]
            clock = None if self.resolved_at else self.due if self.done else opened + timedelta(hours=32)
            self._run(at, NULL, NULL, opened, opened + timedelta(hours=4 * place.hours), clock, NULL, NULL, "")

    def _closed(self, at: int, opened: datetime, ended: datetime) -> None:
        who, place = self._officer(at), self.mould.way[at]
        actor = "system" if who == NULL else f"user:{who}"
        if at == 0:
            due = f'{{"code":"{self.code}","due_at":"{self.due}","version":"{self.mould.version}"}}'
            self._event("dossier.accepted", ended, actor, due)
        else:
            done = f'{{"attempt":1,"outcome":"DONE","step":"{place.code}"}}'
            self._event("step.completed", ended, actor, done)
        when = ended.isoformat()
        self._run(at, who, when, opened, opened + timedelta(hours=4 * place.hours), None, when, who, "DONE")
        if ended == self.resolved_at:
            self._event("dossier.resolved", ended, actor, "{}")
        if at == len(self.times) - 1:
            self._event("dossier.returned", ended, actor, "{}")

    def _run(
        self, at: int, assignee: str, assigned: str, opened: datetime, due: datetime, clock: datetime | None,
        closed: str, closed_by: str, outcome: str,
    ) -> None:  # fmt: skip
        ends = clock.isoformat() if clock else NULL
        varying = (
            str(self.id),
            assignee,
            assigned,
            opened.isoformat(),
            due.isoformat(),
            ends,
            closed,
            closed_by,
            outcome,
        )
        self.batch.runs.append("\t".join(varying) + f"\t{self.seq}{self.mould.way[at].tail}")

    def _officer(self, at: int) -> str:
        place = self.mould.way[at]
        there = self.world.officers.get((place.agency or 0, place.role))
        return str(there[int(self.chance.random() * len(there))]) if there else NULL

    def _event(self, event: str, at: datetime, actor: str, data: str) -> None:
        """One more entry of the chain, hashed as LedgerEntry.computed_hash does; `data` is canonical JSON."""
        self.seq += 1
        when = at.isoformat(timespec="microseconds")
        body = (
            f'{{"actor":"{actor}","at":"{when}","data":{data},"event":"{event}",'
            f'"seq":{self.seq},"subject":"{self.subject}"}}'
        )
        before, self.hash = self.hash, hashlib.sha256((self.hash + body).encode()).hexdigest()
        line = (self.subject, str(self.seq), when, event, actor, quoted(data), before, self.hash)
        self.batch.ledger.append("\t".join(line) + "\n")


def _filed(life: _Life, answers: str) -> str:
    digest = hashlib.sha256(answers.encode()).hexdigest()
    return (
        f'{{"answers":"{digest}","files":[],"request_number":"{life.request_number}","version":"{life.mould.version}"}}'
    )


def _uuid(at: datetime, chance: random.Random) -> UUID:
    """A UUID of version 7 of that moment, so that rows come in the order of their index."""
    value = int(at.timestamp() * 1000) << 80 | chance.getrandbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)
