"""Apology with a new appointment (Mẫu 04): it was promised for then, it is not ready, this is why, come on that day."""

from dataclasses import dataclass

from applications.models import Extension
from applications.papers.asked import Asked, asked
from applications.papers.office import Contact, decided_at
from applications.papers.sheet import Occasion, Sheet
from applications.papers.signing import office_signs
from applications.papers.wording import moment


@dataclass(frozen=True)
class ApologyExtension:
    asked: Asked
    received_at: str
    appointed_at: str
    reason: str
    new_appointment: str
    is_late: bool  # an apology alone: the legal time is over and stays so
    times: str  # the how-manieth of its kind
    contact: Contact


def build(occasion: Occasion, extension: Extension) -> Sheet:
    """Of one that was granted, signed by whoever granted it, in the agency that decides."""
    dossier, agency = occasion.dossier, decided_at(occasion.dossier)
    content = ApologyExtension(
        asked=asked(dossier),
        received_at=moment(dossier.accepted_at),
        appointed_at=moment(extension.before),
        reason=extension.reason,
        new_appointment=moment(extension.after),
        is_late=extension.kind == Extension.Kind.APOLOGY,
        times=f"{extension.number:02d}",
        contact=Contact.at(agency, extension.proposed_by.full_name),
    )
    signer = extension.decided_by.full_name if extension.decided_by else ""
    signatures = (office_signs(agency, extension.decided_by, signer),)
    return Sheet(f"extension:{extension.pk}", agency, content, number="{n}/XL-GH", signatures=signatures)
