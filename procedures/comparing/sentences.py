"""One sentence for each thing that differs."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from procedures.comparing.difference import Change, Difference
from procedures.comparing.names import called, small, who
from procedures.comparing.phrases import REFERENCES, Phrases
from procedures.comparing.spots import Spot, written
from procedures.comparing.texts import changed_words
from procedures.definition import ProcedureDefinition
from procedures.definition.base import Text
from procedures.wording import label_of
from procedures.wording.choices import LITERALS

# Said already by what the part is called, or told part by part.
PASSED = {
    "id", "code", "value", "label", "name", "title", "question", "number", "type", "message", "channel",
    "sections", "fields", "blocks", "branches", "pages",
}  # fmt: skip
CONDITIONS = {"when", "required_when"}


class Sentences:
    """Says each side in its own definition's words."""

    def __init__(self, old: ProcedureDefinition, new: ProcedureDefinition) -> None:
        self.old, self.new = Phrases(old), Phrases(new)

    def come(self, spot: Spot) -> str:
        return self._whole(_("Thêm %(who)s"), spot, self.new)

    def gone(self, spot: Spot) -> str:
        return self._whole(_("Bỏ %(who)s"), spot, self.old)

    def _whole(self, sentence: str, spot: Spot, phrases: Phrases) -> str:
        details = phrases.whole(spot.part, PASSED)
        return sentence % {"who": small(who(spot))} + (f" ({details})" if details else "")

    def moved(self, old: Spot, new: Spot) -> str:
        words = {"who": called(new), "old": _around(old), "new": _around(new)}
        return _("%(who)s: chuyển từ %(old)s sang %(new)s") % words

    def turned(self, spot: Spot, before: Spot | None) -> str:
        if before is None:
            return _("%(who)s: chuyển lên đầu") % {"who": who(spot)}
        return _("%(who)s: chuyển xuống sau %(before)s") % {"who": who(spot), "before": small(called(before))}

    def changed(self, old: Spot, new: Spot, name: str) -> Iterator[Difference]:
        """What is said of one attribute that is written otherwise now."""
        place = new.child(name).place
        for said in self._said(old, new, name):
            yield Difference(place, _("%(who)s: %(said)s") % {"who": who(new), "said": said}, Change.CHANGED)

    def _said(self, old: Spot, new: Spot, name: str) -> Iterator[str]:
        one, other = getattr(old.part, name), getattr(new.part, name)
        what = small(label_of(type(new.part), name))
        if isinstance(one, Text) and isinstance(other, Text):
            yield from self._texts(what, one, other)
        elif isinstance(one, dict):
            yield from self._entries(old, new, name)
        elif isinstance(one, list) and isinstance(other, list):
            yield self._lists(what, name, one, other)
        elif type(one) is str and type(other) is str and name not in {*REFERENCES, *LITERALS}:
            yield f"{what} {changed_words(one, other)}"
        else:
            yield self._values(_condition(what) if name in CONDITIONS else what, name, one, other)

    def _texts(self, what: str, old: Text, new: Text) -> Iterator[str]:
        if old.vi != new.vi:
            yield f"{what} {changed_words(old.vi, new.vi)}"
        if old.en and new.en and old.en != new.en:
            yield _("bản tiếng Anh của %(what)s") % {"what": what} + " " + changed_words(old.en, new.en)
        elif old.en != new.en:
            sentence = _("thêm bản tiếng Anh của %(what)s: «%(en)s»") if new.en else _("bỏ bản tiếng Anh của %(what)s")
            yield sentence % {"what": what, "en": new.en}

    def _values(self, what: str, name: str, one: Any, other: Any) -> str:
        words = {"what": what, "old": self.old.say(name, one), "new": self.new.say(name, other)}
        if words["old"] == words["new"]:
            return _("%(what)s được viết lại, đọc lên không đổi: %(new)s") % words
        if one is None:
            return _("thêm %(what)s: %(new)s") % words
        return (_("bỏ %(what)s: %(old)s") if other is None else _("%(what)s từ %(old)s thành %(new)s")) % words

    def _lists(self, what: str, name: str, old: list[Any], new: list[Any]) -> str:
        """What came and went of a list of values; else its new order."""
        before, after = ([written(each) for each in values] for values in (old, new))
        come = self.new.say(name, [each for each in new if written(each) not in before])
        gone = self.old.say(name, [each for each in old if written(each) not in after])
        if not come and not gone:
            return _("%(what)s đổi thứ tự thành %(new)s") % {"what": what, "new": self.new.say(name, new)}
        told = [_("thêm %(come)s") % {"come": come} if come else "", _("bớt %(gone)s") % {"gone": gone} if gone else ""]
        return f"{what} " + "; ".join(filter(None, told))

    def _entries(self, old: Spot, new: Spot, name: str) -> Iterator[str]:
        """Each key of a table under which something else stands now."""
        one, other = getattr(old.part, name), getattr(new.part, name)
        for key in dict.fromkeys([*one, *other]):
            was = self.old.entry(old.part, key, one[key]) if key in one else None
            now = self.new.entry(new.part, key, other[key]) if key in other else None
            if was and now and written(one[key]) != written(other[key]):
                yield _entry_changed(was, now)
            elif not was or not now:
                label, words = was or now or ("", "")
                yield (_("bỏ %(key)s: %(words)s") if was else _("thêm %(key)s: %(words)s")) % {
                    "key": label,
                    "words": words,
                }


def _entry_changed(was: tuple[str, str], now: tuple[str, str]) -> str:
    if was[1] == now[1]:
        return _("sửa nội dung của %(key)s") % {"key": now[0]}
    return _("%(key)s từ %(old)s thành %(new)s") % {"key": now[0], "old": was[1], "new": now[1]}


def _condition(what: str) -> str:
    return _("điều kiện %(what)s") % {"what": what}


def _around(spot: Spot) -> str:
    return small(who(spot.above)) if spot.above else ""
