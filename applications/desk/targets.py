"""What a supplement may be asked for: the papers first, then the questions page by page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from applications.actions.parts.editing import locked_in
from applications.models import Dossier
from applications.supplements import OTHER, REASONS, Reason, reasons_for
from applications.supplements.targets import answer_targets
from procedures.definition.papers import Mode
from procedures.rules.facts import Facts
from procedures.rules.papers import papers_asked
from procedures.rules.visibility import visible_pages, visible_sections


@dataclass(frozen=True)
class Target:
    """One thing the applicant may be asked to complete, as it stands on the form."""

    target: str
    label: str
    ticked: bool
    what: str

    @property
    def anchor(self) -> str:
        return f"items-{self.target}".replace(":", "-")


@dataclass(frozen=True)
class Group:
    title: str
    targets: list[Target]

    @property
    def sentences(self) -> list[str]:
        """The catalogue's sentences for these targets, to choose from."""
        return [reason.sentence.vi for reason in reasons_for(self.targets[0].target) if reason.id != OTHER]

    @property
    def ticked(self) -> int:
        return sum(target.ticked for target in self.targets)


def asked_in(data: QueryDict) -> dict[str, str]:
    """What is wrong with each target ticked; one with words but no tick is meant too."""
    ticked = dict.fromkeys(data.getlist("items"), "")
    written = {name.removeprefix("what:"): data.get(name, "").strip() for name in data if name.startswith("what:")}
    return ticked | {target: words for target, words in written.items() if words}


def reasons_in(asked: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The officer's own words, and the id in the catalogue, by target: words that begin as a sentence there are it."""
    chosen = {target: _chosen(target, words) for target, words in asked.items()}
    own = {target: asked[target].removeprefix(reason.sentence.vi).strip() for target, reason in chosen.items()}
    return own, {target: reason.id for target, reason in chosen.items()}


def _chosen(target: str, words: str) -> Reason:
    ready = (reason for reason in reasons_for(target) if reason.id != OTHER)
    return next((reason for reason in ready if words.startswith(reason.sentence.vi)), REASONS[OTHER])


def groups_of(dossier: Dossier, facts: Facts, data: QueryDict | None) -> list[Group]:
    """Papers that are handed in and questions that are answered; what only an office can mend is left out."""
    asked = asked_in(data) if data is not None else {}
    labels = [(title, dict(labels)) for title, labels in _labels(dossier, facts)]
    return [
        Group(title, [Target(name, label, name in asked, asked.get(name, "")) for name, label in named.items()])
        for title, named in labels
        if named
    ]


def _labels(dossier: Dossier, facts: Facts) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    papers = [paper for paper in papers_asked(dossier.definition, facts) if paper.mode is Mode.SUBMIT]
    yield _("Giấy tờ"), ((f"paper:{paper.id}", str(paper.name)) for paper in papers)
    locked = locked_in(dossier)
    for page in visible_pages(dossier.definition, facts):
        fields = (field for _section, fields in visible_sections(page, facts) for field in fields)
        asked = answer_targets(field for field in fields if field.id not in locked)
        yield str(page.title), [(target.name, str(target.label)) for target in asked]
