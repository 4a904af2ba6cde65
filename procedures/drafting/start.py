"""start: a draft is begun."""

import json

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import Conflict, or_denied
from procedures.definition import ProcedureDefinition, fingerprint
from procedures.drafting.reading import text_of
from procedures.drafting.rights import may_edit, require
from procedures.drafting.telling import Verb, tell
from procedures.gate.reading import keepable
from procedures.models import Procedure, ProcedureVersion
from procedures.publishing import next_number
from procedures.versions import definition_of


@transaction.atomic
def start(user: User, definition: ProcedureDefinition, *, origin: str = "") -> ProcedureVersion:
    """A draft of what is in `definition`; `origin` says in words where that comes from.

    Conflict when the procedure has an open version already; Invalid when it is too large, or cannot be kept as it is.
    The public sees nothing of a procedure only drafted.
    """
    require(may_edit(user))
    text = text_of(definition)
    keepable(json.loads(text))
    procedure, _made = Procedure.objects.select_for_update(of=("self",)).get_or_create(
        code=definition.general.code, defaults={"name": definition.general.name.vi[:2000], "is_active": False}
    )
    _require_none_open(procedure)
    version = ProcedureVersion.objects.create(
        procedure=procedure,
        number=next_number(procedure),
        document=text,
        sha256=fingerprint(text),
        origin=origin[:300],
        created_by=user,
    )
    tell(version, user, Verb.START)
    return version


def start_again(user: User, code: str) -> ProcedureVersion:
    """A draft of what is in force. Denied when nothing is."""
    current = or_denied(ProcedureVersion.objects.filter(current_of__code=code).first())
    return start(user, definition_of(current), origin=_("phiên bản %(number)s") % {"number": current.number})


def _require_none_open(procedure: Procedure) -> None:
    rows = procedure.versions.filter(state__in=ProcedureVersion.OPEN).select_related("created_by")
    if version := rows.defer("document").first():
        words = {
            "who": version.created_by.full_name if version.created_by else _("Hệ thống"),
            "at": f"{timezone.localtime(version.created_at):%H:%M %d/%m/%Y}",
            "state": version.get_state_display(),
        }
        sentence = _("%(who)s đã bắt đầu một bản của thủ tục này lúc %(at)s; bản đó đang ở trạng thái “%(state)s”.")
        raise Conflict(sentence % words)
