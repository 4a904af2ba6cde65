"""Beginning a draft with a file."""

from django.db import transaction

from accounts.models import User
from procedures import drafting
from procedures.exchange.document import read
from procedures.models import ProcedureVersion


def import_document(
    user: User, text: str | bytes, *, origin: str = "", replace_draft: bool = False
) -> ProcedureVersion:
    """A draft of the definition in `text`; with `replace_draft` it takes the place of one that is open.

    Invalid when the text holds no definition; Conflict when another version is open and may not be replaced, or is
    under review already. Nothing is changed then.
    """
    definition = read(text)
    with transaction.atomic():
        if replace_draft:
            _discard_draft(user, definition.general.code)
        return drafting.start(user, definition, origin=origin)


def _discard_draft(user: User, code: str) -> None:
    drafts = ProcedureVersion.objects.filter(procedure__code=code, state=ProcedureVersion.State.DRAFT)
    for pk in drafts.values_list("pk", flat=True):
        drafting.discard(user, pk)
