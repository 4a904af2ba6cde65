"""What a dossier is made of: the electronic form, each paper asked for and how it comes, and how many files."""

from collections import defaultdict
from dataclasses import dataclass

from applications.models import Attachment, Dossier
from applications.workflow.advance import facts_of_dossier
from procedures.definition.papers import Mode, PaperRequirement
from procedures.rules.papers import papers_asked


@dataclass(frozen=True)
class HandedIn:
    name: str
    note: str
    how: str


def handed_in(dossier: Dossier) -> list[HandedIn]:
    """The form first, then the papers in the order of the definition; what was asked and did not come is left out."""
    files: dict[str, list[Attachment]] = defaultdict(list)
    for attachment in dossier.files:
        files[attachment.paper].append(attachment)
    asked = papers_asked(dossier.definition, facts_of_dossier(dossier))
    lines = (_line(paper, files.get(paper.id, [])) for paper in asked)
    return [HandedIn("Tờ khai theo biểu mẫu điện tử", "", "01 bản điện tử"), *(line for line in lines if line)]


def _line(paper: PaperRequirement, files: list[Attachment]) -> HandedIn | None:
    name, source = paper.name.vi, paper.data_source.vi if paper.data_source else ""
    if files:
        return HandedIn(name, "", _quantity(files))
    if paper.mode is Mode.REPLACED_BY_DATA:
        return HandedIn(name, source, "Cơ quan tra cứu")
    return HandedIn(name, "", "Xuất trình bản chính") if paper.mode is Mode.PRESENT else None


def _quantity(files: list[Attachment]) -> str:
    pages = sum(file.pages or 0 for file in files)
    return f"{len(files):02d} bản điện tử" + (f" ({pages} trang)" if pages else "")
