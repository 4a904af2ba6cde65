"""What moving a dossier to another version would change: one matter a function, each a sentence for people."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from applications.workflow.advance import facts_of_dossier
from applications.workflow.fitting.look import Look
from core.text import money
from procedures.fields import show
from procedures.rules.conditions import holds
from procedures.rules.fees import fee_lines, total


def _steps_opened(look: Look) -> Iterator[str]:
    open_now = {run.step for run in look.runs if run.is_open}
    for opening in look.frontier.open if look.runs else []:
        if opening.step.code not in open_now:
            yield _("Mở thêm bước «%(step)s».") % {"step": opening.step.name}


def _steps_ahead(look: Look) -> Iterator[str]:
    known = {step.code for step in look.old.process.steps()} | {opening.step.code for opening in look.frontier.open}
    for step in look.new.process.steps():
        if step.code not in known and holds(step.when, look.facts):
            yield _("Quy trình phía sau có thêm bước «%(step)s».") % {"step": step.name}


def _answers_unused(look: Look) -> Iterator[str]:
    new = look.new.all_fields()
    for name, each in look.old.all_fields().items():
        if name not in new and show(look.dossier.answers.get(name), each):
            yield _("Câu trả lời «%(field)s» không còn được hỏi; hồ sơ vẫn giữ.") % {"field": each.label}


def _case(look: Look) -> Iterator[str]:
    """Before acceptance nothing was promised."""
    words = {"old": facts_of_dossier(look.dossier).case, "new": look.facts.case}
    if look.dossier.accepted_at and words["old"] != words["new"]:
        yield _("Trường hợp .%(old)s thành .%(new)s; hạn trả đã hẹn giữ nguyên.") % words


def _fee(look: Look) -> Iterator[str]:
    charged = sum(charge.amount for charge in look.dossier.charges.all())
    now = total(fee_lines(look.new, look.facts))
    if look.dossier.accepted_at and charged != now:
        words = {"old": money(charged), "new": money(now)}
        yield _("Theo phiên bản mới phí là %(new)s; khoản đã tính %(old)s giữ nguyên.") % words


CHANGES: tuple[Callable[[Look], Iterator[str]], ...] = (_steps_opened, _steps_ahead, _answers_unused, _case, _fee)
