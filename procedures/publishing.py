"""Publishing a definition: the next version comes into force, the one before retires."""

from django.db import transaction
from django.utils import timezone, translation

from accounts.models import User
from core.text import nfc
from procedures.definition import ProcedureDefinition, canonical, fingerprint
from procedures.models import Procedure, ProcedureField, ProcedureVersion
from procedures.searching import searchable


@transaction.atomic
def publish(
    definition: ProcedureDefinition, *, editor: User | None = None, publisher: User | None = None
) -> ProcedureVersion:
    """The version in force after publishing; publishing what is already in force changes nothing."""
    procedure, _ = Procedure.objects.select_for_update().get_or_create(
        code=definition.general.code, defaults={"name": definition.general.name.vi}
    )
    document = canonical(definition)
    if procedure.current and procedure.current.sha256 == fingerprint(document):
        return procedure.current
    version = _next_version(procedure, document, editor, publisher)
    _describe(procedure, definition)
    procedure.current = version
    procedure.save()
    return version


def _next_version(procedure: Procedure, document: str, editor: User | None, publisher: User | None) -> ProcedureVersion:
    now = timezone.now()
    procedure.versions.filter(state=ProcedureVersion.State.PUBLISHED).update(
        state=ProcedureVersion.State.RETIRED, effective_to=now
    )
    return ProcedureVersion.objects.create(
        procedure=procedure,
        number=procedure.versions.count() + 1,
        state=ProcedureVersion.State.PUBLISHED,
        document=document,
        sha256=fingerprint(document),
        effective_from=now,
        created_by=editor,
        published_by=publisher,
    )


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
