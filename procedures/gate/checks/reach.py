"""What no answers reach: proved by a search that leaves no answers out; where it cannot be, nothing is said."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from procedures.catalogue.conditions import in_words
from procedures.definition.conditions import Condition
from procedures.definition.form import FormField
from procedures.definition.process import Block, Step
from procedures.gate.checks.required import always_refused, unfillable
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.search import Proof
from procedures.gate.search.formulas import Formula, every
from procedures.gate.survey import Survey, SurveyCheck

Conditions = tuple[Condition | None, ...]


def unreachable(survey: Survey) -> Iterator[Finding]:
    """Pages, fields, cases, papers, fees, steps and results that are never there, and dossiers that never pass."""
    proof = Proof(survey)
    for check in (_form, _cases, _papers, _fees, _process, _results, unfillable, always_refused):
        yield from check(proof)


def _form(proof: Proof) -> Iterator[Finding]:
    for number, page in enumerate(proof.survey.definition.form.pages):
        place = f"form/pages/{number}"
        if proof.never_shown(proof.form.condition(page.when)):
            yield _finding(proof, "page", place, called(page), page.when)
            continue
        for at, section in enumerate(page.sections):
            around = (page.when, section.when)
            if _never_seen(proof, *around):
                yield _finding(proof, "section", f"{place}/sections/{at}", called(section), section.when)
                continue
            yield from _fields(proof, section.fields, f"{place}/sections/{at}/fields", around)


def _fields(proof: Proof, fields: list[FormField], place: str, around: Conditions) -> Iterator[Finding]:
    for number, field in enumerate(fields):
        if field.when and _never_seen(proof, *around, field.when):
            yield _finding(proof, "field", f"{place}/{number}", called(field), field.when)
            continue
        for at, column in enumerate(field.columns):
            if column.when and _never_in_a_row(proof, field.id, column.when):
                yield _finding(proof, "field", f"{place}/{number}/columns/{at}", called(column), column.when)


def _never_seen(proof: Proof, *conditions: Condition | None) -> bool:
    return proof.never_shown(*(proof.form.condition(each) for each in conditions))


def _never_in_a_row(proof: Proof, table: str, when: Condition) -> bool:
    rows = proof.domains.of(table)
    return rows is not None and proof.never_shown(rows.filled, proof.form.condition(when, table))


def _cases(proof: Proof) -> Iterator[Finding]:
    before: list[Formula] = []
    for number, case in enumerate(proof.survey.definition.cases):
        mine = proof.filing.condition(case.when)
        if proof.never_filed(mine):
            yield _finding(proof, "case", f"cases/{number}", called(case), case.when)
        elif before and proof.never_filed(mine, *before):
            sentence = _("%(what)s không bao giờ đến lượt: mọi hồ sơ như thế đã thuộc một trường hợp đứng trước.")
            yield Finding("reach.case_unreachable", f"cases/{number}", sentence % {"what": called(case)})
        before.append(proof.filing.condition(case.when, want=False))


def _papers(proof: Proof) -> Iterator[Finding]:
    for number, paper in enumerate(proof.survey.definition.papers):
        if proof.never_filed(proof.filing.condition(paper.when)):
            yield _finding(proof, "paper", f"papers/{number}", called(paper), paper.when)


def _fees(proof: Proof) -> Iterator[Finding]:
    for number, fee in enumerate(proof.survey.definition.fees):
        row = fee.each_row_of or ""
        rows = proof.domains.of(row) if row else None
        held = every(proof.filing.condition(fee.when, row), *([rows.filled] if rows else []))
        if proof.never_filed(held):
            yield _finding(proof, "fee", f"fees/{number}", called(fee), fee.when)
            continue
        for at, exemption in enumerate(fee.exemptions):
            if proof.never_filed(held, proof.filing.condition(exemption.when, row)):
                yield _finding(proof, "exemption", f"fees/{number}/exemptions/{at}", called(exemption), exemption.when)


def _process(proof: Proof) -> Iterator[Finding]:
    yield from _blocks(proof, proof.survey.definition.process.blocks, "process/blocks", ())


def _blocks(proof: Proof, blocks: list[Block], place: str, around: Conditions) -> Iterator[Finding]:
    for number, block in enumerate(blocks):
        if isinstance(block, Step):
            if block.when and _never_run(proof, *around, block.when):
                yield _finding(proof, "step", f"{place}/{number}", called(block), block.when)
            continue
        for at, branch in enumerate(block.branches):
            here = f"{place}/{number}/branches/{at}"
            if branch.when and _never_run(proof, *around, branch.when):
                yield _finding(proof, "branch", here, called(branch), branch.when)
            else:
                yield from _blocks(proof, branch.blocks, f"{here}/blocks", (*around, branch.when))


def _never_run(proof: Proof, *conditions: Condition | None) -> bool:
    return proof.never_filed(*(proof.filing.condition(each) for each in conditions))


def _results(proof: Proof) -> Iterator[Finding]:
    ways = dict(_ways(proof.survey.definition.process.blocks, ()))
    for number, paper in enumerate(proof.survey.definition.outcome.papers):
        way = ways.get(paper.result_of, (None,))
        if paper.when and not _never_run(proof, *way) and _never_run(proof, *way, paper.when):
            yield _finding(proof, "result", f"outcome/papers/{number}", called(paper), paper.when)


def _ways(blocks: list[Block], around: Conditions) -> Iterator[tuple[str, Conditions]]:
    """Every step with the conditions on the way to it."""
    for block in blocks:
        if isinstance(block, Step):
            yield block.code, (*around, block.when)
            continue
        for branch in block.branches:
            yield from _ways(branch.blocks, (*around, branch.when))


def _finding(proof: Proof, what: str, place: str, name: str, when: Condition | None) -> Finding:
    said = in_words(when, proof.survey.definition) if when else ""
    sentence = _("Không câu trả lời nào dẫn đến %(what)s: điều kiện “%(when)s” không bao giờ đúng ở đó.")
    alone = _("Không câu trả lời nào dẫn đến %(what)s.")
    return Finding(f"reach.{what}_unreachable", place, (sentence if said else alone) % {"what": name, "when": said})


CHECKS: tuple[SurveyCheck, ...] = (unreachable,)
