"""The process: a tree of blocks, sound by construction (design §4). A tree cannot deadlock."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from accounts.kinds import AgencyKind
from accounts.roles import Role
from procedures.definition.base import Identifier, Part, Text
from procedures.definition.deadline import TermRule
from procedures.definition.form import FormField, When


class StepKind(StrEnum):
    RECEPTION = "RECEPTION"
    HANDLING = "HANDLING"
    CONSULTATION = "CONSULTATION"
    SITE_VISIT = "SITE_VISIT"
    COUNCIL = "COUNCIL"
    APPROVAL = "APPROVAL"
    ISSUE = "ISSUE"
    RETURN = "RETURN"
    CITIZEN_CONFIRMATION = "CITIZEN_CONFIRMATION"
    PAYMENT = "PAYMENT"
    POSTING = "POSTING"
    AUTOMATIC = "AUTOMATIC"


class Share(StrEnum):
    """How many of so many there must be."""

    MAJORITY = "MAJORITY"
    TWO_THIRDS = "TWO_THIRDS"
    THREE_QUARTERS = "THREE_QUARTERS"
    ALL = "ALL"

    def is_reached(self, some: int, whole: int) -> bool:
        """A majority is more than half; the other shares suffice themselves."""
        if self is Share.MAJORITY:
            return 2 * some > whole
        over, under = {Share.TWO_THIRDS: (2, 3), Share.THREE_QUARTERS: (3, 4), Share.ALL: (1, 1)}[self]
        return some * under >= whole * over


class Council(Part):
    """When a council may conclude: one presides and one writes it down, both present, and enough others with them."""

    # The fewest members it has, who presides and who writes among them; guests do not count.
    members: int = Field(ge=2, le=50)
    # Of the members there must be present …
    quorum: Share
    # … and of those present must agree; none: there is no vote.
    carried_by: Share | None = None
    # At as many votes for as against, as who presides voted.
    chair_decides: bool = False


class UnitRule(Part):
    """Whose desk a step lands on: an office of the dossier, or the office of a kind that serves its territory."""

    at: Literal["RECEIVING", "COMPETENT", "SERVING", "FIXED", "APPLICANT"]
    agency_kind: AgencyKind | None = None  # SERVING
    agency: str | None = None  # FIXED: an agency code
    unit: str | None = None  # a unit code inside that agency
    # SERVING: the address or commune that says whose territory; none: the dossier's own.
    territory_field: Identifier | None = None


class Timeout(Part):
    """Silence after `after` counts as `outcome`: consultation, consent; citizen's draft, confirmed; posting, done.

    ESCALATE counts as no answer: the step goes to the head of that office, and stays open.
    """

    after: TermRule
    outcome: Literal["CONSENT", "CONFIRMED", "DONE", "ESCALATE"]


class Step(Part):
    type: Literal["step"]
    code: Identifier
    name: Text
    kind: StepKind
    unit: UnitRule
    role: Role | None = None
    allowance: Annotated[Decimal, Field(ge=0, le=2000, description="working hours")]
    when: When | None = None
    may_return_to: Identifier | None = None
    may_refuse: bool = False
    may_request_supplement: bool = False
    on_timeout: Timeout | None = None
    # COUNCIL: judged when its minutes are recorded.
    council: Council | None = None
    # Four eyes: nobody who did one of these steps does this one. An approval is never its preparer's.
    other_than: list[Identifier] = Field(default=[], max_length=10)
    # The legal clock stands from when this step opens, for this reason of the version (Deadline.pause_reasons).
    pause_reason: Identifier | None = None
    handler: Identifier | None = None  # AUTOMATIC
    # What the officer records when completing the step; ids share the form's name space.
    fields: list[FormField] = Field(default=[], max_length=40)


class Branch(Part):
    code: Identifier
    name: Text
    when: When | None = None
    blocks: list[Block] = Field(default=[], max_length=40)


class Parallel(Part):
    type: Literal["parallel"]
    branches: list[Branch] = Field(default=[], max_length=12)


Block = Annotated[Step | Parallel, Field(discriminator="type")]


class Process(Part):
    blocks: list[Block] = Field(default=[], max_length=60)

    def steps(self) -> Iterator[Step]:
        """Every step, in the order of the page."""
        return walk(self.blocks)

    def step(self, code: str) -> Step:
        """The step with this code; KeyError if there is none."""
        for step in self.steps():
            if step.code == code:
                return step
        raise KeyError(code)

    def approval_after(self, code: str) -> Step | None:
        """The next APPROVAL after this step in its own sequence, if there is one."""
        for blocks in (self.blocks, *(branch.blocks for branch in branches(self.blocks))):
            steps = [block for block in blocks if isinstance(block, Step)]
            if code in (codes := [step.code for step in steps]):
                later = steps[codes.index(code) + 1 :]
                return next((step for step in later if step.kind is StepKind.APPROVAL), None)
        raise KeyError(code)


def walk(blocks: list[Block]) -> Iterator[Step]:
    """The steps inside these blocks, in the order of the page."""
    for block in blocks:
        if isinstance(block, Step):
            yield block
        else:
            for branch in block.branches:
                yield from walk(branch.blocks)


def branches(blocks: list[Block]) -> Iterator[Branch]:
    """The branches inside these blocks, inner ones after the one they are in."""
    for block in blocks:
        if isinstance(block, Parallel):
            for branch in block.branches:
                yield branch
                yield from branches(branch.blocks)


Branch.model_rebuild()
Parallel.model_rebuild()
Process.model_rebuild()
