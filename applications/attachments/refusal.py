"""Why a file was not taken, in two sentences: what is wrong with it, and how to mend it."""

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from core.text import Sentence

REPRINT = _("Hãy mở tệp, in ra PDF mới (Print to PDF) rồi tải bản mới lên.")
RETAKE = _("Hãy chụp hoặc quét lại rồi tải lên.")


class BadFile(Exception):
    """Found in the bytes, where the name is not known: `wrong` has a place for it, and for each of the `facts`."""

    def __init__(self, wrong: Sentence, mend: Sentence, **facts: Sentence) -> None:
        super().__init__(wrong, mend, facts)
        self.wrong = wrong
        self.mend = mend
        self.facts = facts

    def for_person(self, name: str) -> Invalid:
        return Invalid(f"{self.wrong % {'name': name, **self.facts}} {self.mend}")


def damaged() -> BadFile:
    return BadFile(
        _("Tệp “%(name)s” bị hỏng hoặc chưa tải lên hết."),
        _("Hãy mở thử tệp trên máy; nếu không mở được, hãy quét lại."),
    )
