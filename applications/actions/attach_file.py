"""attach_file: a file arrives for one of the papers asked, or in the place of another, is looked into and kept."""

import hashlib
from typing import IO
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.actions.parts.changing import changing
from applications.actions.parts.editing import may_change, open_targets
from applications.attachments.inspect import inspect
from applications.models import Attachment, Dossier
from core.errors import Conflict, Denied, Invalid, or_denied
from core.files import keep
from procedures.definition.papers import PaperRequirement


def attach_file(user: User, pk: UUID, paper_id: str, name: str, file: IO[bytes]) -> Attachment:
    """The attachment; the same file for the same paper again is the one already there. Invalid says what is wrong."""
    with changing(pk, user, related=()) as dossier:
        return attach(dossier, user, paper_of(dossier, paper_id), name, file)


def replace_file(user: User, pk: UUID, attachment_id: int, name: str, file: IO[bytes]) -> Attachment:
    """The attachment that takes another's place, which is taken back; refused, the other stays where it was."""
    with changing(pk, user, related=()) as dossier:
        old = or_denied(next((each for each in dossier.files if each.pk == attachment_id), None))
        dossier.files.remove(old)
        attached = attach(dossier, user, paper_of(dossier, old.paper), name, file)
        old.removed_at = timezone.now()
        old.save(update_fields=["removed_at"])
    return attached


def attach(dossier: Dossier, user: User, paper: PaperRequirement, name: str, file: IO[bytes]) -> Attachment:
    """The same, of a dossier that the caller has locked."""
    if not may_change(open_targets(dossier, user), f"paper:{paper.id}"):
        raise Conflict(_("Giấy tờ này không được yêu cầu bổ sung."))
    inspected = inspect(file, name, paper)
    mine = [each for each in dossier.files if each.paper == paper.id]
    if same := _same(file, mine):
        return same
    if len(mine) >= paper.max_files:
        raise Invalid(_("Giấy tờ này nhận nhiều nhất %(most)s tệp. Hãy xóa bớt trước.") % {"most": paper.max_files})
    attached = Attachment.objects.create(
        dossier=dossier,
        paper=paper.id,
        name=inspected.name,
        content_type=inspected.content_type,
        pages=inspected.pages,
        blob=keep(file, inspected.content_type),
        uploaded_by=user,
    )
    dossier.files.append(attached)
    dossier.is_touched = True
    return attached


def _same(file: IO[bytes], mine: list[Attachment]) -> Attachment | None:
    """The attachment with these very bytes; leaves the file at its beginning."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return next((each for each in mine if each.blob.sha256 == digest), None)


def paper_of(dossier: Dossier, paper_id: str) -> PaperRequirement:
    """The requirement of this id; Denied when the procedure has none."""
    for paper in dossier.definition.papers:
        if paper.id == paper_id:
            return paper
    raise Denied
