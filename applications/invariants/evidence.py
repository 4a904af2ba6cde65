"""What the ledger tells, and whether the rows agree."""

from collections.abc import Iterator

from applications.invariants.promises import ours
from applications.models import Dossier
from applications.status import ENDED, Status
from core.ledger import verify
from core.models import LedgerEntry

# The last of these events in a chain tells where the dossier stands.
TOLD: dict[str, frozenset[Status]] = {
    "dossier.submitted": frozenset({Status.SUBMITTED, Status.AWAITING_SUPPLEMENT, Status.WITHDRAWN}),
    "dossier.refused": frozenset({Status.REJECTED_INTAKE}),
    "dossier.stopped": frozenset({Status.STOPPED}),
    "dossier.resolved": frozenset({Status.RESOLVED}),
    "dossier.returned": frozenset({Status.RETURNED}),
    "dossier.accepted": frozenset(Status) - ENDED - {Status.DRAFT, Status.SUBMITTED, Status.RESOLVED},
}


def chains() -> Iterator[str]:
    yield from verify.findings()


def statuses() -> Iterator[str]:
    last = dict(
        LedgerEntry.objects.filter(event__in=TOLD).order_by("subject", "seq").values_list("subject", "event").iterator()
    )
    for dossier in ours().only("pk", "status").iterator():
        event = last.get(dossier.subject, "")
        if Status(dossier.status) not in TOLD.get(event, frozenset()):
            yield f"{dossier.subject}: status {dossier.status}, and the ledger's last word is “{event}”"


def personal() -> Iterator[str]:
    who = {
        dossier.subject: [text for text in (dossier.applicant_name, dossier.applicant_number) if len(text) > 5]
        for dossier in Dossier.objects.only("pk", "applicant_name", "applicant_number").iterator()
    }
    for entry in LedgerEntry.objects.filter(subject__startswith="dossier:").iterator():
        told = str(entry.data)
        if any(text in told for text in who.get(entry.subject, ())):
            yield f"{entry.subject} #{entry.seq}: a name or a number of the applicant"
