"""Names that mean nothing: a field, part, column, step or paper that is not there."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.conditions import Compare, Reference
from procedures.definition.fees import ByTable, Exemption, FeeRule, PerUnit, Tiered
from procedures.definition.form import Computed, FormField, Kind, Rule, SamePerson
from procedures.definition.outcome import ResultPaper, ResultSection, Template
from procedures.definition.process import UnitRule
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.sorts import Sort
from procedures.gate.survey import Survey
from procedures.rules.placeholders import PLACEHOLDER, placeholders


def _mentions(survey: Survey) -> Iterator[tuple[str, Reference]]:
    """Every reference that is read where it stands, with its place."""
    for place, compare in survey.of(Compare):
        yield from ((place, name) for name in (compare.field, compare.other) if name)
    for place, per_unit in survey.of(PerUnit):
        yield f"{place}/quantity", per_unit.quantity
    for place, tiered in survey.of(Tiered):
        yield f"{place}/quantity", tiered.quantity
        yield from [(f"{place}/times", tiered.times)] if tiered.times else []
    for place, table in survey.of(ByTable):
        yield f"{place}/field", table.field
        yield from [(f"{place}/times", table.times)] if table.times else []
    for place, person in survey.of(SamePerson):
        yield from ((place, name) for name in (person.birth, person.sex) if name)


def _unknown(survey: Survey) -> Iterator[Finding]:
    for place, name in _mentions(survey):
        if survey.named(name, survey.row_at(place)) is None:
            yield _fault(survey, place, name)
    for place, computed in survey.of(Computed):
        for number, name in enumerate(computed.of):
            if survey.anywhere(name) is None:
                yield _fault(survey, f"{place}/of/{number}", name)


def _fault(survey: Survey, place: str, name: Reference) -> Finding:
    field, _dot, part = name.partition(".")
    words = {"owner": survey.owner(place), "name": field, "part": part}
    if part and (known := survey.named(field, survey.row_at(place))):
        words["name"] = known.title
        sentence = _("%(owner)s nhắc đến phần “%(part)s” của %(name)s, nhưng trường này không có phần ấy.")
        return Finding("reference.unknown_part", place, sentence % words)
    if tables := survey.columns.get(field):
        words["table"] = called(survey.fields[tables[0]])
        sentence = _("%(owner)s nhắc đến cột %(name)s của %(table)s ở nơi không xét riêng từng dòng của bảng này.")
        return Finding("reference.column_outside", place, sentence % words)
    sentence = _("%(owner)s nhắc đến trường %(name)s, nhưng thủ tục không có trường nào như thế.")
    return Finding("reference.unknown_field", place, sentence % words)


def _fields_named(survey: Survey) -> Iterator[tuple[str, str]]:
    """Where a field is named by its id alone."""
    for place, rule in survey.of(Rule):
        if rule.field not in survey.columns:
            yield f"{place}/field", rule.field
    for place, section in survey.of(ResultSection):
        yield from ((f"{place}/rows/{number}/field", row.field) for number, row in enumerate(section.rows))
    for place, paper in survey.of(ResultPaper):
        yield from ((f"{place}/signers/{number}/field", row.field) for number, row in enumerate(paper.signers))
    for place, unit in survey.of(UnitRule):
        yield from [(f"{place}/territory_field", unit.territory_field)] if unit.territory_field else []
    for place, fee in survey.of(FeeRule):
        yield from [(f"{place}/each_row_of", fee.each_row_of)] if fee.each_row_of else []
    if territory := survey.definition.general.competence.territory_field:
        yield "general/competence/territory_field", territory


def _unknown_by_id(survey: Survey) -> Iterator[Finding]:
    for place, name in _fields_named(survey):
        if name not in survey.fields:
            yield _fault(survey, place, name)


def _silent_rows(survey: Survey) -> Iterator[Finding]:
    for place, section in survey.of(ResultSection):
        for number, row in enumerate(section.rows):
            known = survey.named(row.field)
            if known and known.sort is Sort.NONE:
                sentence = _("%(owner)s in %(field)s, nhưng trường này không có câu trả lời để in.")
                words = {"owner": survey.owner(place), "field": known.title}
                yield Finding("reference.no_answer", f"{place}/rows/{number}", sentence % words)


def _templates(survey: Survey) -> Iterator[Finding]:
    for place, section in survey.of(ResultSection):
        if section.text:
            yield from _template(survey, f"{place}/text", section.text)


def _template(survey: Survey, place: str, template: Template) -> Iterator[Finding]:
    words = f"{template.vi} {template.en or ''}"
    owner = survey.owner(place)
    for name in sorted({name for name in placeholders(words) if survey.named(name) is None}):
        sentence = _("%(owner)s có chỗ điền {%(name)s}, nhưng thủ tục không có trường nào như thế.")
        yield Finding("reference.template", place, sentence % {"owner": owner, "name": name})
    if any(brace in PLACEHOLDER.sub("", words) for brace in "{}"):
        sentence = _("%(owner)s có dấu ngoặc nhọn không bao quanh mã của một trường.")
        yield Finding("reference.template_brace", place, sentence % {"owner": owner})


def _papers(survey: Survey) -> Iterator[Finding]:
    papers = {paper.id for paper in survey.definition.papers}
    slots = [(f"{place}/paper", field.paper) for place, field in survey.of(FormField) if field.kind is Kind.FILE]
    proofs = [(f"{place}/evidence", exemption.evidence) for place, exemption in survey.of(Exemption)]
    for place, name in [*slots, *proofs]:
        if name and name not in papers:
            sentence = _("%(owner)s nhắc đến giấy tờ %(name)s, nhưng thành phần hồ sơ không có giấy tờ ấy.")
            words = {"owner": survey.owner(place), "name": name}
            yield Finding("reference.unknown_paper", place, sentence % words)


def _steps(survey: Survey) -> Iterator[Finding]:
    for place, paper in survey.of(ResultPaper):
        if paper.result_of not in survey.steps:
            sentence = _("%(owner)s được cấp khi xong bước %(name)s, nhưng quy trình không có bước ấy.")
            words = {"owner": called(paper), "name": paper.result_of}
            yield Finding("reference.unknown_step", f"{place}/result_of", sentence % words)


CHECKS = (_unknown, _unknown_by_id, _silent_rows, _templates, _papers, _steps)
