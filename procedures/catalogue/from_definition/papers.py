"""The papers as a checklist: first what everybody brings, then what each condition adds."""

from django.utils.translation import gettext as _

from procedures.catalogue import wording
from procedures.catalogue.conditions import in_words
from procedures.catalogue.page import Essential, PaperList, PaperRow
from procedures.definition import ProcedureDefinition
from procedures.definition.papers import Mode, PaperRequirement


def paper_lists(definition: ProcedureDefinition) -> tuple[PaperList, ...]:
    """One list for all dossiers, and one for each condition under which more is asked."""
    lists: dict[str, list[PaperRow]] = {}
    for paper in definition.papers:
        lists.setdefault(in_words(paper.when, definition), []).append(_row(paper, definition))
    return tuple(PaperList(title=_title(when), papers=tuple(lists[when])) for when in sorted(lists, key=bool))


def _title(when: str) -> str:
    return _("Khi: %(condition)s") % {"condition": when} if when else _("Mọi trường hợp")


def _row(paper: PaperRequirement, definition: ProcedureDefinition) -> PaperRow:
    notes = [str(paper.hint or ""), _replaced(paper), _alternatives(paper, definition)]
    return PaperRow(
        name=str(paper.name),
        copies=_copies(paper),
        note=" ".join(note for note in notes if note),
        optional=not paper.required,
    )


def _copies(paper: PaperRequirement) -> str:
    if paper.mode is Mode.PRESENT:
        return _("chỉ xuất trình bản chính")
    if paper.mode is Mode.REPLACED_BY_DATA:
        return _("không phải nộp")
    return wording.copies(paper.originals, paper.copies)


def _replaced(paper: PaperRequirement) -> str:
    return _("Cơ quan tự tra cứu: %(source)s.") % {"source": paper.data_source} if paper.data_source else ""


def _alternatives(paper: PaperRequirement, definition: ProcedureDefinition) -> str:
    others = [str(each.name) for each in definition.papers if each.one_of == paper.one_of and each.id != paper.id]
    return _("Có thể thay bằng: %(others)s.") % {"others": wording.either(others)} if paper.one_of and others else ""


def papers_answer(definition: ProcedureDefinition) -> Essential:
    """How many papers a person brings, at least and at most."""
    asked = [paper for paper in definition.papers if paper.mode is Mode.SUBMIT]
    always = [paper for paper in asked if paper.required and paper.when is None and paper.one_of is None]
    looked_up = len([paper for paper in definition.papers if paper.mode is Mode.REPLACED_BY_DATA])
    note = _("%(n)s loại khác cơ quan tự tra cứu, bạn không phải nộp.") % {"n": looked_up} if looked_up else ""
    return Essential(question=str(wording.WHICH_PAPERS), answer=wording.paper_count(len(always), len(asked)), note=note)
