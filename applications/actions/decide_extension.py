"""decide_extension: a leader of the office grants or refuses more time that somebody else proposed (Mẫu 04)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import papers, permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.saying import said
from applications.actions.propose_extension import E, kind_now
from applications.deadlines import calendar_of, later
from applications.models import Dossier, DueChange, Extension
from applications.models.paper import PaperKind
from applications.notices import tell
from core.calendar import working_time_between
from core.errors import Conflict, or_denied
from core.templatetags.vietnamese import moment


def decide_extension(
    user: User, pk: UUID, extension_id: int, revision: int, granted: bool, note: str = ""
) -> Extension:
    """The decided proposal. Granted, the paper is issued and the applicant told; an extension moves the due moment.

    Denied to who proposed it, and to all but the leaders of that office. Invalid when it is refused without a reason.
    Conflict when it is decided already, an extension whose dossier has become late meanwhile is to be granted, or an
    apology with a moment that is past.
    """
    if not granted:
        note = said(note, "note")
    with changing(pk, user, revision) as dossier:
        now = timezone.now()
        extension = _undecided(dossier, extension_id, user)
        extension.decide(granted, user, now, note)
        if granted:
            _grant(dossier, extension, now)
        extension.save()
        event = "extension.granted" if granted else "extension.refused"
        tell_ledger(dossier, event, user, kind=extension.kind, due_at=f"{dossier.due_at}")
        if granted:
            papers.issue(PaperKind.APOLOGY_EXTENSION, dossier, user, now, extension=extension)
            words = {"reason": extension.reason, "until": moment(extension.after)}
            tell(dossier, "extended" if extension.kind == E.EXTENSION else "apology", **words)
    return extension


def _undecided(dossier: Dossier, extension_id: int, user: User) -> Extension:
    found = or_denied(
        dossier.extensions.filter(pk=extension_id).select_related("step_run", "proposed_by", "decided_by").first()
    )
    permissions.require(permissions.may_decide_time(user, found))
    if found.granted is not None:
        who = found.decided_by.full_name if found.decided_by else _("Hệ thống")
        raise Conflict(_("Đề nghị này đã được %(who)s quyết định.") % {"who": who})
    found.dossier = dossier
    return found


def _grant(dossier: Dossier, extension: Extension, now: datetime) -> None:
    """What was proposed, from where the promised moment stands today: a pause may have moved it meanwhile."""
    calendar = calendar_of(dossier)
    if extension.kind == E.APOLOGY:
        before = dossier.appointed_at or extension.before
        stood = working_time_between(extension.before, before, calendar)
        extension.before, extension.after = before, later(extension.after, stood, calendar)
        if extension.after <= now:
            raise Conflict(_("Ngày hẹn mới đã qua. Hãy không chấp thuận và đề nghị lại."))
        dossier.appointed_at = extension.after
        return
    if kind_now(dossier, now) is not E.EXTENSION:
        raise Conflict(_("Hồ sơ đã quá hạn nên không gia hạn được nữa. Hãy không chấp thuận và đề nghị xin lỗi."))
    assert dossier.due_at is not None
    more = working_time_between(extension.before, extension.after, calendar)
    extension.before, extension.after = dossier.due_at, later(dossier.due_at, more, calendar)
    dossier.due_at = dossier.appointed_at = extension.after
    dossier.warned_at = None
    DueChange.objects.create(
        dossier=dossier, cause=DueChange.Cause.EXTENSION, at=now, before=extension.before, after=extension.after,
        ground=extension.reason, by=extension.proposed_by, approved_by=extension.decided_by,
    )  # fmt: skip
