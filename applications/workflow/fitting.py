"""What another version would mean for a dossier in flight, and whether it fits at all. Only reads."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from applications.models import Dossier, StepRun
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from applications.workflow.engine import Frontier, Run, frontier
from core.text import money
from procedures.definition import ProcedureDefinition
from procedures.definition.process import Step
from procedures.fields import show
from procedures.models import ProcedureVersion
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.fees import fee_lines, total
from procedures.rules.papers import missing
from procedures.rules.validation import errors
from procedures.versions import definition_of


@dataclass
class Fit:
    """`blocked`: why the dossier cannot be moved; `changes`: what moving it would change. Sentences, no answers."""

    blocked: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)

    @property
    def fits(self) -> bool:
        return not self.blocked


def fit(dossier: Dossier, version: ProcedureVersion) -> Fit:
    """How this dossier would stand under that version of its procedure."""
    looked = _Look(dossier, definition_of(version))
    return Fit(list(looked.blocked()), list(looked.changes()))


@dataclass
class _Look:
    dossier: Dossier
    new: ProcedureDefinition

    @property
    def old(self) -> ProcedureDefinition:
        return self.dossier.definition

    @cached_property
    def facts(self) -> Facts:
        return facts_of_dossier(self.dossier, self.new)

    @cached_property
    def runs(self) -> list[StepRun]:
        return list(self.dossier.step_runs.all())

    @cached_property
    def frontier(self) -> Frontier:
        runs = [Run(run.step, run.pk, run.outcome) for run in self.runs]
        return frontier(self.new.process, runs, lambda condition: holds(condition, self.facts))

    def blocked(self) -> Iterator[str]:
        yield from self._steps_gone()
        yield from self._kinds_changed()
        if self.dossier.status != Status.DRAFT:
            yield from self._answers_wrong()
            yield from self._papers_missing()
            yield from self._results_gone()
            if not self.facts.case:
                yield _("Phiên bản mới không có trường hợp nào cho câu trả lời của hồ sơ này.")

    def _steps_gone(self) -> Iterator[str]:
        """An open step must stay open, on the same branch and of the same kind: nobody's work is taken away."""
        steps = {step.code: step for step in self.new.process.steps()}
        still = {(opening.step.code, opening.branch) for opening in self.frontier.open}
        for run in self.runs:
            if run.is_open and ((run.step, run.branch) not in still or steps[run.step].kind.value != run.kind):
                yield _("Bước đang làm «%(step)s» không còn như vậy trong phiên bản mới.") % {"step": run.name}

    def _kinds_changed(self) -> Iterator[str]:
        new = self.new.all_fields()
        for name, each in self.old.all_fields().items():
            if name in new and new[name].kind is not each.kind and name in self.dossier.answers:
                yield _("Trường «%(field)s» đổi loại nên câu trả lời đã có không dùng được.") % {"field": each.label}

    def _answers_wrong(self) -> Iterator[str]:
        fields = self.new.all_fields()
        places = {place.partition(".")[0] for place in errors(self.new, self.dossier.answers, self.facts)}
        for name in sorted(places):
            yield _("Câu trả lời «%(field)s» chưa có hoặc không hợp lệ theo phiên bản mới.") % {
                "field": fields[name].label
            }

    def _papers_missing(self) -> Iterator[str]:
        have = Counter(file.paper for file in self.dossier.files)
        for paper in missing(self.new, self.facts, have):
            yield _("Phiên bản mới đòi thêm giấy tờ «%(paper)s».") % {"paper": paper.name}

    def _results_gone(self) -> Iterator[str]:
        known = {f"result:{paper.id}" for paper in self.new.outcome.papers}
        for paper in self.dossier.papers_issued.all():
            if paper.key.startswith("result:") and paper.key not in known:
                yield _("Kết quả đã cấp «%(paper)s» không có trong phiên bản mới.") % {"paper": paper.title}

    def changes(self) -> Iterator[str]:
        yield from self._steps_added()
        yield from self._answers_unused()
        yield from self._case_and_fee()

    def _steps_added(self) -> Iterator[str]:
        open_now = {run.step for run in self.runs if run.is_open}
        old_steps = {step.code for step in self.old.process.steps()}
        if self.runs:
            added = (opening.step for opening in self.frontier.open if opening.step.code not in open_now)
            yield from (_("Mở thêm bước «%(step)s».") % {"step": step.name} for step in added)
        yield from (
            _("Quy trình phía sau có thêm bước «%(step)s».") % {"step": step.name}
            for step in self.new.process.steps()
            if step.code not in old_steps and self._is_ahead(step)
        )

    def _is_ahead(self, step: Step) -> bool:
        return step.code not in {opening.step.code for opening in self.frontier.open} and holds(step.when, self.facts)

    def _answers_unused(self) -> Iterator[str]:
        new = self.new.all_fields()
        for name, each in self.old.all_fields().items():
            if name not in new and show(self.dossier.answers.get(name), each):
                yield _("Câu trả lời «%(field)s» không còn được hỏi; hồ sơ vẫn giữ.") % {"field": each.label}

    def _case_and_fee(self) -> Iterator[str]:
        if self.dossier.accepted_at is None:
            return
        if self.facts.case != self.dossier.case_code:
            words = {"old": self.dossier.case_code, "new": self.facts.case}
            yield _("Trường hợp .%(old)s thành .%(new)s; hạn trả đã hẹn giữ nguyên.") % words
        charged, now = (
            sum(charge.amount for charge in self.dossier.charges.all()),
            total(fee_lines(self.new, self.facts)),
        )
        if charged != now:
            words = {"old": money(charged), "new": money(now)}
            yield _("Theo phiên bản mới phí là %(new)s; khoản đã tính %(old)s giữ nguyên.") % words
