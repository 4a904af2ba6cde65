from django.conf import settings
from django.db import models

from applications.models.dossier import Dossier


class VersionMove(models.Model):
    """A dossier in flight was put under another version, as one of a plan; undoing the plan puts it back."""

    plan = models.UUIDField(db_index=True)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="version_moves")
    before = models.ForeignKey("procedures.ProcedureVersion", models.PROTECT, related_name="+")
    after = models.ForeignKey("procedures.ProcedureVersion", models.PROTECT, related_name="+")
    reason = models.TextField()
    moved_at = models.DateTimeField(auto_now_add=True)
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "dossier"], name="moved_once_a_plan")]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.before_id} → {self.after_id}"
