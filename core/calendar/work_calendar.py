"""When an office works: layers of weekly sessions and special days, looked up by date. Knows neither rows nor clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Session = tuple[time, time]


@dataclass(frozen=True, slots=True)
class WeeklySession:
    """A session of every such weekday (Monday is 0) from `first` to `last`, both included; Invalid if it ends first."""

    weekday: int
    start: time
    end: time
    first: date = date.min
    last: date = date.max

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise Invalid(_("Buổi làm việc phải kết thúc sau khi bắt đầu."))


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """Days, both ends included, that are off, or that are worked with the sessions of weekday `works_like`."""

    first: date
    last: date
    works_like: int | None = None
    label: str = ""


class Layer(Protocol):
    """One voice about working time. In a calendar the first layer that has something to say about a day is heard."""

    def special_on(self, day: date) -> SpecialDays | None:
        """What this layer says of the day itself, if anything."""
        ...

    def week_on(self, day: date) -> Sequence[WeeklySession]:
        """The whole week of sessions in force on that day; empty where this layer leaves it to the next."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """A layer that is written down. Of several special days covering a date the shortest counts."""

    sessions: tuple[WeeklySession, ...] = ()
    specials: tuple[SpecialDays, ...] = ()

    def special_on(self, day: date) -> SpecialDays | None:
        covering = (special for special in self.specials if special.first <= day <= special.last)
        return min(covering, key=lambda special: special.last - special.first, default=None)

    def week_on(self, day: date) -> Sequence[WeeklySession]:
        return [session for session in self.sessions if session.first <= day <= session.last]


@dataclass(frozen=True)
class WorkCalendar:
    """The working sessions of every date, from layers of which the first speaks first (agency, city, country)."""

    layers: tuple[Layer, ...]
    _known: dict[date, tuple[Session, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """The sessions of a date in order, never overlapping; none on a day off."""
        if day not in self._known:
            self._known[day] = tuple(_in_order(self._written_for(day)))
        return self._known[day]

    def _written_for(self, day: date) -> list[Session]:
        special = next((said for layer in self.layers if (said := layer.special_on(day))), None)
        weekday = special.works_like if special else day.weekday()
        week = next((week for layer in self.layers if (week := layer.week_on(day))), ())
        return [(session.start, session.end) for session in week if session.weekday == weekday]


def _in_order(sessions: Iterable[Session]) -> list[Session]:
    """Sorted, overlapping ones joined, so that no minute counts twice; sessions that only touch stay apart."""
    joined: list[Session] = []
    for start, end in sorted(sessions):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def every(weekdays: Iterable[int], *sessions: Session) -> tuple[WeeklySession, ...]:
    """The same sessions on each of the weekdays, without limit of time."""
    return tuple(WeeklySession(weekday, start, end) for weekday in weekdays for start, end in sessions)
