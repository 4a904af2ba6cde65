"""Those who write procedures, those who publish them, and a draft to work on."""

import json
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import AdministrativeUnit, Agency, RoleAssignment, User
from accounts.roles import Role
from core.models import LedgerEntry, OutboxRow
from procedures import drafting
from procedures.definition import ProcedureDefinition, read_definition
from procedures.drafting import documents
from procedures.models import CatalogueStamp, DefinitionEdit, LibraryItem, Procedure, ProcedureVersion
from procedures.seeds import FOLDER, read

CODE = "2.000815"
TITLE = "form/pages/0/title/vi"
PAGES = "form/pages"
PAPERS = "papers"


def copies() -> ProcedureDefinition:
    """A sound definition: certified copies."""
    return read(FOLDER / f"{CODE}.json")


def changed(place: str, new: Any) -> ProcedureDefinition:
    """The same with another content at a place."""
    plain = copies().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return read_definition(documents.put(plain, place, new))


def person(username: str, *roles: Role, ended: bool = False, kind: str = "STAFF") -> User:
    """Somebody with these duties in the office that keeps procedures; `ended`: they had them until a minute ago."""
    user = User.objects.create(username=username, kind=kind, full_name=f"Cán bộ {username}")
    office = _office()
    now = timezone.now()
    for role in roles:
        RoleAssignment.objects.create(
            user=user,
            role=role,
            agency=office,
            valid_from=now - timedelta(days=9),
            valid_to=now - timedelta(minutes=1) if ended else None,
        )
    return user


def _office() -> Agency:
    """An office of the sample city, or one that stands alone."""
    if office := Agency.objects.filter(kind="DEPARTMENT").first():
        return office
    city = AdministrativeUnit.objects.create(code="31", name="Hải Phòng", kind="CITY", valid_from=date(2025, 7, 1))
    return Agency.objects.create(code="H24.99", name="Văn phòng", kind="DEPARTMENT", territory=city)


def editor(username: str = "soan") -> User:
    return person(username, Role.PROCEDURE_EDITOR)


def publisher(username: str = "congbo") -> User:
    return person(username, Role.PUBLISHER)


def unentitled() -> list[User]:
    """Everybody a verb must refuse: a citizen, another clerk, one whose right ended, one who left."""
    both = (Role.PROCEDURE_EDITOR, Role.PUBLISHER)
    gone = person("nghi", *both)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    return [
        person("dan", kind="CITIZEN"),
        person("tiepnhan2", Role.RECEPTION, Role.LEADER, Role.TECHNICAL),
        person("het", *both, ended=True),
        User.objects.get(pk=gone.pk),
    ]


def draft(user: User, definition: ProcedureDefinition | None = None) -> ProcedureVersion:
    return drafting.start(user, definition or copies(), origin="tệp thử")


def fresh(version: ProcedureVersion) -> ProcedureVersion:
    return ProcedureVersion.objects.select_related("procedure").get(pk=version.pk)


def part(version: ProcedureVersion, place: str) -> Any:
    """What stands there in the database now."""
    return documents.now(json.loads(fresh(version).document), place)


def mark(version: ProcedureVersion, place: str) -> str:
    """The mark of what stands there, as the editor's page has it."""
    return documents.part_mark(part(version, place))


def state() -> tuple[object, ...]:
    """Everything a change would show in."""
    return (
        list(Procedure.objects.order_by("pk").values()),
        list(ProcedureVersion.objects.order_by("pk").values()),
        list(DefinitionEdit.objects.values()),
        list(LibraryItem.objects.values()),
        list(CatalogueStamp.objects.values()),
        LedgerEntry.objects.count(),
        OutboxRow.objects.count(),
    )


def events(code: str = CODE) -> list[str]:
    """What the ledger tells of the procedure, in order."""
    return list(LedgerEntry.objects.filter(subject=f"procedure:{code}").values_list("event", flat=True))
