"""What no definition may lack, told in sentences with a place. Run whenever a definition is read."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from procedures.definition.conditions import Condition, references
from procedures.definition.process import Block, Parallel, Step, StepKind, branches

if TYPE_CHECKING:
    from procedures.definition.document import ProcedureDefinition

FACTS = {"@case", "@channel", "@applicant_kind", "@today"}


def problems(definition: "ProcedureDefinition") -> list[str]:
    """Every finding, as `place: sentence`."""
    return [finding for check in CHECKS for finding in check(definition)]


def _twice(definition: "ProcedureDefinition") -> Iterator[str]:
    ids = Counter(field.id for field in definition.form.fields())
    ids.update(field.id for step in definition.process.steps() for field in step.fields)
    steps = Counter(step.code for step in definition.process.steps())
    papers = Counter(paper.id for paper in definition.papers)
    for place, counter in (("field", ids), ("step", steps), ("paper", papers)):
        yield from (f"{place} {name}: stands {times} times" for name, times in counter.items() if times > 1)


def _unknown_references(definition: "ProcedureDefinition") -> Iterator[str]:
    known = set(definition.all_fields()) | FACTS
    columns = {column.id for field in definition.form.fields() for column in field.columns}
    for place, condition in _conditions(definition):
        yield from (f"{place}: unknown field {name}" for name in sorted(references(condition) - known - columns))
    for paper in definition.outcome.papers:
        rows = {row.field for section in paper.sections for row in section.rows}
        yield from (f"result {paper.id}: unknown field {name}" for name in sorted(rows - set(definition.all_fields())))
        if paper.result_of not in {step.code for step in definition.process.steps()}:
            yield f"result {paper.id}: unknown step {paper.result_of}"


def _conditions(definition: "ProcedureDefinition") -> Iterator[tuple[str, Condition]]:
    yield from ((place, condition) for place, condition in _whens(definition) if condition is not None)


def _whens(definition: "ProcedureDefinition") -> Iterator[tuple[str, Condition | None]]:
    for page in definition.form.pages:
        parts: list[tuple[str, Condition | None]] = [(f"page {page.id}", page.when)]
        for section in page.sections:
            parts.append((f"page {page.id}, section", section.when))
            parts += [(f"field {field.id}", field.when) for field in section.fields]
        yield from parts
    for rule in definition.form.rules:
        yield from ((f"rule on {rule.field}", rule.when), (f"rule on {rule.field}", rule.holds))
    yield from ((f"case {case.code}", case.when) for case in definition.cases)
    yield from ((f"paper {paper.id}", paper.when) for paper in definition.papers)
    for fee in definition.fees:
        yield f"fee {fee.id}", fee.when
        yield from ((f"exemption {exemption.id}", exemption.when) for exemption in fee.exemptions)
    for step in definition.process.steps():
        yield f"step {step.code}", step.when
        yield from ((f"step {step.code}, field {field.id}", field.when) for field in step.fields)
    yield from ((f"branch {branch.code}", branch.when) for branch in branches(definition.process.blocks))
    yield from ((f"result {paper.id}", paper.when) for paper in definition.outcome.papers)


def _process_shape(definition: "ProcedureDefinition") -> Iterator[str]:
    blocks = definition.process.blocks
    if not (isinstance(blocks[0], Step) and blocks[0].kind is StepKind.RECEPTION):
        yield "process: the first step must be RECEPTION"
    if not (isinstance(blocks[-1], Step) and blocks[-1].kind is StepKind.RETURN):
        yield "process: the last step must be RETURN"
    yield from _sequence(blocks, "process")


def _sequence(blocks: list[Block], place: str) -> Iterator[str]:
    earlier: set[str] = set()
    for block in blocks:
        if isinstance(block, Parallel):
            for branch in block.branches:
                yield from _sequence(branch.blocks, f"branch {branch.code}")
            continue
        if block.may_return_to and block.may_return_to not in earlier:
            yield f"step {block.code}: returns to {block.may_return_to}, which is not earlier in {place}"
        if (block.kind is StepKind.AUTOMATIC) != (block.handler is not None):
            yield f"step {block.code}: AUTOMATIC and only AUTOMATIC takes a handler"
        if block.role is None and block.kind not in {StepKind.AUTOMATIC, StepKind.CITIZEN_CONFIRMATION}:
            yield f"step {block.code}: nobody holds it (no role)"
        earlier.add(block.code)


def _cases(definition: "ProcedureDefinition") -> Iterator[str]:
    if definition.cases[-1].when is not None:
        yield f"case {definition.cases[-1].code}: the last case must hold for every dossier (no `when`)"


CHECKS = (_twice, _unknown_references, _process_shape, _cases)
