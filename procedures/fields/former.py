"""Places as they were called before 1 July 2025: provinces that joined others, and the districts, which are no more.

In new addresses they are refused with the words to mend them (E_TINH_SAP_NHAP, E_CAP_HUYEN); a place of birth may
keep them.
"""

import re

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.fields.territories import key, known

# Not where a street, a hamlet or a lane is called so.
DISTRICT = re.compile(r"(?<!phố )(?<!đường )(?<!thôn )(?<!xóm )(?<!ngõ )\b((?i:quận|huyện|thị xã)\s+(\w+)(\s\w+)?)")
PROVINCE = re.compile(r"(?:^|\s)(?:tỉnh|thành phố|tp\.?)\s+(.+)$", re.IGNORECASE)


def refuse_former(address: str) -> None:
    """Invalid when the address names a former province, with what it belongs to now, or any district."""
    if joined := joined_province(address):
        raise Invalid(_("Từ 01/7/2025 %(old)s nay thuộc %(now)s. Hãy ghi lại theo tên mới.") % joined)
    if district := named_district(address):
        raise Invalid(
            _("Từ 01/7/2025 không còn cấp huyện. Hãy bỏ “%(district)s”, chỉ ghi xã, phường.") % {"district": district}
        )


def named_district(address: str) -> str | None:
    """The first quận, huyện or thị xã with its name: a word that begins in capitals, or a number."""
    for found in DISTRICT.finditer(address):
        if found[2][0].isupper() or found[2][0].isdigit():
            goes_on = found[3] and found[3].strip()[0].isupper()
            return found[1] if goes_on else found[1].removesuffix(found[3] or "")
    return None


def joined_province(address: str) -> dict[str, str] | None:
    """`old` and `now` of the former province named: after its title, or alone as the last of three parts or more."""
    pieces = [piece.strip() for piece in re.split(r"[,;\n]", address) if piece.strip()]
    named = [key(found[1]) for piece in pieces if (found := PROVINCE.search(piece))]
    if len(pieces) > 2:
        named.append(key(pieces[-1]))
    joined = next((known().joined[name] for name in named if name in known().joined), None)
    return {"old": joined[0], "now": joined[1]} if joined else None
