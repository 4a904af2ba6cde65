"""Names, free text, and how people are reached."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import tidy_phone
from core.errors import Invalid
from core.text import nfc
from procedures.definition.form import FieldBase
from procedures.fields.kind import FieldKind

LINE_BREAKS = re.compile(r"\r\n?")
# Control characters (but tab and new line), and marks that turn the direction of text around.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(raw: Any, longest: int) -> str:
    """NFC text without control characters; Invalid when it is no text, or too long."""
    if not isinstance(raw, str):
        raise Invalid(_("Mục này phải là chữ."))
    text = UNPRINTABLE.sub("", nfc(LINE_BREAKS.sub("\n", raw))).strip()
    if len(text) > longest:
        raise Invalid(_("Mục này dài quá %(longest)s ký tự. Hãy viết ngắn lại.") % {"longest": longest})
    return text


class TextKind(FieldKind):
    def __init__(self, longest: int) -> None:
        self.longest = longest

    def clean(self, raw: Any, field: FieldBase) -> str:
        return plain(raw, self.longest)


class PersonNameKind(FieldKind):
    """Letters of any script, spaces and ' - . (H'Hen Niê); spaces collapsed."""

    missing = _("Hãy điền họ và tên.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        name = " ".join(plain(raw, 150).split())
        if not all(char.isalpha() or char in " '’-." for char in name) or not any(map(str.isalpha, name)):
            raise Invalid(_("Họ và tên chỉ gồm chữ cái, dấu cách và các dấu ' - . Hãy xem lại."))
        return name


class SignatureKind(PersonNameKind):
    """The applicant's own name, typed under the words it stands for."""

    missing = _("Hãy ghi họ và tên của bạn thay cho chữ ký.")


class EmailKind(FieldKind):
    def clean(self, raw: Any, field: FieldBase) -> str:
        email = plain(raw, 254)
        try:
            validate_email(email)
        except ValidationError as error:
            raise Invalid(_("Địa chỉ thư điện tử chưa đúng. Ví dụ đúng: hoa.nguyen@example.vn.")) from error
        return email


class PhoneKind(FieldKind):
    """A Vietnamese number, kept as 0…; +84 and separators are understood."""

    missing = _("Hãy điền số điện thoại để cơ quan liên hệ khi cần.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        try:
            return tidy_phone(plain(raw, 40))
        except ValidationError as error:
            sentence = _("Số điện thoại chưa đúng. Hãy nhập 10 số di động hoặc 11 số máy bàn, ví dụ 0912345678.")
            raise Invalid(sentence) from error
