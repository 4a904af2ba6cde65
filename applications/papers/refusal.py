"""Refusal slip (Mẫu 03): a dossier is not accepted, or one branch of it is refused, with the reason in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from applications.models import StepRun
from applications.papers.asked import Asked, asked
from applications.papers.frame import Signature
from applications.papers.office import Contact, office, received_at
from applications.papers.sheet import Occasion, Sheet, handed_in_by, head_signs
from procedures.definition.process import Block, Branch, Parallel

BRANCH_TITLE = "Phiếu từ chối tiếp nhận, giải quyết hồ sơ"


@dataclass(frozen=True)
class Refusal:
    asked: Asked
    part: str  # the refused part of a dossier that goes on otherwise; "": the whole
    reason: str
    ground: str
    contact: Contact


def build(occasion: Occasion, reason: str, ground: str = "", run: StepRun | None = None) -> Sheet:
    """Of the whole dossier at the counter, or of the branch of `run`, by that branch's agency."""
    return _of_branch(occasion, run, reason) if run else _of_whole(occasion, reason, ground)


def _of_whole(occasion: Occasion, reason: str, ground: str) -> Sheet:
    dossier, agency = occasion.dossier, received_at(occasion.dossier)
    content = Refusal(asked(dossier), "", reason, ground, Contact.at(agency, occasion.officer))
    signatures = (handed_in_by(dossier), Signature("Người tiếp nhận hồ sơ", occasion.officer))
    return Sheet("refusal", agency, content, number="{n}/TCHS", signatures=signatures)


def _of_branch(occasion: Occasion, run: StepRun, reason: str) -> Sheet:
    agency = office(occasion.dossier, run.agency_id)
    part = branch_name(occasion.dossier.definition.process.blocks, run.branch.split("/"))
    content = Refusal(asked(occasion.dossier), part, reason, run.ground, Contact.at(agency, occasion.officer))
    return Sheet(
        f"refusal:{run.branch}",
        agency,
        content,
        number="{n}/TCHS",
        title=BRANCH_TITLE,
        about=part,
        signatures=(head_signs(occasion, agency),),
    )


def branch_name(blocks: Iterable[Block], path: list[str]) -> str:
    """The name of the branch at this path of codes; KeyError if there is none."""
    branch = _branches(blocks)[path[0]]
    return branch_name(branch.blocks, path[1:]) if path[1:] else branch.name.vi


def _branches(blocks: Iterable[Block]) -> dict[str, Branch]:
    return {branch.code: branch for block in blocks if isinstance(block, Parallel) for branch in block.branches}
