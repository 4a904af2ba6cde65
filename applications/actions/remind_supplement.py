"""remind_supplement: the time to answer a request draws to its end: the applicant is told of it once more."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from applications.actions.parts.changing import changing
from applications.models import Supplement
from applications.notices import tell
from applications.status import Status
from core.outbox import promise
from core.templatetags.vietnamese import moment


def promise_reminder(supplement: Supplement) -> None:
    """In the transaction of the request; nothing without a last moment, or where that is nearer than the reminder."""
    if supplement.answer_by is None:
        return
    at = supplement.answer_by - timedelta(days=settings.SUPPLEMENT_REMINDER_DAYS)
    if at > timezone.now():
        promise("supplement.remind", f"supplement.remind:{supplement.pk}", at=at, supplement_id=supplement.pk)


def remind_supplement(supplement_id: int) -> None:
    """Nothing where it was answered or recalled meanwhile, or the dossier is asked back."""
    standing = Supplement.objects.standing().filter(pk=supplement_id, dossier__status=Status.AWAITING_SUPPLEMENT)
    if pk := standing.values_list("dossier", flat=True).first():
        with changing(pk, None) as dossier:
            if supplement := standing.first():
                tell(dossier, "supplement_reminder", until=moment(supplement.answer_by), reason=supplement.reason)
