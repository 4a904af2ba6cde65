"""The form's pages and rules: nothing empty, nothing beside a field that is not there."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.form import Page, Rule, Section
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.survey import Survey


def _some(survey: Survey) -> Iterator[Finding]:
    if not survey.definition.form.fields():
        yield Finding("form.no_field", "form", _("Tờ khai chưa hỏi câu nào."))


def _empty(survey: Survey) -> Iterator[Finding]:
    for place, page in survey.of(Page):
        if not page.sections:
            yield Finding("form.empty_page", place, _("%(page)s chưa có mục nào.") % {"page": called(page)})
    for place, section in survey.of(Section):
        if not section.fields:
            words = {"section": called(section), "page": survey.owner(place.rpartition("/")[0])}
            sentence = _("%(section)s của %(page)s chưa có trường nào.")
            yield Finding("form.empty_section", place, sentence % words)


def _rules(survey: Survey) -> Iterator[Finding]:
    for place, rule in survey.of(Rule):
        if step := survey.recorded.get(rule.field):
            sentence = _("%(rule)s được xét khi nộp hồ sơ, nhưng trường ấy do cán bộ ghi ở %(step)s.")
            words = {"rule": called(rule), "step": called(step)}
            yield Finding("form.rule_beside_step", place, sentence % words)


CHECKS = (_some, _empty, _rules)
