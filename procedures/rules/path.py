"""The way of a dossier through its process."""

from collections.abc import Collection, Iterator

from procedures.definition.process import Block, Process, Step
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts


def path(process: Process, facts: Facts, refused: Collection[str] = ()) -> list[str]:
    """The codes of the steps that run for these facts, in the order of the page; `refused` ones end their sequence.

    The approval that decides on a refusal proposed before it is not told again.
    """
    return [step.code for step in _steps(process.blocks, facts, refused)]


def _steps(blocks: list[Block], facts: Facts, refused: Collection[str]) -> Iterator[Step]:
    for block in blocks:
        if isinstance(block, Step):
            if holds(block.when, facts):
                yield block
                if block.code in refused:
                    return
            continue
        for branch in block.branches:
            if holds(branch.when, facts):
                yield from _steps(branch.blocks, facts, refused)
