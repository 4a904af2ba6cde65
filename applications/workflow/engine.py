"""The engine: which steps are open now. Pure: the process, what has run, and whether a condition holds, go in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from procedures.definition.conditions import Condition
from procedures.definition.process import Block, Parallel, Process, Step, StepKind

Holds = Callable[[Condition | None], bool]
START = -1


@dataclass(frozen=True)
class Run:
    """One attempt at a step, as the engine sees it. `order` grows with time; no outcome: still open."""

    step: str
    order: int
    outcome: str = ""


@dataclass(frozen=True)
class Opening:
    """A step that should be open, and on which branch."""

    step: Step
    branch: str


@dataclass
class Frontier:
    """What should be open; what was passed over; whether the end is reached, and by which branches' refusal."""

    open: list[Opening] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    finished: bool = False
    refused: bool = False
    refused_branches: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> set[StepKind]:
        """What sorts of steps should be open."""
        return {opening.step.kind for opening in self.open}


def frontier(process: Process, runs: Sequence[Run], holds: Holds) -> Frontier:
    """The frontier of this process. An opening whose run is already open is simply still open."""
    walk = _Walk(runs, holds, Frontier())
    end = walk.sequence(process.blocks, "", START)
    walk.found.finished = end is not None
    walk.found.refused = "" in walk.found.refused_branches
    return walk.found


@dataclass
class _Walk:
    runs: Sequence[Run]
    holds: Holds
    found: Frontier
    proposed: set[str] = field(default_factory=set)  # in these branches a refusal waits for the next approval

    def sequence(self, blocks: list[Block], branch: str, floor: int) -> int | None:
        """When (in runs' order) this sequence ended; None while it is open. Runs before `floor` do not count."""
        reopened = self._returns(blocks, floor)
        for block in blocks:
            if branch in self.proposed and not _decides(block):
                continue
            if isinstance(block, Parallel):
                end = self._parallel(block, branch, floor)
            else:
                end = self._step(block, branch, max(floor, reopened.get(block.code, START)))
            if end is None:
                return None
            floor = max(floor, end)
            if branch in self.found.refused_branches:
                return floor
        return floor

    def _step(self, step: Step, branch: str, floor: int) -> int | None:
        if branch not in self.proposed and not self.holds(step.when):
            self.found.skipped.append(step.code)
            return floor
        last = max((run for run in self.runs if run.step == step.code and run.order > floor), key=_order, default=None)
        if last is None or not last.outcome:
            self.found.open.append(Opening(step, branch))
            return None
        if last.outcome == "REFUSED":
            self.found.refused_branches.append(branch)
        elif last.outcome == "PROPOSED":
            self.proposed.add(branch)
        return last.order

    def _parallel(self, block: Parallel, branch: str, floor: int) -> int | None:
        ends = [
            self.sequence(inner.blocks, f"{branch}/{inner.code}".lstrip("/"), floor)
            for inner in block.branches
            if self.holds(inner.when)
        ]
        if None in ends:
            return None
        return max((end for end in ends if end is not None), default=floor)

    def _returns(self, blocks: list[Block], floor: int) -> dict[str, int]:
        """For each step another sent the dossier back to: when that happened last.

        A proposal goes back to whoever made it, wherever else the approval sends dossiers.
        """
        targets = {step.code: step.may_return_to for step in blocks if isinstance(step, Step)}
        found: dict[str, int] = {}
        before: Run | None = None
        for run in sorted((run for run in self.runs if run.step in targets), key=_order):
            target = before.step if before and before.outcome == "PROPOSED" else targets[run.step]
            if run.outcome == "RETURNED" and run.order > floor and target:
                found[target] = run.order
            before = run
        return found


def _decides(block: Block) -> bool:
    return isinstance(block, Step) and block.kind is StepKind.APPROVAL


def _order(run: Run) -> int:
    return run.order
