"""The steps as a drawn line: who does what, how long it may take, and when it is left out."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from procedures.catalogue import wording
from procedures.catalogue.conditions import in_words
from procedures.catalogue.page import CourseBranch, CourseStep
from procedures.definition import ProcedureDefinition
from procedures.definition.process import Block, Parallel, Step, StepKind, Timeout, UnitRule


def course(definition: ProcedureDefinition, agencies: Mapping[str, str]) -> tuple[CourseStep, ...]:
    """The whole process; `agencies` names those it fixes by code."""
    return tuple(_blocks(definition.process.blocks, definition, agencies))


def fixed_agencies(definition: ProcedureDefinition) -> set[str]:
    """The codes of agencies that steps are bound to."""
    return {step.unit.agency for step in definition.process.steps() if step.unit.agency}


def _blocks(
    blocks: Sequence[Block], definition: ProcedureDefinition, agencies: Mapping[str, str]
) -> Iterator[CourseStep]:
    for block in blocks:
        if isinstance(block, Step):
            yield _step(block, definition, agencies)
        else:
            yield _parallel(block, definition, agencies)


def _parallel(block: Parallel, definition: ProcedureDefinition, agencies: Mapping[str, str]) -> CourseStep:
    branches = tuple(
        CourseBranch(
            label=" ".join(part for part in (str(branch.name), _only(in_words(branch.when, definition))) if part),
            course=tuple(_blocks(branch.blocks, definition, agencies)),
        )
        for branch in block.branches
    )
    return CourseStep(label=_("Cùng lúc"), branches=branches)


def _step(step: Step, definition: ProcedureDefinition, agencies: Mapping[str, str]) -> CourseStep:
    times = (wording.working_hours(step.allowance) if step.allowance else "", _timeout(step.on_timeout))
    notes = (", ".join(part for part in times if part), _only(in_words(step.when, definition)))
    return CourseStep(
        label=str(step.name),
        who=_who(step, definition, agencies),
        note=" ".join(note for note in notes if note),
    )


def _who(step: Step, definition: ProcedureDefinition, agencies: Mapping[str, str]) -> str:
    if step.kind is StepKind.AUTOMATIC:
        return _("Hệ thống tự làm")
    place = wording.capital(_place(step.unit, definition, agencies))
    return f"{place}, {str(step.role.label).lower()}" if step.role else place


def _place(rule: UnitRule, definition: ProcedureDefinition, agencies: Mapping[str, str]) -> str:
    competent = str(definition.general.competence.agency_kind.label)
    places = {
        "RECEIVING": _("nơi tiếp nhận hồ sơ"),
        "COMPETENT": competent,
        "SERVING": str(rule.agency_kind.label) if rule.agency_kind else competent,
        "FIXED": agencies.get(rule.agency or "", rule.agency or ""),
        "APPLICANT": _("Bạn"),
    }
    return places[rule.at]


def _timeout(timeout: Timeout | None) -> str:
    if timeout is None:
        return ""
    after = {"after": wording.term(timeout.after)}
    meanings = {
        "CONSENT": _("tối đa %(after)s, quá hạn là đồng ý") % after,
        "CONFIRMED": _("tối đa %(after)s, quá hạn là xác nhận") % after,
        "DONE": _("hết %(after)s là xong") % after,
        "ESCALATE": _("tối đa %(after)s, quá hạn thì lãnh đạo cơ quan đó trả lời") % after,
    }
    return meanings[timeout.outcome]


def _only(when: str) -> str:
    return _("(chỉ khi: %(condition)s)") % {"condition": when} if when else ""
