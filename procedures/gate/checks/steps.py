"""Each step by itself: its desk, its handler, its time-out, what it records."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.process import Step, StepKind, UnitRule
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.survey import Survey
from procedures.handlers import HANDLERS

# The boxes every desk has beside a step's own questions.
RESERVED = {"note", "outcome", "revision", "once", "add_row", "remove_row"}
TIMEOUTS = {
    "CONSENT": {StepKind.CONSULTATION, StepKind.HANDLING},
    "ESCALATE": {StepKind.CONSULTATION, StepKind.HANDLING, StepKind.SITE_VISIT, StepKind.COUNCIL},
    "CONFIRMED": {StepKind.CITIZEN_CONFIRMATION},
    "DONE": {StepKind.POSTING},
}


def _handlers(survey: Survey) -> Iterator[Finding]:
    for place, step in survey.of(Step):
        words = {"step": called(step), "handler": step.handler}
        if step.kind is not StepKind.AUTOMATIC:
            if step.handler:
                sentence = _("%(step)s do người làm nên không dùng bộ xử lý tự động “%(handler)s”.")
                yield Finding("process.handler_elsewhere", place, sentence % words)
        elif not step.handler:
            sentence = _("%(step)s chạy tự động nhưng chưa chọn bộ xử lý.")
            yield Finding("process.no_handler", place, sentence % words)
        elif step.handler not in HANDLERS:
            sentence = _("%(step)s dùng bộ xử lý “%(handler)s”, nhưng Cổng không có bộ xử lý nào như thế.")
            yield Finding("process.unknown_handler", f"{place}/handler", sentence % words)


def _handler_needs(survey: Survey) -> Iterator[Finding]:
    for place, step in survey.of(Step):
        handler = HANDLERS.get(step.handler or "")
        if handler and handler.fills and not (step.fields and step.fields[0].kind in handler.fills):
            sentence = _("%(step)s: bộ xử lý “%(handler)s” ghi kết quả vào trường đầu tiên của bước, loại %(kinds)s.")
            kinds = ", ".join(sorted(kind.value for kind in handler.fills))
            words = {"step": called(step), "handler": step.handler, "kinds": kinds}
            yield Finding("process.handler_needs", place, sentence % words)


def _timeouts(survey: Survey) -> Iterator[Finding]:
    for place, step in survey.of(Step):
        if step.on_timeout and step.kind not in TIMEOUTS[step.on_timeout.outcome]:
            sentence = _("%(step)s: hết hạn coi như %(outcome)s không dùng được cho bước loại %(kind)s.")
            words = {"step": called(step), "outcome": step.on_timeout.outcome, "kind": step.kind.value}
            yield Finding("process.timeout", f"{place}/on_timeout", sentence % words)


def _councils(survey: Survey) -> Iterator[Finding]:
    for place, step in survey.of(Step):
        if (step.council is None) == (step.kind is StepKind.COUNCIL):
            sentence = _("%(step)s: bước họp hội đồng, và chỉ bước ấy, phải nêu khi nào hội đồng họp được.")
            yield Finding("process.council", f"{place}/council", sentence % {"step": called(step)})
        elif step.council and step.council.chair_decides and not step.council.carried_by:
            sentence = _("%(step)s: hội đồng không biểu quyết thì không có số phiếu ngang nhau.")
            yield Finding("process.council", f"{place}/council/chair_decides", sentence % {"step": called(step)})


def _desks(survey: Survey) -> Iterator[Finding]:
    for place, step in survey.of(Step):
        if fault := _desk_fault(step.unit, step.kind):
            yield Finding("process.unit", f"{place}/unit", f"{called(step)}: {fault}")


def _desk_fault(unit: UnitRule, kind: StepKind) -> str | None:
    if (unit.at == "SERVING") != (unit.agency_kind is not None):
        return _("cơ quan phục vụ địa bàn (SERVING), và chỉ khi ấy, phải nêu loại cơ quan.")
    if (unit.at == "FIXED") != (unit.agency is not None):
        return _("một cơ quan cố định (FIXED), và chỉ khi ấy, phải nêu mã cơ quan.")
    if (unit.at == "APPLICANT") != (kind is StepKind.CITIZEN_CONFIRMATION):
        return _("bước người nộp xác nhận, và chỉ bước ấy, nằm ở người nộp (APPLICANT).")
    if unit.territory_field and unit.at != "SERVING":
        return _("trường nêu địa bàn chỉ dùng cho cơ quan phục vụ địa bàn (SERVING).")
    return None


def _reserved(survey: Survey) -> Iterator[Finding]:
    for place, step in survey.of(Step):
        for number, field in enumerate(step.fields):
            if field.id in RESERVED:
                sentence = _("%(field)s của %(step)s trùng tên với ô có sẵn trên trang xử lý: hãy đặt mã khác.")
                words = {"field": called(field), "step": called(step)}
                yield Finding("ids.reserved", f"{place}/fields/{number}", sentence % words)


CHECKS = (_handlers, _handler_needs, _timeouts, _councils, _desks, _reserved)
