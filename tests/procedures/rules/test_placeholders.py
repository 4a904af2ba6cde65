"""Placeholders: a closed substitution, whatever the words and the values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.rules.placeholders import filled_in, placeholders

pytestmark = pytest.mark.pure


def test_each_placeholder_gives_way_to_what_is_shown() -> None:
    words = "Số {number}, quyển {book}; {number}."
    assert placeholders(words) == ["number", "book", "number"]
    assert filled_in(words, {"number": "12", "book": "03/2026"}) == "Số 12, quyển 03/2026; 12."
    assert filled_in("Số {number}.", {}) == "Số ."


def test_a_value_is_never_read_as_words() -> None:
    assert filled_in("{a}", {"a": "{b}", "b": "x"}) == "{b}"


@pytest.mark.parametrize("words", ["{a!r}", "{a:>10}", "{a.b.c}", "{0}", "{}", "{", "a}", "{A}"])
def test_braces_that_name_no_field_stay_words(words: str) -> None:
    assert placeholders(words) == []
    assert filled_in(words, {"a": "x", "0": "x", "A": "x"}) == words


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_filling_in_never_fails(words: str, shown: dict[str, str]) -> None:
    assert isinstance(filled_in(words, shown), str)


def test_a_part_of_a_block_is_named_by_block_and_part() -> None:
    words = "Cấp cho {mother.full_name}, {mother}. {mother.full_name.x} {.full_name}"
    assert placeholders(words) == ["mother.full_name", "mother"]
    shown = {"mother.full_name": "NGUYỄN THỊ HOA", "mother": "Hoa"}
    assert filled_in(words, shown) == "Cấp cho NGUYỄN THỊ HOA, Hoa. {mother.full_name.x} {.full_name}"
