"""Why a dossier cannot be moved to another version: one reason a function, each a sentence for people."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from applications.models.step_run import Outcome
from applications.status import Status
from applications.supplements.targets import targets_of
from applications.workflow.fitting.look import Look
from procedures.definition.process import Block, Parallel
from procedures.rules.papers import missing
from procedures.rules.validation import errors


def _asked_back(look: Look) -> Iterator[str]:
    if look.dossier.status == Status.WITHDRAWN:
        yield _("Người nộp đang xin rút hồ sơ. Hãy quyết định yêu cầu rút trước.")


def _steps_gone(look: Look) -> Iterator[str]:
    """An open step must stay open, on the same branch and of the same kind: nobody's work is taken away."""
    still = {(opening.step.code, opening.branch, opening.step.kind.value) for opening in look.frontier.open}
    for run in look.runs:
        if run.is_open and (run.step, run.branch, run.kind) not in still:
            yield _("Bước đang làm «%(step)s» không còn như vậy trong phiên bản mới.") % {"step": run.name}


def _refusals_gone(look: Look) -> Iterator[str]:
    """People read which part of their dossier was refused: it must have its name."""
    branches = set(_branches(look.new.process.blocks))
    for run in look.runs:
        if run.outcome == Outcome.REFUSED and run.branch and run.branch not in branches:
            yield _("Phần đã từ chối ở bước «%(step)s» không có trong phiên bản mới.") % {"step": run.name}


def _branches(blocks: list[Block], path: str = "") -> Iterator[str]:
    for block in blocks:
        for branch in block.branches if isinstance(block, Parallel) else []:
            inner = f"{path}/{branch.code}".lstrip("/")
            yield inner
            yield from _branches(branch.blocks, inner)


def _kinds_changed(look: Look) -> Iterator[str]:
    new = look.new.all_fields()
    for name, each in look.old.all_fields().items():
        if name in new and new[name].kind is not each.kind and name in look.dossier.answers:
            yield _("Trường «%(field)s» đổi loại nên câu trả lời đã có không dùng được.") % {"field": each.label}


def _answers_wrong(look: Look) -> Iterator[str]:
    fields = look.new.all_fields()
    for name in sorted({place.partition(".")[0] for place in errors(look.new, look.dossier.answers, look.facts)}):
        words = {"field": fields[name].label}
        yield _("Câu trả lời «%(field)s» chưa có hoặc không hợp lệ theo phiên bản mới.") % words


def _papers_missing(look: Look) -> Iterator[str]:
    for paper in missing(look.new, look.facts, look.dossier.handed_in):
        yield _("Phiên bản mới đòi thêm giấy tờ «%(paper)s».") % {"paper": paper.name}


def _questions_gone(look: Look) -> Iterator[str]:
    """What the applicant was asked to complete must have its place."""
    known = targets_of(look.new)
    for item in (item for each in look.dossier.supplements.all() if not each.answered_at for item in each.items):
        if item["target"] not in known:
            yield _("Mục đang chờ bổ sung «%(item)s» không có trong phiên bản mới.") % {"item": item["label"]}


def _results_gone(look: Look) -> Iterator[str]:
    known = {f"result:{paper.id}" for paper in look.new.outcome.papers}
    for paper in look.dossier.papers_issued.all():
        if paper.key.startswith("result:") and paper.key not in known:
            yield _("Kết quả đã cấp «%(paper)s» không có trong phiên bản mới.") % {"paper": paper.title}


def _no_case(look: Look) -> Iterator[str]:
    if not look.facts.case:
        yield _("Phiên bản mới không có trường hợp nào cho câu trả lời của hồ sơ này.")


Reason = Callable[[Look], Iterator[str]]


def _of_filed(reason: Reason) -> Reason:
    """What is still being written is judged when it is filed."""
    return lambda look: reason(look) if look.is_filed else iter(())


BLOCKS: tuple[Reason, ...] = (
    _asked_back,
    _steps_gone,
    _refusals_gone,
    _kinds_changed,
    _of_filed(_answers_wrong),
    _of_filed(_papers_missing),
    _questions_gone,
    _results_gone,
    _of_filed(_no_case),
)
