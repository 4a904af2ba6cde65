"""Load that ends by itself: visitors who come again and again for some seconds, or people who come at a pace."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

Someone = TypeVar("Someone")


@dataclass(frozen=True)
class Pair:
    """Two rates of one run, and ours as a share of the floor's."""

    ours: float
    floor: float
    share: float


def compare(ours: Callable[[], float], floor: Callable[[], float], rounds: int = 3) -> Pair:
    """Rates measured turn by turn, so that whatever else the machine does falls on both; the median share."""
    pairs = [(ours(), floor()) for _ in range(rounds)]
    share = statistics.median(mine / bare for mine, bare in pairs)
    return Pair(*(statistics.median(each) for each in zip(*pairs, strict=True)), share)


def rate(act: Callable[[Someone], object], people: Sequence[Someone], seconds: float) -> float:
    """How often a second `act` is done when each of these people does it again as soon as it is done."""
    began, done = time.monotonic(), []

    def again(person: Someone) -> None:
        while time.monotonic() - began < seconds:
            act(person)
            done.append(time.monotonic())

    at_once(again, people)
    return len(done) / (max(done) - began)


def at_once(act: Callable[[Someone], object], people: Sequence[Someone]) -> None:
    """All of them side by side; the first failure of any is raised here."""
    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(act, people))


def arrivals(act: Callable[[Someone], object], people: Sequence[Someone], a_second: float) -> list[float]:
    """Seconds each waited. They come at this pace whether or not those before were answered."""
    began, never = time.monotonic(), threading.Event()

    def come(place: int) -> float:
        due = began + place / a_second
        never.wait(max(0.0, due - time.monotonic()))
        act(people[place])
        return time.monotonic() - due

    with ThreadPoolExecutor(32) as pool:
        return list(pool.map(come, range(len(people))))


def p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[18]
