"""release: a second person puts a version in force, now or at a moment to come."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.errors import Invalid
from core.outbox import promise
from procedures.drafting.moving import moving
from procedures.drafting.rights import may_publish
from procedures.drafting.telling import Verb, tell
from procedures.models import DefinitionEdit, ProcedureVersion
from procedures.publishing import put_in_force
from procedures.soundness import require_releasable
from procedures.versions import definition_of

State = ProcedureVersion.State


def release(user: User, pk: int, at: datetime | None = None) -> ProcedureVersion:
    """The version in force, or waiting for `at` (an aware instant). Invalid for who wrote in it, and while unsound."""
    with moving(pk, State.IN_REVIEW, allowed=may_publish(user)) as version:
        if wrote_in(user, version):
            raise Invalid(_("Bạn đã soạn hoặc sửa bản này. Phải do một người khác công bố."))
        require_releasable(definition_of(version), version.procedure)
        version.published_by, version.remark = user, ""
        if at and at > timezone.now():
            _schedule(version, user, at)
        else:
            put_in_force(version)
            tell(version, user, Verb.RELEASE)
    return version


def wrote_in(user: User, version: ProcedureVersion) -> bool:
    """Four eyes: whether they began it, sent it or changed anything in it."""
    if user.pk in (version.created_by_id, version.sent_by_id):
        return True
    mine = Q(user=user, verb__in=[*DefinitionEdit.WRITING, Verb.START, Verb.SEND])
    return version.edits.filter(mine).exists()


def _schedule(version: ProcedureVersion, user: User, at: datetime) -> None:
    version.state, version.effective_from = State.SCHEDULED, at
    moment = at.isoformat()
    key = f"procedure.put_in_force:{version.pk}:{moment}"
    promise("procedure.put_in_force", key, at=at, version_id=version.pk, moment=moment)
    tell(version, user, Verb.SCHEDULE, at=moment)
