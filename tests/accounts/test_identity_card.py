"""What a reader types off a card, and what is no card at all."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.identity_card import Card, is_card, read_card
from accounts.kinds import Sex
from core.errors import Invalid

pytestmark = pytest.mark.pure
OLD = "031171000456|030900111|TRẦN THỊ HÒA|07051971|Nữ|Số 2, Quang Trung, Phường Hồng Bàng, Hải Phòng|10052021"
NEW = "031092000123||Nguyễn Văn An|27031992|Nam|Thôn 3, Xã An Lão, Hải Phòng|01072025|Nguyễn Văn Bình|Lê Thị Cúc"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        (OLD, Card("031171000456", "Trần Thị Hòa", date(1971, 5, 7), Sex.FEMALE, OLD.split("|")[5])),
        (NEW, Card("031092000123", "Nguyễn Văn An", date(1992, 3, 27), Sex.MALE, NEW.split("|")[5])),
        (f"\ufeff{OLD}\r\n", read_card(OLD)),
        (OLD.replace("Nữ", "Nu"), read_card(OLD)),
        (OLD.rpartition("|")[0], read_card(OLD)),
    ],
)
def test_a_card_is_read_old_and_new(text: str, card: Card) -> None:
    assert is_card(text)
    assert read_card(text) == card


@pytest.mark.parametrize("written", ["1971", "00001971"])
def test_who_knows_only_the_year_of_birth_has_no_date(written: str) -> None:
    assert read_card(OLD.replace("07051971", written)).birth_date is None


@pytest.mark.parametrize(
    "text",
    [
        "", "|", "||||||", "031171000456", OLD.replace("|", ";"), OLD.replace("031171000456", "03117100045"),
        OLD.replace("07051971", "31021971"), OLD.replace("07051971", "07052999"), OLD.replace("07051971", "7/5/1971"),
        OLD.replace("Nữ", "X"), OLD.replace("TRẦN THỊ HÒA", "<b>x</b>"), OLD.replace("TRẦN THỊ HÒA", ""),
        OLD.replace("031171000456", "٠٣١١٧١٠٠٠٤٥٦"),
    ],
)  # fmt: skip
def test_garbage_is_told_in_one_sentence(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_card(text)
    assert "không phải mã QR" in str(refused.value.message)


@given(st.text(alphabet=st.sampled_from("|0123456789aăNữm \t\0"), max_size=120))
def test_nothing_typed_breaks_it(text: str) -> None:
    with suppress(Invalid):
        assert len(read_card(text).personal_id) == 12
