"""How large a definition may be: what is larger is not looked at any further."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.form import FormField
from procedures.definition.process import Step
from procedures.gate.finding import Finding
from procedures.gate.survey import Survey

MOST_FIELDS = 1000
MOST_STEPS = 300
MOST_PARTS = 50_000


def _too_many(survey: Survey) -> Iterator[Finding]:
    for place, count, most, sentence in (
        (
            "form",
            len(survey.of(FormField)),
            MOST_FIELDS,
            _("Tờ khai và các bước có %(count)s trường; nhiều nhất là %(most)s."),
        ),
        ("process", len(survey.of(Step)), MOST_STEPS, _("Quy trình có %(count)s bước; nhiều nhất là %(most)s.")),
        ("", len(survey.at), MOST_PARTS, _("Thủ tục có %(count)s phần; nhiều nhất là %(most)s.")),
    ):
        if count > most:
            yield Finding("schema.too_many", place, sentence % {"count": count, "most": most})


CHECKS = (_too_many,)
