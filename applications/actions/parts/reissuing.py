"""A paper in the place of another: drawn up, told in the ledger and to the applicant."""

from django.utils import timezone

from accounts.models import User
from applications import papers
from applications.actions.parts.changing import tell_ledger
from applications.models import Dossier, Paper
from applications.models.paper import INTERNAL
from applications.notices import tell


def put_in_place(paper: Paper, dossier: Dossier, user: User, reason: str) -> Paper:
    """The new paper, as the dossier stands now. The caller holds the dossier's lock, and the paper is in force."""
    anew = papers.issue_again(paper, dossier, user, timezone.now(), reason)
    tell_ledger(dossier, "paper.reissued", user, paper=paper.code, by=anew.code)
    if anew.kind not in INTERNAL:
        tell(dossier, "paper_reissued", paper=anew.title, reason=reason)
    return anew
