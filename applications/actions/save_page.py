"""save_page: the answers of one page of the form."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.actions.parts.changing import changing
from applications.actions.parts.editing import changeable, locked_in, open_targets
from applications.models import Dossier
from applications.workflow.advance import facts_of_dossier
from core.errors import Denied, Invalid
from procedures.definition.form import FormField, Page
from procedures.fields import cleaned
from procedures.rules.judging import field_errors
from procedures.rules.validation import errors
from procedures.rules.visibility import visible_fields

# What was sent for a page, by field id, as read for the dossier it is sent to.
Reader = Callable[[Dossier], Mapping[str, Any]]


def save_page(user: User, pk: UUID, page_id: str, read: Reader) -> Dossier:
    """Keeps the page's answers when all of them hold; otherwise Invalid names each field, and nothing is kept."""
    with changing(pk, user, related=()) as dossier:
        page, raw, fixed = page_of(dossier, page_id), read(dossier), locked_in(dossier)
        targets = open_targets(dossier, user)
        fields = [field for section in page.sections for field in section.fields]
        fields = [asked for field in fields if (asked := changeable(targets, field))]
        values, unread = cleaned([field for field in fields if field.id in raw], raw)
        dossier.answers = {**dossier.answers, **with_the_rest(values, fields, dossier), **fixed}
        facts = facts_of_dossier(dossier)
        sought = [field for field in visible_fields(dossier.definition, facts) if field.id in unread.keys() - fixed]
        refused = [asked for field in sought if (asked := changeable(targets, field))]
        judged = [field.id for field in fields if field.id not in unread]
        if wrong := field_errors(refused, raw, facts) | errors(dossier.definition, dossier.answers, facts, judged):
            raise Invalid(_("Trang này còn chỗ cần sửa."), wrong)
    return dossier


def with_the_rest(values: Mapping[str, Any], fields: Iterable[FormField], dossier: Dossier) -> dict[str, Any]:
    """The values, and in a block what was not asked of it: it stays as it was."""
    whole = dict(values)
    for field in (field for field in fields if field.parts and field.id in values):
        asked = {part.name for part in field.parts}
        rest = {name: value for name, value in (dossier.answers.get(field.id) or {}).items() if name not in asked}
        whole[field.id] = rest | (values[field.id] or {})
    return whole


def page_of(dossier: Dossier, page_id: str) -> Page:
    """The page of this id; Denied when the form has none."""
    for page in dossier.definition.form.pages:
        if page.id == page_id:
            return page
    raise Denied
