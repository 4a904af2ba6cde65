"""The offices a paper names."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from accounts.kinds import AgencyKind
from accounts.models import Agency
from applications.models import Dossier

NO_BREAK = "\u00a0"
WORDS = "hành chính công|giải quyết|đăng ký|thời gian"
UNBROKEN = re.compile(WORDS + r"|(?:thành phố|tỉnh|phường|xã|đặc khu) [A-ZĐÁÀẢÃẠÂĂÊÉÍÓÔƠÚƯÝ].*")
# People's committees stand alone at the head of a paper; every other office stands below the one above it (NĐ 30/2020).
COMMITTEES = frozenset({AgencyKind.CITY_COMMITTEE, AgencyKind.COMMUNE_COMMITTEE})


def office(dossier: Dossier | None, agency_id: int | None) -> Agency:
    """The agency of this id; read only when it neither received the dossier nor decides it."""
    for known in (dossier.receiving_agency, dossier.competent_agency) if dossier else ():
        if known and known.pk == agency_id:
            return known
    return Agency.objects.get(Q(pk=agency_id))


def received_at(dossier: Dossier) -> Agency:
    """The one-stop office; every filed dossier has one."""
    return office(dossier, dossier.receiving_agency_id)


def decided_at(dossier: Dossier) -> Agency:
    """The agency that decides; every filed dossier has one."""
    return office(dossier, dossier.competent_agency_id)


def kept_together(name: str) -> str:
    """A name or title in which no line breaks a territory, or what is one word: … hành chính công / phường Lê Chân."""
    return UNBROKEN.sub(lambda found: found[0].replace(" ", NO_BREAK), name)


def above(agency: Agency, dossier: Dossier | None) -> str:
    """The name that stands above the agency's in a letterhead."""
    if agency.kind in COMMITTEES or agency.parent_id is None:
        return ""
    return kept_together(office(dossier, agency.parent_id).name)


def tracking_url() -> str:
    """Where everyone follows their dossier by its number and PIN."""
    return f"{settings.PUBLIC_URL}/tra-cuu/"


@dataclass(frozen=True)
class Contact:
    """Whom to ask, and where."""

    agency: str
    address: str
    phone: str
    officer: str

    @classmethod
    def at(cls, agency: Agency, officer: str) -> "Contact":
        return cls(agency.name, agency.address, agency.hotline, officer)
