"""What is said of a procedure as a whole."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints, model_validator

from accounts.kinds import AgencyKind
from procedures.definition.base import Identifier, Line, Part, Prose, Text
from procedures.definition.deadline import TermRule
from procedures.definition.form import When

ProcedureCode = Annotated[str, StringConstraints(pattern=r"^[123]\.\d{6}$")]


class AuthorityLevel(StrEnum):
    CITY = "CITY"
    COMMUNE = "COMMUNE"
    MINISTRY = "MINISTRY"


class Audience(StrEnum):
    CITIZEN = "CITIZEN"
    OVERSEAS_VIETNAMESE = "OVERSEAS_VIETNAMESE"
    FOREIGNER = "FOREIGNER"
    ENTERPRISE = "ENTERPRISE"
    FOREIGN_INVESTED = "FOREIGN_INVESTED"
    COOPERATIVE = "COOPERATIVE"
    ORGANISATION = "ORGANISATION"
    OFFICIAL = "OFFICIAL"


class Channel(StrEnum):
    ONLINE = "ONLINE"
    COUNTER = "COUNTER"
    POSTAL = "POSTAL"


class ServiceLevel(StrEnum):
    """NĐ 224/2026 Art. 14: fully online, partly online (with a published reason), information only."""

    FULL = "FULL"
    PARTIAL = "PARTIAL"
    INFO_ONLY = "INFO_ONLY"


class LegalBasis(Part):
    number: Line
    title: Prose


class Competence(Part):
    """Which agency decides: its kind, for the territory in `territory_field` or, without one, chosen by the citizen."""

    agency_kind: AgencyKind
    territory_field: Identifier | None = None
    territory_label: Text | None = None
    # Reception at any counter of the city (phi địa giới).
    city_wide: bool = True


class Eligibility(Part):
    """ "Can I use this?": a question with yes or no; who answers otherwise than `needed` is told `otherwise`."""

    question: Text
    needed: bool = True
    otherwise: Text


class Answered(Part):
    """A question people ask again and again, and its answer."""

    question: Text
    answer: Text


class General(Part):
    code: ProcedureCode
    name: Text
    summary: Text
    field_code: Line
    field_name: Text
    level: AuthorityLevel
    audiences: list[Audience] = Field(default=[], max_length=8)
    competence: Competence
    conditions: Text | None = None
    legal_bases: list[LegalBasis] = Field(default=[], max_length=60)
    keywords: list[Line] = Field(default=[], max_length=60)
    life_events: list[Line] = Field(default=[], max_length=12)
    eligibility: list[Eligibility] = Field(default=[], max_length=12)
    faq: list[Answered] = Field(default=[], max_length=30)
    # Procedures people need with this one; and those an inter-agency bundle (liên thông) joins.
    related: list[ProcedureCode] = Field(default=[], max_length=20)
    joins: list[ProcedureCode] = Field(default=[], max_length=12)
    # Decision of publication (quyết định công bố).
    decision: Line | None = None
    decided_on: date | None = None


class Case(Part):
    """A case of the procedure (.01, .02 …) with its own legal time. The first whose `when` holds is the dossier's."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{2}$")]
    name: Text
    when: When | None = None
    term: TermRule


class ChannelRule(Part):
    channel: Channel
    level: ServiceLevel = ServiceLevel.FULL
    partial_reason: Text | None = None

    @model_validator(mode="after")
    def _partial_needs_reason(self) -> "ChannelRule":
        if (self.level is ServiceLevel.PARTIAL) != (self.partial_reason is not None):
            raise ValueError(
                _("mức “một phần” (PARTIAL), và chỉ mức ấy, phải nêu lý do (Nghị định 224/2026/NĐ-CP, Điều 14)")
            )
        return self
