from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.decided import Decided
from applications.models.dossier import Dossier
from applications.models.step_run import StepRun


class Extension(Decided):
    """An apology with a new appointment (Mẫu 04), proposed by who handles the dossier and decided by who signs.

    Before the due moment it extends the legal time; afterwards it is an apology: the dossier stays late, and people
    are told when to come.
    """

    class Kind(models.TextChoices):
        EXTENSION = "EXTENSION", _("Gia hạn trước khi đến hạn")
        APOLOGY = "APOLOGY", _("Xin lỗi và hẹn lại khi đã quá hạn")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="extensions")
    step_run = models.ForeignKey(StepRun, models.CASCADE, related_name="extensions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()  # the first, the second … of its kind granted to this dossier
    before = models.DateTimeField()  # the appointment so far
    after = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.kind} {self.number}"
