"""What an applicant may change now: all of a draft; of a dossier that awaits completion, only what was asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import permissions
from applications.models import Dossier
from applications.status import Status
from core.errors import Conflict
from procedures.definition.form import FormField, Kind
from procedures.fields.prefill import held, known_of, locked_fields

EVERYTHING = frozenset({"*"})


def open_targets(dossier: Dossier, user: User) -> frozenset[str]:
    """`field:<id>`, `field:<block>.<part>`, `paper:<id>` that may change; EVERYTHING for a draft; else Conflict."""
    permissions.require(permissions.writes(user, dossier))
    if dossier.status == Status.DRAFT:
        return EVERYTHING
    if dossier.status == Status.AWAITING_SUPPLEMENT:
        asked = dossier.supplements.standing()
        return frozenset().union(*(supplement.targets() for supplement in asked))
    raise Conflict(_("Hồ sơ đã nộp nên không sửa được nữa. Hãy xem trang hồ sơ để biết bước tiếp theo."))


def changeable(targets: frozenset[str], field: FormField) -> FormField | None:
    """The field as it may be answered now: whole, or a block with only the parts that were asked; None: not at all."""
    if may_change(targets, f"paper:{field.paper}" if field.kind is Kind.FILE else f"field:{field.id}"):
        return field
    parts = [part for part in field.parts if f"field:{field.id}.{part.name}" in targets]
    return field.model_copy(update={"parts": parts}) if parts else None


def may_change(targets: frozenset[str], target: str) -> bool:
    return targets == EVERYTHING or target in targets


def locked_in(dossier: Dossier) -> dict[str, Any]:
    """The answers that only their source may change, by field id, as the source has them now."""
    fields = locked_fields(dossier.definition)
    return held(fields, known_of(dossier.owner, dossier.organisation)) if fields and dossier.owner else {}
