"""reissue_paper: a paper in error gives way to a new one of its kind, with a number of its own; both stay."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import permissions
from applications.actions.parts.changing import changing
from applications.actions.parts.reissuing import put_in_place
from applications.actions.parts.saying import said
from applications.delivered import keep_delivery_state
from applications.models import Paper
from core.errors import Conflict, or_denied


def reissue_paper(user: User, pk: UUID, paper_id: int, reason: str) -> Paper:
    """The paper now in force, as the dossier stands now. Denied unless permissions.reissued_by.

    Invalid without a reason, which stands on the earlier paper's page; Conflict when that one is not in force.
    """
    reason = said(reason, message=_("Hãy ghi rõ lý do cấp lại."))
    with changing(pk, user) as dossier:
        paper = or_denied(dossier.papers_issued.select_for_update(of=("self",)).filter(pk=paper_id).first())
        permissions.require(permissions.may_reissue(user, paper))
        if paper.superseded_at:
            raise Conflict(_("Giấy này không còn hiệu lực. Hãy tải lại trang."))
        anew = put_in_place(paper, dossier, user, reason)
        keep_delivery_state(dossier)  # a result drawn up anew has reached nobody yet
        return anew
