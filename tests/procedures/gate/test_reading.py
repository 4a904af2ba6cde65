"""JSON from strangers: read, or refused with a sentence; never a traceback, never what cannot be kept."""

import json

import pytest

from core.errors import Invalid
from procedures.gate.reading import LARGEST, Unreadable, read_json

pytestmark = pytest.mark.pure

REFUSED = {
    "no JSON": ("{", "schema.not_json"),
    "nothing": ("", "schema.not_json"),
    "no UTF-8": (b'"\xff"', "schema.not_json"),
    "a number of five thousand digits": ("1" * 5000, "schema.not_json"),
    "more than 5 MB": (" " * (LARGEST + 1), "schema.too_large"),
    "seventy deep": ("[" * 70 + "]" * 70, "schema.too_deep"),
    "a hundred thousand deep": ("[" * 100_000, "schema.too_deep"),
    "a key twice": ('{"a": {"b": 1, "b": 2}}', "schema.duplicate_key"),
    "NaN": ('{"a": NaN}', "schema.not_a_number"),
    "infinity": ("[-Infinity]", "schema.not_a_number"),
    "infinity by size": ("[1e999]", "schema.not_a_number"),
    "NUL": ('"a\\u0000"', "schema.characters"),
    "half a pair": ('{"\\ud83d": 1}', "schema.characters"),
}


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_with_a_sentence(text: str | bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_json(text)
    assert isinstance(refused.value, Unreadable)
    assert refused.value.code == code
    assert str(refused.value.message).strip()


def test_what_can_be_kept_is_read() -> None:
    value = {"a": [1, 2.5, None, True, "Hải Phòng 🌊"], "b": {}}
    assert read_json(json.dumps(value)) == value
    assert read_json(b"\xef\xbb\xbf" + json.dumps(value).encode()) == value
