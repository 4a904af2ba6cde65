"""keep_answers: a page of a draft is saved while it is being filled in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.actions.parts.changing import changing
from applications.actions.parts.editing import EVERYTHING, locked_in, open_targets
from applications.actions.save_page import page_of
from applications.models import Dossier
from core.errors import Conflict
from procedures.fields import cleaned


def keep_answers(user: User, pk: UUID, page_id: str, raw: Mapping[str, Any]) -> Dossier:
    """The draft with each answer that holds by itself; the others stay as they were. Conflict when it is no draft."""
    with changing(pk, user, related=()) as dossier:
        if open_targets(dossier, user) != EVERYTHING:
            raise Conflict(_("Hồ sơ đã nộp nên không tự lưu nữa."))
        fields = [field for section in page_of(dossier, page_id).sections for field in section.fields]
        dossier.answers |= cleaned([field for field in fields if field.id in raw], raw)[0] | locked_in(dossier)
    return dossier
