"""The rows of a filing, written plainly: as many as the portal writes, into the same tables. Nothing is checked."""

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.models import Agency, User
from applications.models import Attachment, Dossier, Notice, Paper, StepRun
from applications.status import Status
from core.ids import uuid7
from core.models import Blob, GivenAnswer, LedgerEntry, OutboxRow
from procedures.models import Procedure


def draft(user: User) -> Dossier:
    """Also the answer given: the portal keeps one, so that the same form sent twice begins one draft."""
    procedure = Procedure.objects.get(code="2.000815")
    assert procedure.current_id is not None
    GivenAnswer.objects.create(key=f"bare:{uuid7()}", location="/")
    return Dossier.objects.create(procedure=procedure, version_id=procedure.current_id, owner=user)


def keep(dossier: Dossier, user: User, file: UploadedFile) -> None:
    default_storage.save(f"bare/{uuid7()}.pdf", file)
    blob = Blob.objects.create(size=file.size or 0, content_type="application/pdf")
    Attachment.objects.create(dossier=dossier, paper="scan", name=file.name or "", blob=blob, uploaded_by=user)


@transaction.atomic
def submit(dossier: Dossier, user: User) -> None:
    now, agency = timezone.now(), Agency.objects.get(code="H24.9008.01")
    dossier.status, dossier.submitted_at, dossier.receiving_agency = Status.SUBMITTED, now, agency
    dossier.save()
    StepRun.objects.create(dossier=dossier, step="reception", kind="RECEPTION", agency=agency, opened_at=now)
    LedgerEntry.objects.create(subject=f"bare:{dossier.pk}", seq=1, at=now, event="submitted", actor=user.username)
    paper = Paper.objects.create(dossier=dossier, kind="ACKNOWLEDGEMENT", data=dossier.answers, issued_at=now)
    notice = Notice.objects.create(dossier=dossier, recipient=user, moment="submitted", title="Filed", body="Filed")
    for kind, pk in {"paper.print": paper.pk, "notice.mail": notice.pk}.items():
        OutboxRow.objects.create(job=kind, key=f"bare:{kind}:{pk}", available_at=now, done_at=now)
