"""Putting a definition in force: the version before ends, the row says what is searched for, caches are cleared."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation

from accounts.models import User
from core.text import nfc
from procedures.definition import ProcedureDefinition, canonical, fingerprint
from procedures.models import Procedure, ProcedureField, ProcedureVersion
from procedures.searching import searchable
from procedures.soundness import require_sound
from procedures.stamp import touch
from procedures.versions import definition_of

State = ProcedureVersion.State


@transaction.atomic
def publish(
    definition: ProcedureDefinition, *, editor: User | None = None, publisher: User | None = None
) -> ProcedureVersion:
    """The version in force after publishing; publishing what is already in force changes nothing.

    For seeds and machines: people go through procedures.drafting. Invalid, by place, while the gate finds errors.
    """
    procedure, _ = Procedure.objects.select_for_update(of=("self",)).get_or_create(
        code=definition.general.code, defaults={"name": definition.general.name.vi}
    )
    text = canonical(definition)
    if procedure.current and procedure.is_active and procedure.current.sha256 == fingerprint(text):
        return procedure.current
    require_sound(definition, procedure)
    version = ProcedureVersion(
        procedure=procedure,
        number=next_number(procedure),
        document=text,
        sha256=fingerprint(text),
        created_by=editor,
        published_by=publisher,
    )
    put_in_force(version, definition)
    return version


def next_number(procedure: Procedure) -> int:
    """The number of a new version; the caller holds the procedure's lock. Rows are never deleted."""
    return procedure.versions.count() + 1


def put_in_force(version: ProcedureVersion, definition: ProcedureDefinition | None = None) -> None:
    """The version is what counts from now on; the caller holds the procedure's lock and has asked the gate."""
    procedure, now = version.procedure, timezone.now()
    end_of_force(procedure, now)
    version.state, version.effective_from = State.PUBLISHED, now
    version.save()
    procedure.current = version
    procedure.retired_at = procedure.replaced_by = None
    procedure.retire_reason = ""
    _describe(procedure, definition or definition_of(version))
    procedure.save()
    touch()


def end_of_force(procedure: Procedure, now: datetime) -> None:
    """Nothing of the procedure is in force after this."""
    procedure.versions.filter(state=State.PUBLISHED).update(state=State.RETIRED, effective_to=now)


def _describe(procedure: Procedure, definition: ProcedureDefinition) -> None:
    """Copies onto the row what the catalogue searches by."""
    general = definition.general
    field, _ = ProcedureField.objects.get_or_create(code=general.field_code, defaults={"name": general.field_name.vi})
    procedure.name, procedure.name_en = nfc(general.name.vi), general.name.en or ""
    procedure.field, procedure.level = field, general.level.value
    online = [rule.level.value for rule in definition.channels if rule.channel == "ONLINE"]
    procedure.service_level = online[0] if online else "INFO_ONLY"
    procedure.audiences = [audience.value for audience in general.audiences]
    procedure.life_events = list(general.life_events)
    with translation.override("vi"):
        procedure.deciding_agency = str(general.competence.agency_kind.label)
    procedure.is_active = procedure.is_local = True
    procedure.search_name, procedure.search_text = searchable(
        general.code, [general.name.vi, general.name.en or ""], general.field_name.vi, *general.keywords
    )
