"""What a dossier is made of: the electronic form, each paper asked for and how it comes, and how many files."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from applications.models import Attachment, Delivery, Dossier
from applications.supplements import on_paper
from applications.workflow.advance import facts_of_dossier
from procedures.definition.general import Channel
from procedures.definition.papers import Mode, PaperRequirement
from procedures.rules.papers import papers_asked


@dataclass(frozen=True)
class HandedIn:
    name: str
    note: str
    how: str
    is_awaited: bool = False  # nobody has handed it in: the office looks it up, or it is still to be shown


def handed_in(dossier: Dossier) -> list[HandedIn]:
    """The form first, then the papers in the order of the definition, and last those that nobody handed in.

    What was asked for and did not come is left out.
    """
    files: dict[str, list[Attachment]] = defaultdict(list)
    for attachment in dossier.files:
        files[attachment.paper].append(attachment)
    asked = papers_asked(dossier.definition, facts_of_dossier(dossier))
    lines = filter(None, (_line(paper, files.get(paper.id, []), dossier) for paper in asked))
    form = HandedIn("Tờ khai theo biểu mẫu điện tử", "", "01 bản điện tử")
    return [form, *sorted(lines, key=lambda line: line.is_awaited)]


def _line(paper: PaperRequirement, files: list[Attachment], dossier: Dossier) -> HandedIn | None:
    name, source = paper.name.vi, paper.data_source.vi if paper.data_source else ""
    brought = dossier.brought.get(paper.id, {})
    if how := [*on_paper(brought), *_electronic(files)]:
        return HandedIn(name, "", ", ".join(how))
    if paper.mode is Mode.REPLACED_BY_DATA:
        return HandedIn(name, source, "Cơ quan tự tra cứu", is_awaited=True)
    if paper.mode is not Mode.PRESENT:
        return None
    if dossier.channel == Channel.COUNTER:
        return HandedIn(name, "", "Đã xuất trình bản chính") if brought.get("shown") else None
    comes = dossier.return_way == Delivery.Way.COUNTER
    when = "khi nhận kết quả" if comes else "khi cơ quan yêu cầu"
    return HandedIn(name, "", f"Xuất trình bản chính {when}", is_awaited=True)


def _electronic(files: list[Attachment]) -> Iterator[str]:
    pages = sum(file.pages or 0 for file in files)
    if files:
        yield f"{len(files):02d} bản điện tử" + (f" ({pages} trang)" if pages else "")
