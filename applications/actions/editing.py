"""What an applicant may change now: all of a draft; of a dossier that awaits completion, only what was asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import permissions
from applications.models import Dossier
from applications.status import Status
from core.errors import Conflict
from procedures.fields.prefill import held, known_of, locked_fields

EVERYTHING = frozenset({"*"})


def open_targets(dossier: Dossier, user: User) -> frozenset[str]:
    """`field:<id>` and `paper:<id>` that may change; EVERYTHING for a draft. Conflict when nothing may."""
    permissions.require(permissions.writes(user, dossier))
    if dossier.status == Status.DRAFT:
        return EVERYTHING
    if dossier.status == Status.AWAITING_SUPPLEMENT:
        asked = dossier.supplements.filter(answered_at=None)
        return frozenset().union(*(supplement.targets() for supplement in asked))
    raise Conflict(_("Hồ sơ đã nộp nên không sửa được nữa. Hãy xem trang hồ sơ để biết bước tiếp theo."))


def may_change(targets: frozenset[str], target: str) -> bool:
    return targets == EVERYTHING or target in targets


def locked_in(dossier: Dossier) -> dict[str, Any]:
    """The answers that only their source may change, by field id, as the source has them now."""
    fields = locked_fields(dossier.definition)
    return held(fields, known_of(dossier.owner, dossier.organisation)) if fields and dossier.owner else {}
