"""The library of parts used again: keeping one, changing it, taking it out. What was copied from it stays as it is."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ValidationError

from accounts.models import User
from core.errors import Conflict, Invalid, or_denied
from procedures.definition.fees import FeeRule
from procedures.definition.form import FormField
from procedures.definition.general import LegalBasis
from procedures.definition.papers import PaperRequirement
from procedures.drafting.rights import may_edit, require
from procedures.gate.reading import keepable
from procedures.models import LibraryItem

Kind = LibraryItem.Kind
SHAPES: dict[str, type[BaseModel]] = {
    Kind.FIELD: FormField,
    Kind.PAPER: PaperRequirement,
    Kind.LEGAL_BASIS: LegalBasis,
    Kind.FEE: FeeRule,
}


def keep(user: User, kind: str, name: str, document: Any, pk: int | None = None) -> LibraryItem:
    """The item with this content: a new one, or `pk` changed. Invalid by place; Conflict when the name is taken."""
    require(may_edit(user) and kind in SHAPES)
    if not name.strip():
        raise Invalid(_("Hãy đặt tên."), {"name": _("Chưa đặt tên.")})
    values = {"kind": kind, "name": name.strip()[:300], "document": _read(kind, document)}
    try:
        with transaction.atomic():
            if pk is None:
                return LibraryItem.objects.create(**values, created_by=user)
            item = _item(pk)
            for field, value in values.items():
                setattr(item, field, value)
            item.save()
            return item
    except IntegrityError as error:
        raise Conflict(_("Thư viện đã có mục cùng loại mang tên này.")) from error


def forget(user: User, pk: int) -> None:
    """Takes the item out of the library."""
    require(may_edit(user))
    with transaction.atomic():
        _item(pk).delete()


def _item(pk: int) -> LibraryItem:
    return or_denied(LibraryItem.objects.select_for_update().filter(pk=pk).first())


def _read(kind: str, document: Any) -> Any:
    keepable(document)
    try:
        part = SHAPES[kind].model_validate(document)
    except ValidationError as error:
        places = {"/".join(map(str, each["loc"])): each["msg"] for each in error.errors(include_url=False)}
        raise Invalid(_("Mục này chưa đúng mẫu."), places) from error
    return part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
