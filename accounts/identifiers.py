"""How the names and numbers of people and businesses are written; each function raises Django's ValidationError."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.vn import mst

from core.text import nfc

# Letters of any alphabet in words; the apostrophe, hyphen and dot of names such as H'Hen Niê.
NAME = re.compile(r"[^\W\d_]+([ .'’-]+[^\W\d_]+)*\.?")
PERSONAL_ID = re.compile(r"[0-9]{12}")
# Mobile and land-line ranges of the national numbering plan.
PHONE = re.compile(r"0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}|02\d{9}|1[89]00\d{4,6}", re.ASCII)

check_personal_id = RegexValidator(r"\A[0-9]{12}\Z", _("Số định danh cá nhân gồm đúng 12 chữ số, ví dụ 031192000123."))


def tidy_name(text: str) -> str:
    """A person's name in NFC with single spaces."""
    name = " ".join(nfc(text).split())
    if not NAME.fullmatch(name):
        raise ValidationError(_("Họ và tên chỉ gồm chữ cái, dấu cách và các dấu ' - . như trong giấy tờ của bạn."))
    return name


def tidy_tax_code(text: str) -> str:
    """The tax code without spaces and dashes: 10 or 13 digits with their check digit, or a 12-digit personal ID."""
    code = mst.compact(text)
    if PERSONAL_ID.fullmatch(code):
        return code
    try:
        return mst.validate(code)
    except WrongNumber as error:
        raise ValidationError(_("Mã số thuế không đúng. Hãy đối chiếu với giấy chứng nhận đăng ký.")) from error


def check_tax_code(text: str) -> None:
    """Raises ValidationError unless `text` is a tax code as it is kept, without spaces and dashes."""
    if tidy_tax_code(text) != text:
        raise ValidationError(_("Mã số thuế chỉ gồm chữ số, không có dấu cách hay dấu gạch."))


def tidy_phone(text: str) -> str:
    """The national form 0xxxxxxxxx of a phone number, whatever spaces, dots or +84 it was written with."""
    number = re.sub(r"^(\+84|84(?=\d{9,10}$))", "0", re.sub(r"[\s.()-]", "", text))
    if not PHONE.fullmatch(number):
        raise ValidationError(_("Số điện thoại không đúng, ví dụ đúng: 0912 345 678."))
    return number
