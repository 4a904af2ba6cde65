"""attach_pages: scans and photographs arrive for one paper; photographs sent together are the pages of one PDF."""

from collections.abc import Sequence
from io import BytesIO
from typing import IO
from uuid import UUID

from accounts.models import User
from applications import permissions
from applications.actions.attach_file import attach, paper_of
from applications.actions.parts.changing import changing
from applications.attachments.inspect import Inspected, inspect
from applications.attachments.joining import join_images
from applications.attachments.kinds import Kind
from applications.models import Attachment
from procedures.definition.papers import PaperRequirement

Files = Sequence[tuple[str, IO[bytes]]]


def attach_pages(user: User, pk: UUID, paper_id: str, files: Files) -> list[Attachment]:
    """What was attached; each file is looked into by itself first. Invalid says what is wrong, and nothing is kept."""
    with changing(pk, user, related=()) as dossier:
        permissions.require(permissions.serves(user, dossier))
        paper = paper_of(dossier, paper_id)
        looked_into = [inspect(file, name, paper) for name, file in files]
        whole = _joined(files, looked_into) if _are_pages(looked_into, paper) else files
        return [attach(dossier, user, paper, name, file) for name, file in whole]


def _are_pages(looked_into: list[Inspected], paper: PaperRequirement) -> bool:
    return len(looked_into) > 1 and "pdf" in paper.types and all(each.kind is not Kind.PDF for each in looked_into)


def _joined(files: Files, looked_into: list[Inspected]) -> Files:
    """One file of the first one's name."""
    return [(f"{looked_into[0].name.rpartition('.')[0]}.pdf", BytesIO(join_images(map(_bytes, files))))]


def _bytes(file: tuple[str, IO[bytes]]) -> bytes:
    file[1].seek(0)
    return file[1].read()
