"""Which papers a dossier needs, and which of them are not there yet."""

from collections.abc import Mapping

from procedures.definition import ProcedureDefinition
from procedures.definition.papers import Mode, PaperRequirement
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts

Alternatives = tuple[PaperRequirement, ...]


def papers_asked(definition: ProcedureDefinition, facts: Facts) -> list[PaperRequirement]:
    """The papers whose condition holds, of every mode, in the order of the document."""
    return [paper for paper in definition.papers if holds(paper.when, facts)]


def missing(definition: ProcedureDefinition, facts: Facts, have: Mapping[str, int]) -> list[Alternatives]:
    """What must still be handed in, each as the papers of which one is enough; `have` counts files by paper id.

    PRESENT papers are shown at the counter, and REPLACED_BY_DATA ones looked up by the office (NQ 66.7/2025/NQ-CP):
    neither is ever missing, and a group with one that is looked up is satisfied.
    """
    return [group for group in _groups(papers_asked(definition, facts)) if _is_missing(group, have)]


def _groups(papers: list[PaperRequirement]) -> list[Alternatives]:
    grouped: dict[str, Alternatives] = {}
    for paper in papers:
        # A paper of its own is a group of one; no group can be called so, identifiers hold no colon.
        key = paper.one_of or f"paper:{paper.id}"
        grouped[key] = (*grouped.get(key, ()), paper)
    return list(grouped.values())


def _is_missing(group: Alternatives, have: Mapping[str, int]) -> bool:
    looked_up = any(paper.mode is Mode.REPLACED_BY_DATA for paper in group)
    to_hand_in = [paper for paper in group if paper.mode is Mode.SUBMIT]
    there = any(have.get(paper.id, 0) > 0 for paper in to_hand_in)
    return any(paper.required for paper in to_hand_in) and not there and not looked_up
