"""The numbers by which people and businesses are known."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import tidy_tax_code
from core.errors import Invalid
from procedures.definition.form import FieldBase
from procedures.fields.kind import FieldKind
from procedures.fields.words import plain


def compact(raw: Any) -> str:
    """Capitals without white space; Invalid when it is no text or far too long."""
    return re.sub(r"\s", "", plain(raw, 40)).upper()


class PersonalIdKind(FieldKind):
    """The 12 digits of the personal identification number (CCCD)."""

    missing = _("Hãy điền số định danh cá nhân (12 chữ số trên thẻ căn cước).")

    def clean(self, raw: Any, field: FieldBase) -> str:
        digits = re.sub(r"[\s.]", "", plain(raw, 40))
        if not re.fullmatch(r"[0-9]{12}", digits):
            raise Invalid(_("Số định danh cá nhân gồm đúng 12 chữ số. Bạn đã nhập %(n)s ký tự.") % {"n": len(digits)})
        return digits


class TaxCodeKind(FieldKind):
    """10 or 13 digits with the check digit, or the 12 digits of a person's own number."""

    def clean(self, raw: Any, field: FieldBase) -> str:
        try:
            return tidy_tax_code(plain(raw, 40))
        except ValidationError as error:
            sentence = _("Mã số thuế chưa đúng. Mã có 10, 12 hoặc 13 chữ số; hãy xem lại từng số.")
            raise Invalid(sentence) from error


class EnterpriseCodeKind(FieldKind):
    """The 10 digits of an enterprise: its tax code, with the check digit (Luật Doanh nghiệp 2020 Art. 29)."""

    missing = _("Hãy điền mã số doanh nghiệp (10 chữ số).")

    def clean(self, raw: Any, field: FieldBase) -> str:
        sentence = _("Mã số doanh nghiệp chưa đúng. Mã có 10 chữ số; hãy đối chiếu với giấy chứng nhận đăng ký.")
        try:
            code = tidy_tax_code(plain(raw, 40))
        except ValidationError as error:
            raise Invalid(sentence) from error
        if len(code) != 10:
            raise Invalid(sentence)
        return code


class HouseholdCodeKind(FieldKind):
    """The tax code of a household business, or the number of an older certificate such as 31A8001234."""

    missing = _("Hãy điền mã số hộ kinh doanh, hoặc số trên giấy chứng nhận cũ.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        code = compact(raw)
        if not re.fullmatch(r"(?=.*[0-9])[A-Z0-9Đ./-]{1,20}", code):
            sentence = _("Mã số hộ kinh doanh có nhiều nhất 20 chữ số và chữ cái, ví dụ 031192000101 hoặc 31A8001234.")
            raise Invalid(sentence)
        return code


class PassportKind(FieldKind):
    """A letter, then six to eight letters or digits."""

    missing = _("Hãy điền số hộ chiếu.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        number = compact(raw)
        if not re.fullmatch(r"[A-Z][A-Z0-9]{6,8}", number):
            raise Invalid(_("Số hộ chiếu gồm một chữ cái rồi 6 đến 8 chữ số hoặc chữ cái, ví dụ C1234567."))
        return number
