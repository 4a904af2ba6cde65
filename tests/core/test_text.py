"""Vietnamese text: the vectors of practice, and what must hold of any text and any number."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text import date_in_words, fold, in_words, money, money_in_words, nfc, official_date, search_text

pytestmark = pytest.mark.pure

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
vietnamese = st.text(alphabet=ALPHABET + ALPHABET.upper() + " '-.", max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký kết hôn", "dang ky ket hon"),
        ("NGƯỜI  Ở\tĐẢO\nCÁT HẢI ", "nguoi o dao cat hai"),
        ("Hòa", "hoa"),
        ("hoà", "hoa"),
        ("H'Hen Niê", "h'hen nie"),
        ("Cẩm Giàng", "cam giang"),
        ("Cẩm Giang", "cam giang"),
        ("đ Đ", "d d"),
        ("", ""),
        ("   ", ""),
        ("Điều 5 – ½ ngày ™", "dieu 5 – 1⁄2 ngay tm"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_the_plain_alphabet() -> None:
    assert set(fold(ALPHABET + ALPHABET.upper())) <= set("abcdefghijklmnopqrstuvwxyz")


@given(st.text())
@settings(max_examples=1000)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
@settings(max_examples=500)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(composed) == fold(decomposed)
    assert nfc(composed) == nfc(decomposed) == composed


@given(vietnamese)
@settings(max_examples=500)
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(st.lists(vietnamese, max_size=4))
def test_each_part_is_found_in_the_search_text(parts: list[str]) -> None:
    assert all(fold(part) in search_text(*parts) for part in parts)


def test_search_text_is_one_folded_line() -> None:
    assert search_text("Khai sinh", "1.001193", "", "Hộ tịch") == "khai sinh 1.001193 ho tich"


NUMBERS = {
    0: "không",
    4: "bốn",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    110: "một trăm mười",
    115: "một trăm mười lăm",
    1_005: "một nghìn không trăm linh năm",
    8_000: "tám nghìn",
    21_021: "hai mươi mốt nghìn không trăm hai mươi mốt",
    1_000_005: "một triệu không trăm linh năm",
    1_200_000: "một triệu hai trăm nghìn",
    2_021_000: "hai triệu không trăm hai mươi mốt nghìn",
    10_800_000: "mười triệu tám trăm nghìn",
    10**9: "một tỷ",
    10**9 + 5_000_000: "một tỷ không trăm linh năm triệu",
    12 * 10**12: "mười hai nghìn tỷ",
    10**18: "một tỷ tỷ",
}


@pytest.mark.parametrize(("number", "words"), NUMBERS.items())
def test_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_each_number_has_words_of_its_own() -> None:
    numbers = [*range(12_000), *range(0, 3_000_000_000, 977_777)]
    assert len({in_words(number) for number in numbers}) == len(set(numbers))


@given(st.integers(0, 10**20), st.integers(0, 10**20))
@settings(max_examples=1000)
def test_words_never_collide(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


@pytest.mark.parametrize("refused", [in_words, money, money_in_words])
def test_there_are_no_negative_amounts(refused: Callable[[int], object]) -> None:
    with pytest.raises(ValueError, match=">= 0"):
        refused(-1)


@pytest.mark.parametrize(
    ("amount", "figures", "words"),
    [
        (0, "0 đồng", "Không đồng"),
        (8_000, "8.000 đồng", "Tám nghìn đồng"),
        (1_200_000, "1.200.000 đồng", "Một triệu hai trăm nghìn đồng"),
        (10_800_000, "10.800.000 đồng", "Mười triệu tám trăm nghìn đồng"),
    ],
)
def test_money(amount: int, figures: str, words: str) -> None:
    assert money(amount) == figures
    assert money_in_words(amount) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 15), "ngày mười lăm tháng ba năm hai nghìn hai mươi sáu"),
        (date(2026, 4, 1), "ngày một tháng tư năm hai nghìn hai mươi sáu"),
        (date(1984, 1, 21), "ngày hai mươi mốt tháng một năm một nghìn chín trăm tám mươi tư"),
        (date(2005, 12, 4), "ngày bốn tháng mười hai năm hai nghìn không trăm linh năm"),
        (date(2000, 11, 24), "ngày hai mươi tư tháng mười một năm hai nghìn"),
    ],
)
def test_dates_in_words(day: date, words: str) -> None:
    assert date_in_words(day) == words


@given(st.dates(), st.dates())
@settings(max_examples=1000)
def test_each_date_has_words_of_its_own(one: date, other: date) -> None:
    assert (date_in_words(one) == date_in_words(other)) == (one == other)


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2026, 2, 5), "Hải Phòng, ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "Hải Phòng, ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "Hải Phòng, ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 10), "Hải Phòng, ngày 10 tháng 12 năm 2026"),
    ],
)
def test_the_date_line_of_a_paper(day: date, line: str) -> None:
    assert official_date("Hải Phòng", day) == line
