"""What a paper's module hands to `issue`: a paper that has everything but its number."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Agency, User
from applications.models import Dossier
from applications.papers.frame import Signature
from applications.papers.signing import leads, office_signs
from procedures.definition.general import Channel

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True)
class Occasion:
    """Of which dossier, at whose hand (None: the system) and when a paper is issued."""

    dossier: Dossier
    user: User | None
    now: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @property
    def officer(self) -> str:
        """Who signs for the office, and in whose stead; nobody when the applicant's act or the system issues it."""
        if self.user is None or not self.user.is_officer:
            return ""
        absent = self.dossier.acting_for
        return f"{self.user.full_name} (làm thay {absent.full_name})" if absent else self.user.full_name


@dataclass(frozen=True)
class Entry:
    """Where a paper stands in its book: the volume (a year) and the line in it; a paper of no book has neither."""

    number: str
    volume: str = ""
    line: str = ""


@dataclass(frozen=True)
class Sheet:
    """`{n}` in `number` is the next number of the yearly `book` in that agency; a number without it is complete.

    `entry`: the place in its book that it has already. `title` "": the form set's. `key` tells it from the dossier's
    other papers. `again`: why one of this key that is in force gives way to it; "": that one stands, and this one is
    not issued.
    """

    key: str
    agency: Agency
    content: "DataclassInstance"
    number: str
    book: str = ""
    digits: int = 2
    entry: Entry | None = None
    title: str = ""
    about: str = ""
    signatures: tuple[Signature, ...] = ()
    again: str = ""


def handed_in_by(dossier: Dossier) -> Signature:
    """The place of who hands the dossier in: at a counter whoever came there signs."""
    if dossier.channel == Channel.ONLINE:
        return Signature("Người nộp hồ sơ", dossier.applicant_name, "(Nộp trực tuyến, không ký)")
    return Signature("Người nộp hồ sơ", dossier.person.full_name if dossier.person else dossier.applicant_name)


def head_signs(occasion: Occasion, agency: Agency) -> Signature:
    """The place of the head of the office, who signs what it decides; named where whoever leads it decides now."""
    decides = leads(agency, occasion.user)
    return office_signs(agency, occasion.user if decides else None, occasion.officer if decides else "")
