import unicodedata

import pytest
from django.core.exceptions import ValidationError

from accounts.identifiers import check_personal_id, check_tax_code, tidy_name, tidy_phone, tidy_tax_code

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "text", ["03119200010", "0311920001011", "03119200010a", "031 192 000 101", "031192000101\n", ""]
)
def test_personal_id_is_twelve_digits_and_nothing_else(text: str) -> None:
    check_personal_id("031192000101")
    with pytest.raises(ValidationError):
        check_personal_id(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0100233488", "0100233488"),
        ("0314 409 058", "0314409058"),
        ("0100233488-001", "0100233488001"),
        ("031079000103", "031079000103"),
    ],
)
def test_tax_code_is_kept_without_spaces_and_dashes(text: str, kept: str) -> None:
    assert tidy_tax_code(text) == kept


@pytest.mark.parametrize("text", ["0100233489", "0100233488-000", "01002334881", "abcdefghij", ""])
def test_tax_code_with_a_wrong_digit_or_length_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="Mã số thuế không đúng"):
        tidy_tax_code(text)


def test_a_kept_tax_code_has_only_digits() -> None:
    check_tax_code("0100233488001")
    with pytest.raises(ValidationError, match="chỉ gồm chữ số"):
        check_tax_code("0100233488-001")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(0225) 384-2079", "02253842079"),
        ("1900 1234", "19001234"),
    ],
)
def test_phone_is_kept_in_its_national_form(text: str, kept: str) -> None:
    assert tidy_phone(text) == kept


@pytest.mark.parametrize("text", ["0112345678", "091234567", "09123456789", "1900123", "không có", ""])
def test_a_number_nobody_can_have_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="Số điện thoại không đúng"):
        tidy_phone(text)


@pytest.mark.parametrize("name", ["Nguyễn Thị Hoa", "H'Hen Niê", "B'Lao", "Y-Bhăm", "Đỗ", "Nguyễn Văn A."])
def test_names_of_all_peoples_are_accepted(name: str) -> None:
    assert tidy_name(unicodedata.normalize("NFD", f"  {name} ")) == name


def test_inner_spaces_of_a_name_become_one() -> None:
    assert tidy_name("Nguyễn   Thị\u00a0Hoa") == "Nguyễn Thị Hoa"


@pytest.mark.parametrize("name", ["", " ", "Hoa 2", "<b>Hoa</b>", "Hoa_Hoa", "'Hoa", "Hoa@"])
def test_what_is_not_a_name_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="Họ và tên chỉ gồm"):
        tidy_name(name)
