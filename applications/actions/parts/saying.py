"""Reasons that somebody will read: long enough to tell them something."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import Invalid
from core.text import Sentence

LEAST = 10
WHY = gettext_lazy("Hãy ghi rõ lý do.")


def said(reason: str, place: str = "reason", message: Sentence = WHY) -> str:
    """The reason without blanks around it; Invalid, told beside `place`, when it is shorter than LEAST letters."""
    if wrong := too_short(reason, place):
        raise Invalid(message, wrong)
    return reason.strip()


def too_short(reason: str, place: str = "reason") -> dict[str, Sentence]:
    """What is wrong with such a reason, by its place; nothing when it is long enough."""
    return {} if len(reason.strip()) >= LEAST else {place: _("Lý do cần ít nhất 10 ký tự.")}
