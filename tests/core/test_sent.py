"""What a browser sends is believed only when it is a number that fits, and words that a paper can carry."""

import pytest

from core.errors import Invalid
from core.sent import MOST, must_fit, whole, wholes

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(("sent", "meant"), [("0", 0), ("42", 42), ("9" * 18, 10**18 - 1)])
def test_a_whole_number_is_read(sent: str, meant: int) -> None:
    assert whole(sent) == meant


@pytest.mark.parametrize("sent", ["", " 1", "-1", "1.0", "²", "x", "9" * 19, "9" * 5000])
def test_anything_else_is_none(sent: str) -> None:
    assert whole(sent) is None


def test_of_several_the_numbers_are_kept() -> None:
    assert wholes(["3", "x", "", "1", "9" * 5000]) == [3, 1]


def test_words_fit_up_to_the_limit_and_the_one_too_long_is_named() -> None:
    must_fit({"reason": "x" * MOST})
    with pytest.raises(Invalid) as refusal:
        must_fit({"reason": "x" * (MOST + 1), "ground": "x"})
    assert set(refusal.value.fields) == {"reason"}
