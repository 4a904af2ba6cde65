"""Whom a sentence is about: the part by its title, and the parts around it that are needed to find it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.comparing.spots import Spot
from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.definition.conditions import Compare, Condition, children
from procedures.definition.examples import Example
from procedures.definition.fees import ByTable, FeeRule, Fixed, PerUnit, SetOutside, Tiered
from procedures.definition.form import FormField, Option, Page, Section
from procedures.definition.general import Case, General
from procedures.definition.outcome import ResultPaper, ResultSection
from procedures.definition.process import Parallel, Step
from procedures.wording import choice_label, label_of, name_of, title_of

AMOUNTS = (Fixed, PerUnit, Tiered, ByTable, SetOutside)
# Parts that are named together with what is inside them.
AROUND = (Option, FormField, Page, Step, FeeRule, ResultPaper, Example)
# Told by the first part inside them where they have no title.
UNTITLED = (Section, Parallel, ResultSection)
LONGEST_TITLE = 120


def who(spot: Spot) -> str:
    """Such as: Lựa chọn «Nam», trường «Giới tính», trang «Người mẹ»."""
    around = [called(each) for each in spot.upwards() if isinstance(each.part, AROUND)]
    if isinstance(spot.part, AMOUNTS):
        return ", ".join([around[0], *map(small, around[1:])])
    return ", ".join([called(spot), *map(small, around)])


def called(spot: Spot) -> str:
    """The part alone. What has no title is called as the place it stands at."""
    part = spot.part
    if title := clip(_title(spot)):
        kind = "" if title.startswith(_kind(part)) else f"{_kind(part)} "
        return f"{kind}«{title}»{_of_case(part)}"
    in_list = spot.above is None or isinstance(getattr(spot.above.part, spot.attribute), list)
    return str(name_of(type(part)) if in_list or not spot.above else label_of(type(spot.above.part), spot.attribute))


def _title(spot: Spot) -> str:
    """Its own, or that of the first part inside it."""
    if isinstance(spot.part, General | ProcedureDefinition):
        return ""
    first = next(spot.inside(), None) if isinstance(spot.part, UNTITLED) else None
    return title_of(spot.part) or (f"{title_of(first.part)}…" if first else "")


def _kind(part: Part) -> str:
    """What it is; a fee says whether it is phí or lệ phí, a case its code."""
    if isinstance(part, FeeRule):
        return str(choice_label(part.kind, "kind"))
    return f"{name_of(type(part))} .{part.code}" if isinstance(part, Case) else str(name_of(type(part)))


def _of_case(part: Part) -> str:
    codes = sorted(set(_cases(part.when))) if isinstance(part, FeeRule) and part.when else []
    return _(" của trường hợp %(codes)s") % {"codes": ", ".join(f".{code}" for code in codes)} if codes else ""


def _cases(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Compare) and condition.field == "@case":
        yield from map(str, condition.value if isinstance(condition.value, list) else [condition.value])
    for inner in children(condition):
        yield from _cases(inner)


def clip(text: str, most: int = LONGEST_TITLE) -> str:
    """On one line, cut at a word where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def small(label: object) -> str:
    """A label inside a sentence: its first letter small, unless it is an abbreviation."""
    text = str(label)
    return text if text[:2].isalpha() and text[:2].isupper() else text[:1].lower() + text[1:]
