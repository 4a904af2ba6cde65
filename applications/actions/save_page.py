"""save_page: the answers of one page of the form."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.actions.changing import changing
from applications.actions.editing import may_change, open_targets
from applications.models import Dossier
from applications.workflow.advance import facts_of_dossier
from core.errors import Denied, Invalid
from core.text import Sentence
from procedures.definition.form import FormField, Page
from procedures.fields import clean
from procedures.rules.validation import errors
from procedures.rules.visibility import visible

# What was sent for a page, by field id, as read for the dossier it is sent to.
Reader = Callable[[Dossier], Mapping[str, Any]]


def save_page(user: User, pk: UUID, page_id: str, read: Reader) -> Dossier:
    """Keeps the page's answers when all of them hold; otherwise Invalid names each field, and nothing is kept."""
    with changing(pk, user, related=()) as dossier:
        page, raw = page_of(dossier, page_id), read(dossier)
        targets = open_targets(dossier, user)
        fields = [field for section in page.sections for field in section.fields]
        fields = [field for field in fields if may_change(targets, f"field:{field.id}")]
        values, wrong = cleaned([field for field in fields if field.id in raw], raw)
        dossier.answers = {**dossier.answers, **values}
        facts = facts_of_dossier(dossier)
        shown = visible(dossier.definition, facts)
        wrong = {place: words for place, words in wrong.items() if place.partition(".")[0] in shown}
        judged = [field.id for field in fields if field.id not in wrong]
        wrong |= errors(dossier.definition, dossier.answers, facts, judged)
        if wrong:
            raise Invalid(_("Trang này còn chỗ cần sửa."), wrong)
    return dossier


def page_of(dossier: Dossier, page_id: str) -> Page:
    """The page of this id; Denied when the form has none."""
    for page in dossier.definition.form.pages:
        if page.id == page_id:
            return page
    raise Denied


def cleaned(fields: list[FormField], raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Sentence]]:
    """The JSON value of each field, and a sentence for each that does not hold (`table.row.column` inside tables)."""
    values: dict[str, Any] = {}
    wrong: dict[str, Sentence] = {}
    for field in fields:
        try:
            values[field.id] = clean(raw.get(field.id), field)
        except Invalid as error:
            wrong[field.id] = error.message
            wrong |= {f"{field.id}.{inner}": sentence for inner, sentence in error.fields.items()}
    return values, wrong
