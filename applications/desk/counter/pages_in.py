"""Scans and photographs sent with the page, by paper."""

from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from applications.actions.attach_pages import attach_pages
from applications.filling.uploading import UPLOAD
from applications.models import Dossier
from core.errors import Invalid
from core.files import NoRoom


def take_pages(request: SignedInRequest, dossier: Dossier) -> dict[str, list[str]]:
    """What was wrong, by paper. Photographs sent together for one paper become one PDF."""
    wrong: dict[str, list[str]] = {}
    uploaded = request.POST.get(UPLOAD, "")
    if uploaded and not request.FILES.getlist(uploaded):
        wrong[uploaded] = [_("Bạn chưa chọn tệp nào. Hãy chọn tệp trước, rồi bấm tải lên.")]
    for paper, files in request.FILES.lists():
        try:
            attach_pages(request.user, dossier.pk, paper, [(file.name or "", file) for file in files])
        except (Invalid, NoRoom) as error:
            wrong[paper] = [str(error.message)]
    return wrong
