"""What the citizen holds in the end."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.outcome import ResultPaper
from procedures.definition.process import StepKind
from procedures.gate.finding import Finding, warning
from procedures.gate.naming import called
from procedures.gate.survey import Survey

# Steps after which nothing was decided yet, or all is handed over already.
NO_RESULT = {StepKind.RECEPTION, StepKind.CITIZEN_CONFIRMATION, StepKind.PAYMENT}


def _some(survey: Survey) -> Iterator[Finding]:
    if not survey.definition.outcome.papers:
        yield Finding("outcome.none", "outcome", _("Thủ tục chưa có giấy kết quả nào."))


def _papers(survey: Survey) -> Iterator[Finding]:
    for place, paper in survey.of(ResultPaper):
        if not any(section.rows or section.text for section in paper.sections):
            yield warning("outcome.blank", place, _("%(paper)s chưa có nội dung nào.") % {"paper": called(paper)})
        step = survey.steps.get(paper.result_of)
        if step and step.kind in NO_RESULT:
            sentence = _("%(paper)s được cấp ngay khi xong %(step)s, lúc chưa ai giải quyết hồ sơ.")
            words = {"paper": called(paper), "step": called(step)}
            yield Finding("outcome.too_early", f"{place}/result_of", sentence % words)


CHECKS = (_some, _papers)
