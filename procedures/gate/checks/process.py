"""The shape of the process: where it begins and ends, who holds each step, where it may turn back."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.definition.process import Block, Branch, Parallel, Process, Step, StepKind
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.survey import Survey

ENDS = {StepKind.RECEPTION, StepKind.RETURN}
# Before the legal clock, after it, with a pause of its own, or nobody's who could let it run again.
UNPAUSED = {StepKind.RECEPTION, StepKind.RETURN, StepKind.AUTOMATIC, StepKind.CITIZEN_CONFIRMATION}
# Nobody's desk: the applicant confirms, the portal acts.
DESKLESS = {StepKind.AUTOMATIC, StepKind.CITIZEN_CONFIRMATION}


def _ends(survey: Survey) -> Iterator[Finding]:
    blocks = survey.definition.process.blocks
    if not blocks:
        yield Finding("process.empty", "process", _("Quy trình chưa có bước nào."))
        return
    if not _always(blocks[0], StepKind.RECEPTION):
        sentence = _("Bước đầu tiên của quy trình phải là tiếp nhận (RECEPTION), và không kèm điều kiện.")
        yield Finding("process.no_reception", "process/blocks/0", sentence)
    if not _always(blocks[-1], StepKind.RETURN):
        sentence = _("Bước cuối cùng của quy trình phải là trả kết quả (RETURN), và không kèm điều kiện.")
        yield Finding("process.no_return", f"process/blocks/{len(blocks) - 1}", sentence)


def _always(block: Block, kind: StepKind) -> bool:
    return isinstance(block, Step) and block.kind is kind and block.when is None


def _elsewhere(survey: Survey) -> Iterator[Finding]:
    blocks = survey.definition.process.blocks
    at_ends = {("process/blocks/0", StepKind.RECEPTION), (f"process/blocks/{len(blocks) - 1}", StepKind.RETURN)}
    for place, step in survey.of(Step):
        if step.kind in ENDS and (place, step.kind) not in at_ends:
            sentence = _("%(step)s là bước tiếp nhận hoặc trả kết quả nhưng không đứng ở đầu hay cuối quy trình.")
            yield Finding("process.end_elsewhere", place, sentence % {"step": called(step)})


def _returns(survey: Survey) -> Iterator[Finding]:
    sequences = [("process/blocks", survey.definition.process.blocks)]
    sequences += [(f"{place}/blocks", branch.blocks) for place, branch in survey.of(Branch)]
    for place, blocks in sequences:
        earlier: set[str] = set()
        for number, block in enumerate(blocks):
            if isinstance(block, Step):
                yield from _return(survey, f"{place}/{number}", block, earlier)
                earlier.add(block.code)


def _return(survey: Survey, place: str, step: Step, earlier: set[str]) -> Iterator[Finding]:
    if step.may_return_to is None or step.may_return_to in earlier:
        return
    words = {"step": called(step), "target": step.may_return_to}
    if target := survey.steps.get(step.may_return_to):
        words["target"] = called(target)
        sentence = _("%(step)s được trả lại %(target)s, nhưng bước ấy không đứng trước trong cùng chuỗi bước.")
        yield Finding("process.return_target", place, sentence % words)
    else:
        sentence = _("%(step)s được trả lại bước %(target)s, nhưng quy trình không có bước ấy.")
        yield Finding("reference.unknown_step", place, sentence % words)


def _branches(survey: Survey) -> Iterator[Finding]:
    for place, parallel in survey.of(Parallel):
        if len(parallel.branches) < 2:
            sentence = _("Khối song song phải có ít nhất hai nhánh; chỉ một nhánh thì đặt các bước thẳng vào chuỗi.")
            yield Finding("process.few_branches", place, sentence)
    for place, branch in survey.of(Branch):
        if not branch.blocks:
            yield Finding("process.empty_branch", place, _("%(branch)s chưa có bước nào.") % {"branch": called(branch)})


def _roles(survey: Survey) -> Iterator[Finding]:
    for place, step in survey.of(Step):
        if step.role is None and step.kind not in DESKLESS:
            sentence = _("%(step)s chưa giao cho vai trò nào, nên không ai làm được.")
            yield Finding("process.no_role", place, sentence % {"step": called(step)})


def _knows_later(survey: Survey) -> Iterator[Finding]:
    """A step or branch that waits for what only itself or a later step records would never run."""
    order = {code: number for number, code in enumerate(survey.steps)}
    parts: list[tuple[str, Step | Branch]] = [*survey.of(Step), *survey.of(Branch)]
    for place, part in parts:
        first = order[part.code] if isinstance(part, Step) else _first(part, order)
        for name in sorted(survey.read_by(place, part)):
            recorder = survey.recorded.get(name)
            if recorder and order[recorder.code] >= first:
                sentence = _("%(part)s có điều kiện theo %(field)s, nhưng trường này chỉ được ghi ở %(step)s, sau đó.")
                words = {"part": called(part), "field": called(survey.fields[name]), "step": called(recorder)}
                yield Finding("process.knows_later", place, sentence % words)


def _first(branch: Branch, order: dict[str, int]) -> int:
    steps = Process(blocks=branch.blocks).steps()
    return min((order[step.code] for step in steps), default=len(order))


def _four_eyes(survey: Survey) -> Iterator[Finding]:
    """A step is for other people than those who did certain steps before it."""
    order = {code: number for number, code in enumerate(survey.steps)}
    for place, step in survey.of(Step):
        for number, code in enumerate(step.other_than):
            if order.get(code, len(order)) >= order[step.code]:
                words = {"step": called(step), "other": _named(survey, code)}
                sentence = _("%(step)s không do người đã làm %(other)s, nhưng quy trình không có bước ấy ở phía trước.")
                yield Finding("process.other_than", f"{place}/other_than/{number}", sentence % words)


def _pauses(survey: Survey) -> Iterator[Finding]:
    """What stands from its opening stands for a reason the version has."""
    known = {reason.id for reason in survey.definition.deadline.pause_reasons}
    for place, step in survey.of(Step):
        if step.pause_reason and (step.pause_reason not in known or step.kind in UNPAUSED):
            sentence = _("%(step)s: thời hạn không tạm dừng được vì lý do %(reason)s ở bước này.")
            words = {"step": called(step), "reason": step.pause_reason}
            yield Finding("process.pause_reason", f"{place}/pause_reason", sentence % words)


def _named(survey: Survey, code: str) -> str:
    return called(survey.steps[code]) if code in survey.steps else _("bước %(code)s") % {"code": code}


CHECKS = (_ends, _elsewhere, _returns, _branches, _roles, _knows_later, _four_eyes, _pauses)
