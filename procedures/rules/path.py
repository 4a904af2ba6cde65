"""The way of a dossier through its process."""

from collections.abc import Iterator

from procedures.definition.process import Block, Process, Step
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts


def path(process: Process, facts: Facts) -> list[str]:
    """The codes of the steps that run for these facts, in the order of the page."""
    return [step.code for step in _steps(process.blocks, facts)]


def _steps(blocks: list[Block], facts: Facts) -> Iterator[Step]:
    for block in blocks:
        if isinstance(block, Step):
            yield from [block] if holds(block.when, facts) else []
            continue
        for branch in block.branches:
            if holds(branch.when, facts):
                yield from _steps(branch.blocks, facts)
