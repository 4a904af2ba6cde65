"""The components of a national record as a checklist. Their remarks stand apart: nobody can bring a remark."""

from django.utils.translation import gettext as _

from core.text import fold
from procedures.catalogue import wording
from procedures.catalogue.blocks import lines
from procedures.catalogue.page import Essential, PaperList, PaperRow
from procedures.national.facts import NationalFacts, Paper, PaperGroup


def paper_lists(facts: NationalFacts) -> tuple[PaperList, ...]:
    """One list a group, in the record's order."""
    return tuple(_list(group) for group in facts.paper_groups)


def _list(group: PaperGroup) -> PaperList:
    title = fold(group.title)
    remarks = [paper for paper in group.papers if paper.is_note or "luu y" in title]
    return PaperList(
        title=group.title or _("Thành phần hồ sơ"),
        papers=tuple(_row(paper, shown="xuat trinh" in title) for paper in group.papers if paper not in remarks),
        remarks=tuple(paper.name for paper in remarks),
    )


def _row(paper: Paper, *, shown: bool) -> PaperRow:
    name, *rest = lines(paper.name)
    counted = wording.copies(paper.originals, paper.copies)
    copies = ", ".join(part for part in (counted, _("để xuất trình") if shown else "") if part)
    return PaperRow(name=name, copies=copies, note="\n".join(rest), forms=paper.forms)


def papers_answer(facts: NationalFacts) -> Essential:
    """How many kinds of papers; groups that are cases exclude each other, the rest add up."""
    lists = [(fold(each.title), len(each.papers)) for each in paper_lists(facts) if each.papers]
    cases = [number for title, number in lists if "truong hop" in title or "doi voi" in title]
    common = sum(number for _title, number in lists) - sum(cases)
    if not lists:
        return Essential(question=str(wording.WHICH_PAPERS), answer=_("Bản ghi quốc gia không liệt kê giấy tờ"))
    answer = wording.paper_count(common + min(cases, default=0), common + max(cases, default=0))
    return Essential(question=str(wording.WHICH_PAPERS), answer=answer)
