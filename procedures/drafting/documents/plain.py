"""What may not be in any document, whatever its shape."""

import math
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid

DEEPEST = 100


def require_plain(node: Any, place: str = "", depth: int = 0) -> None:
    """Invalid, with the place, where a number is no number, a text cannot be stored, or parts nest too deep."""
    if isinstance(node, dict):
        for key, value in node.items():
            require_plain(key, place, depth)
            require_plain(value, f"{place}/{key}".lstrip("/"), depth + 1)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            require_plain(value, f"{place}/{number}".lstrip("/"), depth + 1)
    if depth > DEEPEST:
        raise _refused(place, _("Các phần lồng nhau quá sâu."))
    if isinstance(node, float) and not math.isfinite(node):
        raise _refused(place, _("Đây không phải là một số."))
    if isinstance(node, str) and any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in node):
        raise _refused(place, _("Văn bản có ký tự không lưu được."))


def _refused(place: str, sentence: Any) -> Invalid:
    return Invalid(sentence, {place: sentence})
