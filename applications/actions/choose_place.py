"""choose_place: the applicant chooses another commune for a draft whose form does not say where it is decided."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.actions.parts.changing import changing
from applications.actions.parts.editing import EVERYTHING, open_targets
from applications.actions.start_draft import chosen
from applications.models import Dossier
from core.errors import Conflict


def choose_place(user: User, pk: UUID, territory: str) -> Dossier:
    """The draft for that commune, by its code. Invalid when there is no such commune; Conflict when it is no draft."""
    with changing(pk, user, related=()) as dossier:
        if open_targets(dossier, user) != EVERYTHING:
            raise Conflict(_("Hồ sơ đã nộp nên không đổi nơi làm thủ tục được nữa."))
        dossier.territory = chosen(dossier.definition, territory)
    return dossier
