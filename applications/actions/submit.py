"""submit: a complete draft is filed (draft → 1). Filing twice is filing once."""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import papers, permissions
from applications.actions.parts.changing import changing
from applications.actions.parts.editing import locked_in
from applications.actions.parts.file_dossier import file_dossier
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.notices import tell
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from core.errors import Invalid
from procedures.filing import require_not_retired
from procedures.rules.facts import Facts
from procedures.rules.papers import missing
from procedures.rules.validation import errors


def submit(user: User, pk: UUID) -> Dossier:
    """The filed dossier with its request number. Invalid names every answer and paper that is missing or wrong."""
    with changing(pk, user, related=["procedure", "territory"]) as dossier:
        permissions.require(permissions.owns(user, dossier))
        if dossier.status != Status.DRAFT:
            return dossier
        require_not_retired(dossier.procedure)
        now = timezone.now()
        dossier.submitted_at = now
        dossier.answers |= locked_in(dossier)
        facts = facts_of_dossier(dossier)
        check(dossier, facts)
        file_dossier(dossier, facts, user, now)
        papers.issue(PaperKind.ACKNOWLEDGEMENT, dossier, user, now)
        tell(dossier, "submitted")
    return dossier


def check(dossier: Dossier, facts: Facts, also: Mapping[str, str] = {}) -> None:
    """Invalid unless every visible answer holds and every paper that must be handed in is there; `also`: what else."""
    if wrong := {**wrong_in(dossier, facts), **also}:
        raise Invalid(_("Hồ sơ chưa đầy đủ. Hãy xem từng mục được nêu dưới đây."), wrong)


def wrong_in(dossier: Dossier, facts: Facts) -> dict[str, str]:
    """A sentence for each answer and paper that is missing or wrong, by field id or `paper:<id>`."""
    wrong = errors(dossier.definition, dossier.answers, facts)
    for requirement in missing(dossier.definition, facts, dossier.handed_in):
        wrong[f"paper:{requirement.id}"] = str(_("Còn thiếu giấy tờ: %(name)s") % {"name": requirement.name})
    return wrong
