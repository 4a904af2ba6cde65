"""Which papers a dossier needs, and which of them are not there yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from procedures.definition import ProcedureDefinition
from procedures.definition.papers import Mode, PaperRequirement
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts

Alternatives = tuple[PaperRequirement, ...]


@dataclass(frozen=True)
class Missing:
    """A paper still to be handed in, or several of which one is enough."""

    alternatives: Alternatives

    @property
    def id(self) -> str:
        return self.alternatives[0].id

    @property
    def name(self) -> str:
        return _(" hoặc ").join(str(paper.name) for paper in self.alternatives)


def papers_asked(definition: ProcedureDefinition, facts: Facts) -> list[PaperRequirement]:
    """The papers whose condition holds, of every mode, in the order of the document."""
    return [paper for paper in definition.papers if holds(paper.when, facts)]


def missing(definition: ProcedureDefinition, facts: Facts, have: Mapping[str, int]) -> list[Missing]:
    """What must still be handed in; `have` counts files by paper id.

    PRESENT papers are shown at the counter, and REPLACED_BY_DATA ones looked up by the office (NQ 66.7/2025/NQ-CP):
    neither is ever missing, and a group with one that is looked up is satisfied.
    """
    wanted = (_to_hand_in(group, have) for group in _groups(papers_asked(definition, facts)))
    return [Missing(papers) for papers in wanted if papers]


def _groups(papers: list[PaperRequirement]) -> list[Alternatives]:
    grouped: dict[str, Alternatives] = {}
    for paper in papers:
        # A paper of its own is a group of one; no group can be called so, identifiers hold no colon.
        key = paper.one_of or f"paper:{paper.id}"
        grouped[key] = (*grouped.get(key, ()), paper)
    return list(grouped.values())


def _to_hand_in(group: Alternatives, have: Mapping[str, int]) -> Alternatives:
    """Those of a group of which one is still wanted; none when one is there, is looked up, or none is required."""
    papers = tuple(paper for paper in group if paper.mode is Mode.SUBMIT)
    looked_up = any(paper.mode is Mode.REPLACED_BY_DATA for paper in group)
    there = any(have.get(paper.id, 0) > 0 for paper in papers)
    return () if looked_up or there or not any(paper.required for paper in papers) else papers
