"""The version somebody works on, and what every page about it shows."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from accounts.models import User
from core.errors import Denied, or_denied
from procedures import drafting
from procedures.definition import ProcedureDefinition
from procedures.drafting import documents
from procedures.editor.names import Names, names_of
from procedures.gate import Finding
from procedures.models import Procedure, ProcedureVersion
from procedures.soundness import findings_of
from procedures.versions import definition_by, definition_of

State = ProcedureVersion.State


@dataclass(frozen=True)
class Rights:
    may_edit: bool
    may_publish: bool


def rights_of(user: User) -> Rights:
    """What they may do with procedures; Denied to who may neither edit nor publish."""
    rights = Rights(drafting.may_edit(user), drafting.may_publish(user))
    if not (rights.may_edit or rights.may_publish):
        raise Denied
    return rights


@dataclass(frozen=True)
class Work:
    """The version being written, or where none is the one in force."""

    version: ProcedureVersion
    rights: Rights

    @property
    def procedure(self) -> Procedure:
        return self.version.procedure

    @property
    def code(self) -> str:
        return self.version.procedure.code

    @property
    def is_open(self) -> bool:
        return self.version.state in ProcedureVersion.OPEN

    @property
    def may_write(self) -> bool:
        return self.rights.may_edit and self.version.state == State.DRAFT

    @cached_property
    def document(self) -> Any:
        """The stored JSON."""
        return json.loads(self.version.document)

    @property
    def definition(self) -> ProcedureDefinition:
        return definition_of(self.version)

    @property
    def title(self) -> str:
        return str(self.definition.general.name)

    @property
    def names(self) -> Names:
        return names_of(self.version)

    @property
    def published(self) -> frozenset[str]:
        """Every name of the version in force: dossiers are kept under these."""
        current = self.procedure.current
        return _published(current.sha256, current.pk) if current else frozenset()

    @property
    def earlier(self) -> ProcedureDefinition | None:
        """What is in force while this is written."""
        current = self.procedure.current
        return definition_by(current.sha256, current.pk) if current and current.pk != self.version.pk else None

    @property
    def findings(self) -> list[Finding]:
        """What the gate says of the content; asked once for each content."""
        return findings_of(self.version, self.procedure.current if self.is_open else None)


def work_on(user: User, code: str) -> Work:
    """Denied where there is no such version, or nothing for this person to do with it."""
    rights = rights_of(user)
    versions = ProcedureVersion.objects.select_related(
        "procedure", "procedure__current", "created_by", "sent_by", "published_by"
    ).defer("procedure__current__document", "procedure__search_text", "procedure__search_name")
    found = versions.filter(procedure__code=code, state__in=ProcedureVersion.OPEN).first()
    version = or_denied(found or versions.filter(current_of__code=code).first())
    return Work(version, rights)


@lru_cache(maxsize=64)
def _published(sha256: str, version_id: int) -> frozenset[str]:
    return frozenset(documents.taken(definition_by(sha256, version_id).model_dump(mode="json", by_alias=True)))
