"""What every change of a draft does: one transaction, the draft's row locked, read again whole, one edit recorded."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from accounts.models import User
from core.errors import or_denied
from procedures.definition import fingerprint
from procedures.drafting import documents
from procedures.drafting.overtaken import Overtaken, last_doer
from procedures.drafting.reading import stored
from procedures.drafting.rights import may_edit, require
from procedures.drafting.states import require_state
from procedures.models import DefinitionEdit, ProcedureVersion

Verb = DefinitionEdit.Verb


@contextmanager
def editing(user: User, pk: int) -> Iterator["Draft"]:
    """The locked draft. Denied without the right to edit; Conflict when it is no draft any more."""
    with transaction.atomic():
        require(may_edit(user))
        rows = ProcedureVersion.objects.select_related("procedure").select_for_update(of=("self",))
        version = or_denied(rows.filter(pk=pk).first())
        require_state(version, ProcedureVersion.State.DRAFT)
        yield Draft(user, version)


@dataclass
class Draft:
    """A draft being changed by one person."""

    user: User
    version: ProcedureVersion
    document: Any = field(init=False)

    def __post_init__(self) -> None:
        self.document = json.loads(self.version.document)

    def find(self, place: str, seen: str, keys: Collection[str] = (), mine: Any = None) -> str:
        """Where the part stands that was seen at `place`; Overtaken when somebody changed it or took it away."""
        here = documents.standing(self.document, place, seen, keys)
        if here is None:
            raise self.overtaken(place, mine)
        return here

    def overtaken(self, place: str, mine: Any = None) -> Overtaken:
        """The refusal, with what stands at the place now."""
        return Overtaken(place, documents.now(self.document, place), mine, last_doer(self.version, place))

    def change(self, place: str, new: Any, undoes: DefinitionEdit | None = None) -> None:
        """Puts `new` at the place; the edit tells what differs."""
        before = documents.at(self.document, place)
        document = self._keep(documents.put(self.document, place, new))
        changed = documents.differing(before, documents.at(document, place))
        if changed[0] != changed[1]:
            self._record(Verb.CHANGE, place, *changed, undoes)

    def add(
        self,
        place_of_list: str,
        number: int | None,
        new: Any,
        verb: Verb = Verb.ADD,
        undoes: DefinitionEdit | None = None,
    ) -> str:
        """Puts `new` into the list, before the part with this number (None: at the end); its place."""
        length = len(documents.at(self.document, place_of_list) or [])
        number = length if number is None else min(max(number, 0), length)
        document = self._keep(documents.insert(self.document, place_of_list, new, number))
        place = f"{place_of_list}/{number}"
        self._record(verb, place, None, documents.at(document, place), undoes)
        return place

    def remove(self, place: str, undoes: DefinitionEdit | None = None) -> None:
        """Takes the part out of its list."""
        before = documents.at(self.document, place)
        self._keep(documents.remove(self.document, place))
        self._record(Verb.REMOVE, place, before, None, undoes)

    def move(self, place: str, to: int, undoes: DefinitionEdit | None = None) -> None:
        """Moves the part to that number of its list, or as near as the list is long."""
        place_of_list, number = documents.split(place)
        to = min(max(to, 0), len(documents.at(self.document, place_of_list)) - 1)
        if to != number:
            self._keep(documents.move(self.document, place, to))
            self._record(Verb.MOVE, f"{place_of_list}/{to}", number, to, undoes)

    def _keep(self, document: Any) -> Any:
        """Stores the document, read again; as it was stored."""
        text = stored(document, self.version.procedure.code)
        self.version.document, self.version.sha256 = text, fingerprint(text)
        self.version.save(update_fields=["document", "sha256"])
        return json.loads(text)

    def _record(self, verb: Verb, place: str, before: Any, after: Any, undoes: DefinitionEdit | None) -> None:
        DefinitionEdit.objects.create(
            version=self.version, user=self.user, verb=verb, place=place, before=before, after=after, undoes=undoes
        )
