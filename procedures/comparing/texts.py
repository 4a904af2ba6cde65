"""What words of a longer text changed."""

from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from procedures.comparing.names import clip

SHORT = 120
MOST = 4
BESIDE = 2


def changed_words(old: str, new: str) -> str:
    """Short texts whole, from and to; of long ones the stretches that differ."""
    if max(len(old), len(new)) <= SHORT and old.split() != new.split():
        return _("từ «%(old)s» thành «%(new)s»") % {"old": clip(old), "new": clip(new)}
    spans = _spans(old.split(), new.split())
    said = [_("«%(old)s» thành «%(new)s»") % {"old": clip(old), "new": clip(new)} for old, new in spans[:MOST]]
    if len(spans) > MOST:
        said.append(_("và %(n)s chỗ khác") % {"n": len(spans) - MOST})
    return "; ".join(said) or _("chỉ đổi dấu cách hoặc cách xuống dòng")


def _spans(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Each stretch that differs, with the words beside it, once."""
    codes = SequenceMatcher(a=old, b=new).get_opcodes()
    spans = [(_stretch(old, a, b), _stretch(new, c, d)) for tag, a, b, c, d in codes if tag != "equal"]
    return list(dict.fromkeys(spans))


def _stretch(words: list[str], start: int, end: int) -> str:
    return " ".join(words[max(start - BESIDE, 0) : end + BESIDE])
