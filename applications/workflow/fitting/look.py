"""A dossier seen by another definition than its own."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from applications.models import Attachment, Dossier, StepRun
from applications.status import Status
from applications.workflow.advance import facts_of_dossier, frontier_of
from applications.workflow.engine import Frontier
from procedures.definition import ProcedureDefinition
from procedures.rules.facts import Facts

# What is looked at beside the dossier itself: of many dossiers, read at once.
FILES = Prefetch("attachments", Attachment.objects.filter(removed_at=None), to_attr="files")
LOOKED_AT = ("step_runs", "charges", "papers_issued", "supplements", FILES)


@dataclass
class Look:
    dossier: Dossier
    new: ProcedureDefinition

    @property
    def old(self) -> ProcedureDefinition:
        return self.dossier.definition

    @property
    def is_filed(self) -> bool:
        return self.dossier.status != Status.DRAFT

    @cached_property
    def facts(self) -> Facts:
        return facts_of_dossier(self.dossier, self.new)

    @cached_property
    def runs(self) -> list[StepRun]:
        return list(self.dossier.step_runs.all())

    @cached_property
    def frontier(self) -> Frontier:
        return frontier_of(self.dossier, self.runs, self.new)
