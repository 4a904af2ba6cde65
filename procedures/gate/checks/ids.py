"""Stable ids: each means one thing, in this version and since the versions before."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.base import Part
from procedures.definition.deadline import PauseReason
from procedures.definition.fees import Exemption, FeeRule
from procedures.definition.form import Column, FormField, Page
from procedures.definition.general import Case
from procedures.definition.outcome import ResultPaper
from procedures.definition.papers import PaperRequirement
from procedures.definition.process import Branch, Step
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.survey import Survey

# What bears an id, and whether it need only be alone in the list it stands in.
BEARERS: dict[type[Part], bool] = {
    Case: False,
    Page: False,
    FormField: False,
    Column: True,
    PaperRequirement: False,
    FeeRule: False,
    Exemption: True,
    Step: False,
    Branch: False,
    PauseReason: False,
    ResultPaper: False,
}


def _twice(survey: Survey) -> Iterator[Finding]:
    for kind, in_its_list in BEARERS.items():
        seen: dict[tuple[str, str], Part] = {}
        for place, part in survey.of(kind):
            key = (place.rpartition("/")[0] if in_its_list else "", _id(part))
            if (first := seen.setdefault(key, part)) is not part:
                words = {"one": called(part), "other": called(first)}
                yield Finding("ids.twice", place, _("%(one)s mang cùng mã với %(other)s.") % words)


def _id(part: Part) -> str:
    return str(getattr(part, "id", None) or getattr(part, "code", ""))


def _columns_like_fields(survey: Survey) -> Iterator[Finding]:
    for place, column in survey.of(Column):
        if field := survey.fields.get(column.id):
            sentence = _("%(column)s mang cùng mã với %(field)s: trong dòng của bảng, mã này chỉ còn nghĩa là cột.")
            words = {"column": called(column), "field": called(field)}
            yield warning("ids.column_like_field", place, sentence % words)


def reused(survey: Survey, earlier: Survey) -> Iterator[Finding]:
    """Fields, columns and steps whose id meant something of another kind in the earlier version."""
    for place, field in survey.of(FormField):
        yield from _reused(place, field, earlier.fields.get(field.id))
    for place, column in survey.of(Column):
        yield from _reused(place, column, earlier.tables.get(survey.row_at(place), {}).get(column.id))
    for place, step in survey.of(Step):
        yield from _reused(place, step, earlier.steps.get(step.code))


def _reused(place: str, now: FormField | Column | Step, before: FormField | Column | Step | None) -> Iterator[Finding]:
    if before and before.kind != now.kind:
        sentence = _(
            "%(part)s thuộc loại %(now)s, nhưng mã này trong bản trước thuộc loại %(before)s: hãy đặt mã khác."
        )
        words = {"part": called(now), "now": now.kind.value, "before": before.kind.value}
        yield Finding("ids.reused", place, sentence % words)


CHECKS = (_twice, _columns_like_fields)
