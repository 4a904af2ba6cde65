"""answer_objection: the office answers what was said against a posted matter; each is answered once."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.complete_step import end_done
from applications.actions.parts.at_step import run_at_work
from applications.actions.parts.changing import changing, tell_ledger
from applications.models import Dossier, Objection
from applications.notices.objection import promise_answer
from core.errors import Conflict, Invalid, or_denied
from procedures.definition.process import StepKind

LEAST = 10


def answer_objection(user: User, pk: UUID, objection_id: int, revision: int, text: str) -> Dossier:
    """The dossier; the last answer after the posting's time ends its step. Invalid without a real answer."""
    if len(text.strip()) < LEAST:
        raise Invalid(_("Hãy ghi nội dung trả lời."), {"text": _("Trả lời cần ít nhất %(n)s ký tự.") % {"n": LEAST}})
    found = or_denied(
        Objection.objects.filter(pk=objection_id, posting__step_run__dossier=pk).select_related("posting").first()
    )
    with changing(pk, user, revision, found.posting.step_run_id) as dossier:
        run = run_at_work(dossier, user, found.posting.step_run_id, {StepKind.POSTING})
        found.refresh_from_db()
        if found.answered_at:
            raise Conflict(_("Ý kiến này đã được trả lời."))
        found.answer, found.answered_by, found.answered_at = text.strip(), user, timezone.now()
        found.save()
        run.save()
        tell_ledger(dossier, "posting.answered", user, step=run.step, objection=found.pk)
        promise_answer(found)
        end_done(dossier, user)
    return dossier
