"""Reasons that somebody will read: long enough to tell them something, and with no blank left of a ready sentence."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import Invalid
from core.text import Sentence

LEAST = 10
# As ready sentences have it: one that follows a word at once is somebody's own.
BLANK = re.compile(r"(?<!\S)…")
WHY = gettext_lazy("Hãy ghi rõ lý do.")


def said(reason: str, place: str = "reason", message: Sentence = WHY) -> str:
    """The reason without blanks around it; Invalid, told beside `place`, when it tells too little."""
    if wrong := says_little(reason, place):
        raise Invalid(message, wrong)
    return reason.strip()


def says_little(reason: str, place: str = "reason") -> dict[str, Sentence]:
    """What is wrong with a reason shorter than LEAST letters or with a blank in it, by its place; else nothing."""
    if BLANK.search(reason):
        return {place: _("Hãy viết tiếp vào chỗ “…” của câu mẫu.")}
    return {} if len(reason.strip()) >= LEAST else {place: _("Lý do cần ít nhất 10 ký tự.")}
