"""What a browser sent, before anything believes it: whole numbers, and words that a paper can still carry."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from core.errors import Invalid
from core.text import Sentence

MOST = 10_000
DIGITS = 18  # no id and no revision is longer, and every database holds it


def whole(sent: str) -> int | None:
    """The whole number of at most DIGITS digits that was written; None for anything else."""
    return int(sent) if sent.isdecimal() and len(sent) <= DIGITS else None


def wholes(sent: Iterable[str]) -> list[int]:
    """The whole numbers among what was sent, in its order."""
    return [number for each in sent if (number := whole(each)) is not None]


def must_fit(sent: Mapping[str, str]) -> None:
    """Invalid, beside each answer of more than MOST letters: the paper that quotes it could never be printed."""
    said = _("Không quá %(most)s ký tự.") % {"most": f"{MOST:,}".replace(",", ".")}
    wrong: dict[str, Sentence] = {name: said for name, value in sent.items() if len(value) > MOST}
    if wrong:
        raise Invalid(_("Nội dung gõ vào quá dài."), wrong)
