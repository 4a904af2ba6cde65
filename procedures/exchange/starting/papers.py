"""Components of a national record as papers to hand in or to show."""

import re

from django.utils.translation import gettext as _

from core.text import fold
from procedures.catalogue.blocks import lines
from procedures.definition.papers import Mode, PaperForm, PaperRequirement
from procedures.exchange.starting.left import Left
from procedures.national.facts import NationalFacts, Paper, PaperGroup

MOST = 100
_NUMBER = re.compile(r"\bmẫu(?:\s+đơn)?(?:\s+số)?\s*[\w./-]*\d[\w./-]*", re.IGNORECASE)
NO_NUMBER = "Mẫu kèm theo"


def papers_of(facts: NationalFacts, left: Left) -> list[PaperRequirement]:
    """The papers in the record's order. Remarks among them are left; which stand for each other is for a person."""
    found = [(group, paper) for group in facts.paper_groups for paper in group.papers]
    for group in facts.paper_groups:
        left.keep(_("Nhóm giấy tờ"), group.title)
    asked = [(group, paper) for group, paper in found if not _is_remark(group, paper)]
    left.keep(_("Lưu ý về giấy tờ"), *(paper.name for group, paper in found if _is_remark(group, paper)))
    left.keep(_("Giấy tờ"), *(paper.name for _group, paper in asked[MOST:]))
    return [_paper(number, *each, left) for number, each in enumerate(asked[:MOST], start=1)]


def _is_remark(group: PaperGroup, paper: Paper) -> bool:
    return paper.is_note or "luu y" in fold(group.title)


def _paper(number: int, group: PaperGroup, paper: Paper, left: Left) -> PaperRequirement:
    title = fold(group.title)
    of_some = "truong hop" in title or "doi voi" in title
    name, *rest = lines(paper.name) or [paper.name]
    hint = "\n".join([*rest, *([group.title] if of_some else [])])
    left.keep(_("Tệp mẫu"), *paper.forms[1:])
    return PaperRequirement(
        id=f"paper_{number}",
        name=left.text(_("Giấy tờ"), name),
        hint=left.text(_("Giấy tờ"), hint) if hint else None,
        mode=Mode.PRESENT if "xuat trinh" in title else Mode.SUBMIT,
        required=not of_some,
        originals=min(paper.originals or 0, 99),
        copies=min(paper.copies or 0, 99),
        form=_form(paper, left) if paper.forms else None,
    )


def _form(paper: Paper, left: Left) -> PaperForm:
    file = paper.forms[0]
    number = _NUMBER.search(paper.name) or _NUMBER.search(file)
    return PaperForm(
        number=left.cut(_("Số mẫu"), number[0]) if number else NO_NUMBER, name=left.text(_("Tệp mẫu"), file)
    )
