"""What is said of the procedure as a whole, and its cases."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.general import Case
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.survey import Survey


def _said(survey: Survey) -> Iterator[Finding]:
    general = survey.definition.general
    if not general.legal_bases:
        yield Finding("general.no_legal_basis", "general/legal_bases", _("Thủ tục chưa nêu căn cứ pháp lý nào."))
    if not general.audiences:
        yield Finding("general.no_audience", "general/audiences", _("Thủ tục chưa nêu dành cho ai."))
    for name in ("related", "joins"):
        if general.code in getattr(general, name):
            sentence = _("Thủ tục được nối với chính nó (%(code)s).")
            yield Finding("general.itself", f"general/{name}", sentence % {"code": general.code})


def _territory(survey: Survey) -> Iterator[Finding]:
    name = survey.definition.general.competence.territory_field
    step = survey.recorded.get(name or "")
    if name and step:
        sentence = _("Nơi giải quyết lấy theo %(field)s, nhưng trường này do cán bộ ghi ở %(step)s, sau khi nộp.")
        words = {"field": called(survey.fields[name]), "step": called(step)}
        yield Finding("general.territory_late", "general/competence/territory_field", sentence % words)


def _cases(survey: Survey) -> Iterator[Finding]:
    cases = survey.of(Case)
    if not cases:
        yield Finding("cases.none", "cases", _("Thủ tục chưa có trường hợp nào, nên không có thời hạn giải quyết."))
    for place, case in cases[:-1]:
        if case.when is None:
            sentence = _("%(case)s không có điều kiện nên nhận mọi hồ sơ: các trường hợp sau không bao giờ dùng đến.")
            yield Finding("cases.shadows", place, sentence % {"case": called(case)})


CHECKS = (_said, _territory, _cases)
