"""undo: one edit is taken back, as long as what it touched still is as it left it."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.errors import Conflict, or_denied
from procedures.drafting import documents
from procedures.drafting.documents import Shift
from procedures.drafting.editing import Draft, Verb, editing
from procedures.models import DefinitionEdit, ProcedureVersion


def undo(user: User, pk: int, edit_id: int) -> ProcedureVersion:
    """The draft as if that edit had not been; Overtaken where somebody changed the same since."""
    with editing(user, pk) as draft:
        edits = draft.version.edits.filter(verb__in=DefinitionEdit.WRITING)
        edit = or_denied(edits.filter(pk=edit_id).first())
        if edits.filter(undoes=edit).exists():
            raise Conflict(_("Thay đổi này đã được hoàn tác."))
        _UNDOING[Verb(edit.verb)](draft, edit)
    return draft.version


def _uncome(draft: Draft, edit: DefinitionEdit) -> None:
    draft.remove(_same(draft, edit, edit.after), undoes=edit)


def _ungo(draft: Draft, edit: DefinitionEdit) -> None:
    place_of_list, number = documents.split(edit.place)
    here = documents.followed(place_of_list, _shifts_since(edit))
    if here is None:
        raise draft.overtaken(edit.place, edit.before)
    draft.add(here, number, edit.before, undoes=edit)


def _unmove(draft: Draft, edit: DefinitionEdit) -> None:
    here = documents.followed(edit.place, _shifts_since(edit))
    if here is None:
        raise draft.overtaken(edit.place)
    draft.move(here, int(edit.before or 0), undoes=edit)


def _unchange(draft: Draft, edit: DefinitionEdit) -> None:
    """Of an object the edit tells the keys that differ: these go back, others stay as they are now."""
    keys = {*edit.before, *edit.after} if isinstance(edit.before, dict) and isinstance(edit.after, dict) else set()
    here = _same(draft, edit, edit.after, keys)
    draft.change(here, documents.merged(documents.at(draft.document, here), keys, edit.before), undoes=edit)


_UNDOING = {
    Verb.ADD: _uncome,
    Verb.COPY: _uncome,
    Verb.REMOVE: _ungo,
    Verb.MOVE: _unmove,
    Verb.CHANGE: _unchange,
}


def _same(draft: Draft, edit: DefinitionEdit, left: object, keys: Collection[str] = ()) -> str:
    """Where the part is now that the edit left so."""
    here = documents.followed(edit.place, _shifts_since(edit))
    part = documents.now(draft.document, here) if here else None
    if keys and isinstance(part, dict):
        part = {key: value for key, value in part.items() if key in keys}
    if here is None or part != left:
        raise draft.overtaken(here or edit.place, edit.before)
    return here


def _shifts_since(edit: DefinitionEdit) -> list[Shift]:
    """How parts changed their numbers after the edit."""
    later = DefinitionEdit.objects.filter(version=edit.version_id, pk__gt=edit.pk, verb__in=_UNDOING)
    return [_shift(each) for each in later if each.verb != Verb.CHANGE]


def _shift(edit: DefinitionEdit) -> Shift:
    place_of_list, number = documents.split(edit.place)
    gone = {Verb.REMOVE: number, Verb.MOVE: edit.before}.get(Verb(edit.verb))
    come = None if edit.verb == Verb.REMOVE else number
    return Shift(place_of_list, gone, come, edit.pk, edit.undoes_id)
