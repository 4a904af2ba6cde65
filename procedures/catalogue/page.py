"""The page of one procedure, as data: what the templates lay out and the API sends, whoever told it.

Texts are plain: paragraphs and bulleted lines parted by new lines.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from procedures.definition.fees import FeeKind
from procedures.definition.general import AuthorityLevel, Channel, ServiceLevel


class PagePart(BaseModel):
    model_config = ConfigDict(frozen=True)


class Essential(PagePart):
    """One of the four answers people come for."""

    question: str
    answer: str
    note: str = ""


class Filing(PagePart):
    """Whether a dossier may be begun on this portal; if not, or only partly, the reason."""

    online: bool
    reason: str = ""
    national_portal: bool = False


class ChannelRow(PagePart):
    """One way of filing, or several of which the same is said."""

    channels: tuple[Channel, ...]
    label: str
    duration: str = ""
    text: str = ""


class CaseRow(PagePart):
    code: str
    name: str
    when: str = ""
    duration: str = ""


class PaperRow(PagePart):
    """`when` it is asked; `copies` says how many ("01 bản chính"); `forms` are names of forms to fill in."""

    name: str
    when: str = ""
    copies: str = ""
    note: str = ""
    optional: bool = False
    forms: tuple[str, ...] = ()


class PaperList(PagePart):
    """Papers under one heading; `remarks` are what the law adds. Not `to_bring`: the office looks them up by itself."""

    title: str
    to_bring: bool = True
    papers: tuple[PaperRow, ...] = ()
    remarks: tuple[str, ...] = ()


class CourseBranch(PagePart):
    label: str
    course: tuple[CourseStep, ...]


class CourseStep(PagePart):
    """One step of the drawn line: who, and `note`: how long, and when it is left out."""

    label: str
    who: str = ""
    note: str = ""
    branches: tuple[CourseBranch, ...] = ()


class Prose(PagePart):
    title: str = ""
    text: str = ""


class FeeRow(PagePart):
    """`amount` in đồng where it is one number; `price` says it in words whatever it is."""

    kind: FeeKind | None
    kind_label: str
    name: str
    amount: int | None
    price: str
    note: str = ""
    exemptions: tuple[str, ...] = ()


class Asked(PagePart):
    """A question of "can I use this?": who answers otherwise than `needed` (yes or no) is told `otherwise`."""

    question: str
    needed: bool
    otherwise: str


class Answered(PagePart):
    """A question people ask again and again, and its answer."""

    question: str
    answer: str


class Link(PagePart):
    """Another procedure."""

    code: str
    name: str


class LegalBasisRow(PagePart):
    number: str
    title: str


class OpeningHours(PagePart):
    days: str
    hours: str


class Counter(PagePart):
    """Where to go in person."""

    name: str
    address: str = ""
    hotline: str = ""
    hours: tuple[OpeningHours, ...] = ()


class ProcedurePage(PagePart):
    """A procedure for the public. `national` is the national text beside a city definition."""

    code: str
    name: str
    summary: str = ""
    source: Literal["CITY", "NATIONAL"]
    is_in_force: bool = True
    field_code: str = ""
    field_name: str = ""
    level: AuthorityLevel | None = None
    level_label: str = ""
    service_level: ServiceLevel
    service_label: str
    audiences: tuple[str, ...] = ()
    promulgator: str = ""
    decision: str = ""
    decided_on: date | None = None
    version: int | None = None
    effective_from: datetime | None = None
    updated_on: date | None = None
    essentials: tuple[Essential, ...] = ()
    filing: Filing
    # When it was retired, and what took its place.
    retired_at: datetime | None = None
    replaced_by: Link | None = None
    # About how long its form takes; none where there is no form here.
    minutes: int | None = None
    eligibility: tuple[Asked, ...] = ()
    executing: tuple[str, ...] = ()
    competent: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    receiving: str = ""
    counter: Counter | None = None
    channels: tuple[ChannelRow, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    papers: tuple[PaperList, ...] = ()
    course: tuple[CourseStep, ...] = ()
    steps: tuple[Prose, ...] = ()
    fees: tuple[FeeRow, ...] = ()
    results: tuple[str, ...] = ()
    conditions: str = ""
    legal_bases: tuple[LegalBasisRow, ...] = ()
    note: str = ""
    faq: tuple[Answered, ...] = ()
    # What people need beside it; what it joins into one dossier; what joins it.
    related: tuple[Link, ...] = ()
    joins: tuple[Link, ...] = ()
    joined_in: tuple[Link, ...] = ()
    national: ProcedurePage | None = None

    @property
    def forms(self) -> list[str]:
        """Names of the forms to fill in, each once."""
        return list(dict.fromkeys(form for group in self.papers for paper in group.papers for form in paper.forms))
