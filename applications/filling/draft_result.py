"""The result as it will be issued, for the applicant to check before it is signed."""

from collections.abc import Iterable, Iterator
from typing import Any

from applications.filling.summary import in_words
from applications.models import Dossier, StepRun
from procedures.definition.form import FormField
from procedures.definition.outcome import ResultPaper, ResultSection
from procedures.definition.process import StepKind
from procedures.fields import show
from procedures.fields.blocks import columns
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.placeholders import filled_in


def confirmation(dossier: Dossier) -> StepRun | None:
    """The open step that waits for the applicant's confirmation, if any."""
    runs = dossier.step_runs.all()
    return next((run for run in runs if run.is_open and run.kind == StepKind.CITIZEN_CONFIRMATION), None)


def draft_results(dossier: Dossier, facts: Facts) -> list[dict[str, Any]]:
    """Each paper still to come, with its sections: rows of label and value, and words with their places filled in."""
    done = {run.step for run in dossier.step_runs.all() if not run.is_open}
    fields = dossier.definition.all_fields().values()
    shown = {field.id: in_words(dossier, field, facts) for field in fields} | _parts(dossier, fields)
    papers = [paper for paper in dossier.definition.outcome.papers if paper.result_of not in done]
    to_come = (_paper(paper, dossier, shown) for paper in papers if holds(paper.when, facts))
    return list(_telling_more(to_come))


def _parts(dossier: Dossier, fields: Iterable[FormField]) -> dict[str, str]:
    """The parts of blocks, by `block.part`."""
    given = {**dossier.answers, **dossier.findings}
    known = ((field, part, given[field.id]) for field in fields for part in columns(field) if given.get(field.id))
    return {f"{field.id}.{part.id}": show(answer.get(part.id), part) for field, part, answer in known}


def _telling_more(papers: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Leaves out a paper that only repeats what another says: the copy of a certificate."""
    told: list[Any] = []
    for paper in papers:
        rows = [row for section in paper["sections"] for row in section["answers"]]
        if not rows or any(row not in told for row in rows):
            yield paper
        told += rows


def _paper(paper: ResultPaper, dossier: Dossier, shown: dict[str, str]) -> dict[str, Any]:
    return {"title": paper.title, "sections": [_section(section, dossier, shown) for section in paper.sections]}


def _section(section: ResultSection, dossier: Dossier, shown: dict[str, str]) -> dict[str, Any]:
    fields = dossier.definition.all_fields()
    rows = [{"label": str(row.label or fields[row.field].label), "value": shown[row.field]} for row in section.rows]
    text = filled_in(str(section.text), shown) if section.text else ""
    return {"title": section.title, "answers": [row for row in rows if row["value"]], "text": text}
