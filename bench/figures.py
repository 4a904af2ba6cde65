"""A figure, and the book that is kept of them."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

BOOK = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Figure:
    """One line of the output. Without a target it is there to be compared, and `ok` is null."""

    name: str
    value: float
    unit: str
    target: float | None = None
    ok: bool | None = None


def at_most(name: str, value: float, unit: str, target: float) -> Figure:
    return Figure(name, _rounded(value), unit, target, value <= target)


def at_least(name: str, value: float, unit: str, target: float) -> Figure:
    return Figure(name, _rounded(value), unit, target, value >= target)


def seen(name: str, value: float, unit: str) -> Figure:
    """A figure without a target."""
    return Figure(name, _rounded(value), unit)


def _rounded(value: float) -> float:
    """Three digits that mean something; more would be noise."""
    return float(f"{value:.3g}") if value < 1000 else float(round(value))


def publish(figure: Figure, run: Mapping[str, object], output: TextIO, folder: Path = BOOK) -> None:
    """One JSON object a line, and the same with the facts of its run into the book of the day."""
    print(json.dumps(asdict(figure), ensure_ascii=False), file=output, flush=True)
    folder.mkdir(exist_ok=True)
    with (folder / f"{datetime.now():%Y-%m-%d}.jsonl").open("a") as book:
        book.write(json.dumps({**asdict(figure), **run}, ensure_ascii=False) + "\n")
