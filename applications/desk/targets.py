"""What a supplement may be asked for: the papers first, then the questions page by page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from applications.actions.editing import locked_in
from applications.models import Dossier
from procedures.definition.form import SILENT
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
    def ticked(self) -> int:
        return sum(target.ticked for target in self.targets)


def asked_in(data: QueryDict) -> dict[str, str]:
    """What is wrong with each target ticked; one with words but no tick is meant too."""
    ticked = dict.fromkeys(data.getlist("items"), "")
    written = {name.removeprefix("what:"): data.get(name, "").strip() for name in data if name.startswith("what:")}
    return ticked | {target: words for target, words in written.items() if words}


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
        asked = [field for field in fields if field.kind not in SILENT and field.id not in locked]
        yield str(page.title), [(f"field:{field.id}", str(field.label)) for field in asked]
