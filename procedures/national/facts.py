"""What was understood of one record of the national catalogue, typed and frozen."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from procedures.definition.fees import FeeKind
from procedures.definition.general import Audience, AuthorityLevel, Channel


class Fact(BaseModel):
    """A part of the facts: never changed after reading; keys of another reader's time are passed over."""

    model_config = ConfigDict(frozen=True)


class Unit(StrEnum):
    """Units of time as the national catalogue writes them, and those its texts use."""

    WORKING_DAY = "WORKING_DAY"
    DAY = "DAY"
    WORKING_HOUR = "WORKING_HOUR"
    HOUR = "HOUR"
    MINUTE = "MINUTE"
    WEEK = "WEEK"
    MONTH = "MONTH"
    YEAR = "YEAR"


class Duration(Fact):
    """A processing time: `amount` of `unit` where both were understood; `text` keeps any words."""

    amount: Decimal | None = None
    unit: Unit | None = None
    text: str = ""

    @property
    def is_clear(self) -> bool:
        return self.amount is not None and self.unit is not None

    @property
    def is_doubtful(self) -> bool:
        """More hours than a working day has: "15 giờ" is mostly the hour of the day after which one waits."""
        return self.unit is Unit.HOUR and self.amount is not None and self.amount > 8


class NationalFee(Fact):
    """One line of a method's fees. No amount: the text or a file says it, or nobody does. No kind: a price."""

    kind: FeeKind | None
    amount: int | None = None
    currency: str = "VND"
    text: str = ""
    file: str = ""


class Method(Fact):
    """One way of filing (cách thức thực hiện). The same channel may stand several times, once a case."""

    channel: Channel | None
    duration: Duration
    text: str = ""
    fees: tuple[NationalFee, ...] = ()


class NationalCase(Fact):
    code: str
    name: str
    duration: Duration


class Paper(Fact):
    """A component of the dossier; `is_note` for the remarks that stand among them."""

    name: str
    originals: int | None = None
    copies: int | None = None
    forms: tuple[str, ...] = ()
    is_note: bool = False


class PaperGroup(Fact):
    title: str
    papers: tuple[Paper, ...]


class Titled(Fact):
    """A step with its prose, or a legal text with its number."""

    title: str
    text: str


class NationalFacts(Fact):
    """A procedure as the national catalogue tells it (the names of its API: procedures/national/record.py)."""

    code: str
    name: str
    national_id: str = ""
    state: str = ""
    is_in_force: bool = True
    field_code: str = ""
    field_name: str = ""
    promulgator_code: str = ""
    promulgator: str = ""
    decision: str = ""
    decided_on: date | None = None
    updated_on: date | None = None
    levels: tuple[AuthorityLevel, ...] = ()
    audiences: tuple[Audience, ...] = ()
    audience_names: tuple[str, ...] = ()
    executing: tuple[str, ...] = ()
    competent: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    receiving: str = ""
    methods: tuple[Method, ...] = ()
    fees: tuple[NationalFee, ...] = ()
    cases: tuple[NationalCase, ...] = ()
    paper_groups: tuple[PaperGroup, ...] = ()
    steps: tuple[Titled, ...] = ()
    legal_bases: tuple[Titled, ...] = ()
    results: tuple[str, ...] = ()
    conditions: str = ""
    note: str = ""
    keywords: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def durations(self) -> list[Duration]:
        """The clear processing times, each once: of the methods; of the cases where a method leaves it open (OTHER)."""
        times = [method.duration for method in self.methods if method.duration.is_clear]
        if len(times) < len(self.methods) or not times:
            times += [case.duration for case in self.cases if case.duration.is_clear]
        return list({(time.amount, time.unit): time for time in times}.values())
