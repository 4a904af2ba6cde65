"""One code, one record: where a delivery holds several, the last updated is kept, whatever the order of the files."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from procedures.national.codes import read_code
from procedures.national.reader import Reader
from procedures.national.record import READER
from procedures.national.sources import Found

_NO_MOMENT = 10**18


def fingerprint(raw: Mapping[str, Any]) -> str:
    """SHA-256 of the content, whatever its spacing and order of keys, and of the number of the reader that reads it."""
    content = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{READER}:{content}".encode()).hexdigest()


@dataclass(frozen=True)
class _Standing:
    updated: float
    place: str
    sha256: str


@dataclass(frozen=True)
class Survey:
    """Which place holds the record of each code, and a sentence about each other record of that code that differs."""

    kept: dict[str, _Standing] = field(default_factory=dict)
    remarks: dict[str, list[str]] = field(default_factory=dict)

    def keeps(self, code: str, place: str) -> bool:
        return self.kept[code].place == place


def survey(found: Iterable[Found]) -> Survey:
    """Looks through a delivery before anything is written."""
    result = Survey()
    for item in found:
        code = read_code(Reader(item.record, [])) if item.record is not None else ""
        if item.record is not None and code:
            _enter(result, code, _Standing(_updated(item.record), item.place, fingerprint(item.record)))
    return result


def _updated(record: Mapping[str, Any]) -> float:
    moment = record.get("updatedAt")
    return float(moment) if isinstance(moment, int | float) and abs(moment) < _NO_MOMENT else 0.0


def _enter(result: Survey, code: str, new: _Standing) -> None:
    old = result.kept.get(code)
    if old is None:
        result.kept[code] = new
        return
    winner, loser = (new, old) if new.updated >= old.updated and new.sha256 != old.sha256 else (old, new)
    result.kept[code] = winner
    if winner.sha256 != loser.sha256:
        sentence = f"{loser.place}: bản ghi khác cùng mã {code}, cũ hơn, không dùng"
        result.remarks.setdefault(code, []).append(sentence)
