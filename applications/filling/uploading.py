"""Files on a page that takes them: they are kept, or taken back; what is wrong with one is told beside its paper."""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import IO
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.requests import SignedInRequest
from applications.actions.attach_file import attach_file, replace_file
from applications.actions.attach_pages import attach_pages
from applications.actions.remove_file import remove_file
from applications.filling.paper_rows import Wrong
from applications.models import Attachment, Dossier
from core.errors import Invalid, or_denied
from core.files.keeping import NoRoom
from core.sent import whole

# Sent by the buttons: the paper whose files are to be taken in, the file to be taken back.
UPLOAD, REMOVE = "upload", "remove"
# Before the id of the file whose place a sent one takes.
REPLACE = "replace:"


def take_back(request: SignedInRequest, dossier: Dossier) -> str:
    """The paper the file was of."""
    attachment = or_denied(dossier.attachments.filter(pk=whole(request.POST[REMOVE]) or 0).first())
    remove_file(request.user, dossier.pk, attachment.pk)
    return attachment.paper


def take_in(request: SignedInRequest, pk: UUID, only: Collection[str] | None = None) -> Wrong:
    """What was wrong, by paper; each file stands for itself. With `only`, files for other papers are left alone."""
    sent = [(name, file) for name, files in request.FILES.lists() for file in files]
    taking = (_taking(request.user, pk, name, file) for name, file in sent)
    return _wrong_with(request, [(paper, take) for paper, take in taking if only is None or paper in only])


def _taking(user: User, pk: UUID, name: str, file: IO[bytes]) -> tuple[str, Callable[[], object]]:
    """For which paper a file was sent, and what takes it in."""
    if not name.startswith(REPLACE):
        return name, partial(attach_file, user, pk, name, file.name or "", file)
    number = whole(name.removeprefix(REPLACE)) or 0
    old = or_denied(Attachment.objects.filter(dossier=pk, pk=number).first())
    return old.paper, partial(replace_file, user, pk, number, file.name or "", file)


def take_pages(request: SignedInRequest, pk: UUID) -> Wrong:
    """What was wrong, by paper. Photographs sent together for one paper become one PDF."""
    sent = [(paper, [(file.name or "", file) for file in files]) for paper, files in request.FILES.lists()]
    return _wrong_with(
        request, ((paper, partial(attach_pages, request.user, pk, paper, pages)) for paper, pages in sent)
    )


def _wrong_with(request: SignedInRequest, taking: Iterable[tuple[str, Callable[[], object]]]) -> Wrong:
    wrong: dict[str, list[str]] = {}
    uploaded = request.POST.get(UPLOAD, "")
    if uploaded and not request.FILES.getlist(uploaded) and not any(name.startswith(REPLACE) for name in request.FILES):
        wrong[uploaded] = [_("Bạn chưa chọn tệp nào. Hãy chọn tệp trước, rồi bấm tải lên.")]
    for paper, take in taking:
        try:
            take()
        except (Invalid, NoRoom) as error:
            wrong.setdefault(paper, []).append(str(error.message))
    return wrong
