"""Where records come from: a folder of .json files or one file; each a record, an envelope around it, or a list."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_BYTES = 256 * 1024 * 1024
_ENVELOPES = ("data", "items", "content", "records", "results", "result")
_DEPTH = 4
# No database keeps these: NUL in PostgreSQL's text, half of a surrogate pair in UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Found:
    """What stands at `place` (file, and number in its list): a record, or the reason why there is none."""

    place: str
    record: Mapping[str, Any] | None = None
    reason: str = ""


def found_in(path: Path) -> Iterator[Found]:
    """Every record under `path`, in the order of file names. OSError only if `path` itself cannot be opened."""
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() == ".json") if path.is_dir() else [path]
    for file in files:
        place = str(file.relative_to(path)) if path.is_dir() else file.name
        yield from _in_file(file, place)


def _in_file(file: Path, place: str) -> Iterator[Found]:
    try:
        document = _parsed(file)
    except (OSError, ValueError, RecursionError) as error:
        yield Found(place, reason=f"không đọc được: {error}")
        return
    yield from list(_unwrapped(document, place, _DEPTH)) or [Found(place, reason="không có bản ghi nào")]


def _parsed(file: Path) -> Any:
    """The JSON of a file, in UTF-8, -16 or -32, with or without a mark; numbers no database takes stay as text."""
    if file.stat().st_size > MAX_BYTES:
        raise ValueError(f"tệp lớn hơn {MAX_BYTES // 2**20} MB")
    return _storable(json.loads(file.read_bytes(), parse_constant=str, parse_float=_finite))


def _finite(digits: str) -> float | str:
    return number if math.isfinite(number := float(digits)) else digits


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return value


def _unwrapped(document: Any, place: str, depth: int) -> Iterator[Found]:
    if isinstance(document, list) and depth:
        for number, item in enumerate(document, start=1):
            yield from _unwrapped(item, f"{place}[{number}]", depth - 1)
    elif not isinstance(document, dict):
        yield Found(place, reason="không phải một bản ghi")
    elif depth and (inner := _inside(document)) is not None:
        yield from _unwrapped(inner, place, depth - 1)
    elif "data" in document:
        yield Found(place, reason=f"phản hồi không có dữ liệu: {str(document.get('message'))[:200]}")
    else:
        yield Found(place, record=document)


def _inside(document: dict[str, Any]) -> Any:
    """What an envelope holds; None when the document is a record itself."""
    if "name" in document or "executionMethods" in document:
        return None
    return next((document[key] for key in _ENVELOPES if isinstance(document.get(key), list | dict)), None)
