"""The way through the form of one dossier: its pages, then papers, then the check."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.parts.editing import EVERYTHING, changeable, locked_in, open_targets
from applications.models import Dossier
from applications.workflow.advance import facts_of_dossier
from procedures.definition.form import FormField, Page, Section
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.papers import missing
from procedures.rules.validation import errors
from procedures.rules.visibility import visible_pages, visible_sections

PAPERS, CHECK = "papers", "check"
# In a page's address: after saving go back to the check, where it was opened from.
CHANGE = "sua"


@dataclass(frozen=True)
class Stop:
    name: str
    label: str


class Way:
    """Which pages there are by the answers so far, and what may change on them: in a draft all, else what was asked."""

    def __init__(self, dossier: Dossier, user: User) -> None:
        self.dossier, self.user = dossier, user

    @cached_property
    def facts(self) -> Facts:
        return facts_of_dossier(self.dossier)

    @cached_property
    def targets(self) -> frozenset[str]:
        """Conflict when nothing may change any more."""
        return open_targets(self.dossier, self.user)

    @property
    def is_supplement(self) -> bool:
        return self.targets != EVERYTHING

    def asked(self, *targets: str) -> list[dict[str, str]]:
        """What an officer asked for of these targets and their parts, in the officer's words; nothing in a draft."""
        if not self.is_supplement:
            return []
        items = [item for each in self.dossier.supplements.standing() for item in each.items]
        return [item for item in items if {item["target"], item["target"].partition(".")[0]} & set(targets)]

    @cached_property
    def locked(self) -> dict[str, Any]:
        """What only its source may change, by field id."""
        return locked_in(self.dossier)

    def changeable(self, fields: Iterable[FormField]) -> list[FormField]:
        """Those that may change now, blocks with only the parts that may."""
        return [asked for field in fields if (asked := changeable(self.targets, field))]

    def sections(self, page: Page) -> list[tuple[Section, list[FormField]]]:
        """What is asked on this page now, section by section; nothing where the page itself is not."""
        visible = visible_sections(page, self.facts) if holds(page.when, self.facts) else []
        changing = ((section, self.changeable(fields)) for section, fields in visible)
        return [(section, fields) for section, fields in changing if fields]

    @cached_property
    def stops(self) -> list[Stop]:
        pages = [page for page in visible_pages(self.dossier.definition, self.facts) if self.sections(page)]
        papers = not self.is_supplement or any(target.startswith("paper:") for target in self.targets)
        last = _("Kiểm tra và gửi") if self.is_supplement else _("Kiểm tra và nộp")
        return [
            *(Stop(page.id, str(page.title)) for page in pages),
            *([Stop(PAPERS, _("Giấy tờ"))] if papers else []),
            Stop(CHECK, last),
        ]

    def place(self, here: str) -> int:
        """Which stop this is, from 0; the first when it is none."""
        return next((place for place, stop in enumerate(self.stops) if stop.name == here), 0)

    @cached_property
    def wrong(self) -> set[str]:
        """The questions whose answers are missing or do not hold, by field id."""
        found = errors(self.dossier.definition, self.dossier.answers, self.facts)
        return {place.partition(".")[0] for place in found}

    def is_done(self, stop: Stop) -> bool:
        """Whether nothing is missing or wrong there any more."""
        definition = self.dossier.definition
        if stop.name == PAPERS:
            return not missing(definition, self.facts, self.dossier.handed_in)
        fields = (
            field
            for page in definition.form.pages
            if page.id == stop.name
            for section in page.sections
            for field in section.fields
        )
        return not any(field.id in self.wrong for field in fields)

    def line(self, here: str) -> dict[str, Any]:
        """The line at the top: the stops before this one can be gone back to; done are those that lack nothing."""
        at = self.place(here)
        states = ["done" if self.is_done(stop) else "todo" for stop in self.stops[:at]] + ["current"]
        states += ["todo"] * len(self.stops)
        steps = [
            {"label": stop.label, "url": url_of(self.dossier, stop.name) if place < at else "", "state": states[place]}
            for place, stop in enumerate(self.stops)
        ]
        return {"steps": steps, "step": at + 1, "steps_in_all": len(steps), "is_supplement": self.is_supplement}

    def after(self, here: str) -> str:
        """The address of the next stop; the check comes last."""
        return url_of(self.dossier, self.stops[min(self.place(here) + 1, len(self.stops) - 1)].name)

    def before(self, here: str) -> str:
        """The address to go back to: the stop before; before the first, the list of dossiers or the dossier's page."""
        if at := self.place(here):
            return url_of(self.dossier, self.stops[at - 1].name)
        return reverse("citizen:dossier", args=[self.dossier.pk]) if self.is_supplement else reverse("citizen:dossiers")


def url_of(dossier: Dossier, name: str) -> str:
    """The address of a stop."""
    if name in {PAPERS, CHECK}:
        return reverse(f"citizen:{name}", args=[dossier.pk])
    return reverse("citizen:page", args=[dossier.pk, name])
