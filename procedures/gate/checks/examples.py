"""Worked examples: enough of them, about things that exist, and coming out as written."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.calendar import national_calendar
from core.templatetags.vietnamese import moment
from core.text import Sentence, money
from procedures.definition.examples import Example
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.survey import Survey
from procedures.rules.examples import differences

ENOUGH = 3
PARTS: dict[str, Sentence] = {
    "case": gettext_lazy("trường hợp"),
    "not shown": gettext_lazy("trường phải hiện mà không hiện"),
    "not hidden": gettext_lazy("trường phải ẩn mà vẫn hiện"),
    "papers": gettext_lazy("giấy tờ cần nộp"),
    "fee": gettext_lazy("phí, lệ phí"),
    "path": gettext_lazy("các bước"),
    "results": gettext_lazy("kết quả"),
    "errors": gettext_lazy("trường bị từ chối"),
    "due": gettext_lazy("ngày hẹn trả"),
}


def _few(survey: Survey) -> Iterator[Finding]:
    count = len(survey.definition.examples)
    if count < ENOUGH:
        sentence = _("Thủ tục có %(count)s ví dụ; cần ít nhất %(enough)s: bình thường, sát mức và bị từ chối.")
        yield warning("examples.few", "examples", sentence % {"count": count, "enough": ENOUGH})


def _run(survey: Survey) -> Iterator[Finding]:
    for place, example in survey.of(Example):
        # Which answers are refused hangs on the city's register of communes: procedures.gate.checks.offices asks that.
        pure = example.model_copy(update={"expect": example.expect.model_copy(update={"errors": None})})
        yield from failed(survey, place, pure)


def failed(survey: Survey, place: str, example: Example) -> Iterator[Finding]:
    """One finding for each part of the example that comes out otherwise than written."""
    for part, wanted, got in differences(survey.definition, example, national_calendar()):
        sentence = _("%(example)s, %(part)s: mong đợi %(wanted)s, nhưng ra %(got)s.")
        names = NAMED.get(part, _fields)(survey)
        words = {"example": called(example), "part": PARTS[part]}
        words |= {"wanted": _shown(wanted, names), "got": _shown(got, names)}
        yield Finding("examples.failed", f"{place}/expect", sentence % words)


def _fields(survey: Survey) -> dict[str, Any]:
    return {**survey.fields}


# What the ids in a part of an example are of; the others are of fields.
NAMED: dict[str, Callable[[Survey], dict[str, Any]]] = {
    "case": lambda survey: {case.code: case for case in survey.definition.cases},
    "papers": lambda survey: {paper.id: paper for paper in survey.definition.papers},
    "path": lambda survey: {step.code: step for step in survey.definition.process.steps()},
    "results": lambda survey: {paper.id: paper for paper in survey.definition.outcome.papers},
}


def _shown(value: Any, names: Mapping[str, Any]) -> str:
    """As people say it: a day and time, đồng, parts by what they are called."""
    match value:
        case list():
            return ", ".join(_shown(each, names) for each in value) or _("không có gì")
        case datetime():
            return moment(value)
        case int():
            return money(value)
        case _ if value in names:
            return called(names[value])
        case _:
            return str(value or _("không có gì"))


def _unknown(survey: Survey) -> Iterator[Finding]:
    definition = survey.definition
    for place, example in survey.of(Example):
        expect = example.expect
        for where, names, known in (
            ("answers", [*example.answers], survey.fields.keys()),
            ("refused", example.refused, survey.steps.keys()),
            ("expect/case", [expect.case] if expect.case else [], {case.code for case in definition.cases}),
            ("expect/shown", expect.shown, survey.fields.keys()),
            ("expect/hidden", expect.hidden, survey.fields.keys()),
            ("expect/errors", expect.errors, survey.fields.keys()),
            ("expect/papers", expect.papers, {paper.id for paper in definition.papers}),
            ("expect/path", expect.path, survey.steps.keys()),
            ("expect/results", expect.results, {paper.id for paper in definition.outcome.papers}),
        ):
            for name in sorted(set(names or []) - known):
                sentence = _("%(example)s nhắc đến “%(name)s”, nhưng thủ tục không có mã ấy.")
                yield Finding(
                    "examples.unknown", f"{place}/{where}", sentence % {"example": called(example), "name": name}
                )


CHECKS = (_few, _run, _unknown)
