"""A result: laid out as the procedure's definition says, from the answers and what the officers found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from applications.models import Dossier, StepRun
from applications.models.step_run import Outcome
from applications.papers.answers import Answers
from applications.papers.frame import Signature
from applications.papers.office import decided_at, office
from applications.papers.sheet import Occasion, Sheet
from applications.papers.signing import office_signs
from applications.papers.wording import months_after
from procedures.definition.form import FormField, Kind
from procedures.definition.outcome import ResultPaper, ResultRow, ResultSection
from procedures.definition.process import StepKind
from procedures.rules.placeholders import filled_in, placeholders

# A table with more columns is set as a list: one numbered line a row.
MOST_COLUMNS = 6
# Two lines of at most so many characters stand side by side.
SHORT = 38
AGAIN = "Phát hành lại sau khi hồ sơ được trả về bước trước."


@dataclass(frozen=True)
class Line:
    """A label and a value; or, of a table, its column heads and rows, or its rows as lines of text."""

    label: str
    value: str = ""
    is_name: bool = False
    is_short: bool = False
    heads: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    title: str
    lines: list[Line]
    paragraphs: list[str]


@dataclass(frozen=True)
class Result:
    dossier: str
    sections: list[Section]
    valid_until: str


def build(occasion: Occasion, result: ResultPaper, anew: bool = False) -> Sheet:
    """Signed by whoever approved it, not by the records clerk who numbers and seals it; anew, by who decides that."""
    dossier = occasion.dossier
    decision = _decision(dossier, result.result_of)
    agency = office(dossier, decision.agency_id) if decision and decision.agency_id else decided_at(dossier)
    signer = occasion.user if anew else decision.closed_by if decision else None
    answers = Answers(dossier)
    sections = (_section(section, answers) for section in result.sections)
    content = Result(
        dossier=str(dossier),
        sections=[section for section in sections if section.lines or section.paragraphs],
        valid_until=_valid_until(occasion, result),
    )
    return Sheet(
        f"result:{result.id}",
        agency,
        content,
        number=result.number,
        book=f"RESULT:{result.number}",  # one series for all that bears this symbol, of whichever procedure
        title=result.title.vi,
        signatures=(
            *(_signs(row, answers) for row in result.signers),
            office_signs(agency, signer, signer.full_name if signer else "", result.signer_title.vi),
        ),
        again=AGAIN,
    )


def _signs(row: ResultRow, answers: Answers) -> Signature:
    field = answers.field(row.field)
    return Signature((row.label or field.label).vi, answers.name(field))


def _decision(dossier: Dossier, step: str) -> StepRun | None:
    """The run that decided: the last approval on the way to the step that issues; without one, that step's own run."""
    done = list(dossier.step_runs.filter(outcome=Outcome.DONE).select_related("closed_by").order_by("-pk"))
    issuing = next((run for run in done if run.step == step), None)
    branch = issuing.branch if issuing else ""
    approvals = (run for run in done if run.kind == StepKind.APPROVAL and f"{branch}/".startswith(f"{run.branch}/"))
    return next(approvals, issuing)


def _valid_until(occasion: Occasion, result: ResultPaper) -> str:
    if result.valid_months is None:
        return ""
    return f"{months_after(occasion.today, result.valid_months):%d/%m/%Y}"


def _section(section: ResultSection, answers: Answers) -> Section:
    lines = (line for row in section.rows for line in _lines(row, answers))
    text = section.text.vi if section.text else ""
    return Section(
        title=section.title.vi if section.title else "",
        lines=list(lines),
        paragraphs=filled_in(text, {name: answers.shown(name) for name in placeholders(text)}).splitlines(),
    )


def _lines(row: ResultRow, answers: Answers) -> Iterator[Line]:
    """One, or of a block one for each part; none for a question that was not answered."""
    field = answers.field(row.field)
    label = (row.label or field.label).vi
    if field.kind is Kind.TABLE:
        yield from filter(None, [_table(label, field, answers)])
    elif parts := answers.parts(field):
        yield from (_said(part.label.vi, value, part.kind) for part, value in parts)
    elif value := answers.shown(row.field):
        yield _said(label, value, field.kind)


def _said(label: str, value: str, kind: Kind) -> Line:
    short = len(label) + len(value) <= SHORT and "\n" not in value
    return Line(label, value, kind is Kind.PERSON_NAME, short)


def _table(label: str, field: FormField, answers: Answers) -> Line | None:
    rows = answers.rows(field)
    if len(field.columns) <= MOST_COLUMNS:
        return Line(label, heads=_heads(field), rows=rows) if rows else None
    return Line(label, rows=[["; ".join(_named(_heads(field), row))] for row in rows]) if rows else None


def _heads(field: FormField) -> list[str]:
    return [column.label.vi for column in field.columns]


def _named(heads: list[str], row: list[str]) -> Iterable[str]:
    return (f"{head.rstrip('?')}: {cell}" for head, cell in zip(heads, row, strict=True) if cell)
