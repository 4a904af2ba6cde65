"""remind_drafts: a draft nobody worked on for long will be forgotten: whose it is is told so, some days before."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from applications.models import Dossier, Notice
from applications.notices import tell
from applications.status import Status

ENDING = "draft_ending"


def remind_drafts(most: int) -> int:
    """How many were told; each is told once, and once more only when it was worked on and left alone again."""
    left = timedelta(days=settings.KEPT_DAYS["drafts"] - settings.DRAFT_REMINDER_DAYS)
    old = Dossier.objects.with_version().filter(status=Status.DRAFT, updated_at__lt=timezone.now() - left)
    untold = old.exclude(owner=None).exclude(Exists(_told())).order_by()
    drafts = list(untold.select_for_update(of=("self",), skip_locked=True)[:most])
    for draft in drafts:
        tell(draft, ENDING, until=f"{timezone.localdate(draft.kept_until):%d/%m/%Y}")
    return len(drafts)


def forgettable() -> QuerySet[Dossier]:
    """The drafts whose owners were told in time, and those that are nobody's account's."""
    drafts, in_time = Dossier.objects.filter(status=Status.DRAFT), timedelta(days=settings.DRAFT_REMINDER_DAYS)
    told = _told().filter(created_at__lte=timezone.now() - in_time)
    return drafts.filter(Exists(told)) | drafts.filter(owner=None)


def _told() -> QuerySet[Notice]:
    """What the owner of the outer draft was told since it was last worked on."""
    return Notice.objects.filter(dossier=OuterRef("pk"), moment=ENDING, created_at__gte=OuterRef("updated_at"))
