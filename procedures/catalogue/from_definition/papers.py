"""The papers as a checklist: what everybody brings, what depends, what the office looks up."""

from collections import Counter
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from procedures.catalogue import wording
from procedures.catalogue.conditions import in_words
from procedures.catalogue.page import Essential, PaperList, PaperRow
from procedures.definition import ProcedureDefinition
from procedures.definition.papers import Mode, PaperRequirement


class Heading(IntEnum):
    """The lists, in the order of the page."""

    EVERYBODY = 1
    ONE_OF = 2
    DEPENDS = 3
    SHOWN = 4
    LOOKED_UP = 5


TITLES: dict[Heading, Promise] = {
    Heading.EVERYBODY: gettext_lazy("Ai cũng nộp"),
    Heading.ONE_OF: gettext_lazy("Một trong các giấy tờ sau"),
    Heading.DEPENDS: gettext_lazy("Tùy trường hợp của bạn"),
    Heading.SHOWN: gettext_lazy("Mang theo để xuất trình"),
    Heading.LOOKED_UP: gettext_lazy("Bạn không phải nộp: cơ quan tự tra cứu"),
}


def paper_lists(definition: ProcedureDefinition) -> tuple[PaperList, ...]:
    """One list a heading, and one for each group of papers that stand for each other."""
    sizes = Counter(paper.one_of for paper in definition.papers if paper.one_of)
    lists: dict[tuple[Heading, str], list[PaperRow]] = {}
    for paper in definition.papers:
        group = paper.one_of if paper.one_of and sizes[paper.one_of] > 1 else ""
        heading = Heading.ONE_OF if group else _heading(paper)
        lists.setdefault((heading, group), []).append(_row(paper, definition))
    return tuple(
        PaperList(title=str(TITLES[heading]), to_bring=heading is not Heading.LOOKED_UP, papers=tuple(rows))
        for (heading, _group), rows in sorted(lists.items(), key=lambda entry: entry[0])
    )


def _heading(paper: PaperRequirement) -> Heading:
    if paper.mode is Mode.PRESENT:
        return Heading.SHOWN
    if paper.mode is Mode.REPLACED_BY_DATA:
        return Heading.LOOKED_UP
    return Heading.DEPENDS if paper.when else Heading.EVERYBODY


def _row(paper: PaperRequirement, definition: ProcedureDefinition) -> PaperRow:
    source = _("Tra cứu ở: %(source)s.") % {"source": paper.data_source} if paper.data_source else ""
    counted = wording.copies(paper.originals, paper.copies)
    return PaperRow(
        name=str(paper.name),
        when=in_words(paper.when, definition),
        copies=_("không phải nộp") if paper.mode is Mode.REPLACED_BY_DATA else counted,
        note=" ".join(note for note in (str(paper.hint or ""), source) if note),
        optional=not paper.required,
        forms=(f"{paper.form.number}: {paper.form.name}",) if paper.form else (),
    )


def papers_answer(definition: ProcedureDefinition) -> Essential:
    """How many papers a person must bring, by the worked examples where it depends on the person."""
    brought = [paper for paper in definition.papers if paper.required and paper.mode is not Mode.REPLACED_BY_DATA]
    always = [paper for paper in brought if not paper.when and not paper.one_of]
    asked = [set(each.expect.papers) for each in definition.examples if each.expect.papers is not None]
    # Of papers that stand for each other one is enough.
    met = [len({paper.one_of or paper.id for paper in brought if paper.id in papers}) for papers in asked]
    most = len({paper.one_of or paper.id for paper in brought})
    counts = met if met and len(always) < len(brought) else [len(always), most]
    looked_up = sum(paper.mode is Mode.REPLACED_BY_DATA for paper in definition.papers)
    note = _("%(n)s loại khác do cơ quan tự tra cứu.") % {"n": looked_up} if looked_up else ""
    return Essential(
        question=str(wording.WHICH_PAPERS), answer=wording.paper_count(min(counts), max(counts)), note=note
    )
