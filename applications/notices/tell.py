"""Telling: the notice is written in the transaction of its cause; the mail follows as a promised job."""

from django.utils import timezone, translation

from applications.models import Dossier, Notice
from applications.notices.moments import MOMENTS, RETURNED
from applications.status import Status
from core.outbox import promise
from procedures.fields.numbers import written


def tell(dossier: Dossier, moment: str, **words: str) -> None:
    """Writes the notice of this moment and promises its mail when there is an address."""
    with translation.override("vi"):
        places = {
            "number": str(dossier),
            "procedure": dossier.title,
            "agency": str(dossier.receiving_agency or ""),
            "due": f"{timezone.localtime(dossier.due_at):%H:%M ngày %d/%m/%Y}" if dossier.due_at else "",
            "hours": written(dossier.definition.deadline.answer_online_within_hours),
            **words,
        }
        title, body = str(MOMENTS[moment].title) % places, str(MOMENTS[moment].body) % places
    notice = Notice.objects.create(
        dossier=dossier, recipient_id=dossier.owner_id, moment=moment, title=title[:300], body=body
    )
    if address_of(dossier):
        promise("notice.mail", f"notice.mail:{notice.pk}", notice_id=notice.pk)


def address_of(dossier: Dossier) -> str:
    """Where its mail goes: as was said when it was filed; of a draft, to who began it."""
    if dossier.status == Status.DRAFT and dossier.owner:
        return dossier.owner.email
    return dossier.applicant_email


def how_returned(dossier: Dossier) -> str:
    """How the person gets the result, as they chose, for a notice."""
    office = dossier.return_agency or dossier.receiving_agency
    with translation.override("vi"):
        return str(RETURNED[dossier.return_way]) % {"agency": office, "address": dossier.return_address}
