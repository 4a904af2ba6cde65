from django.conf import settings
from django.db import models

from applications.models.dossier import Dossier


class Presence(models.Model):
    """Somebody stood at the counter and had an act of the applicant's done there: the proof, which the ledger names."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="presences")
    name = models.CharField(max_length=200)
    identity = models.CharField(max_length=100)  # the paper shown: kind and number
    authority = models.CharField(max_length=300, blank=True)  # by which somebody else than the applicant acts
    served_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.name}"

    @property
    def shown(self) -> str:
        """The paper, and the authority where there is one."""
        return "; ".join(filter(None, [self.identity, self.authority]))
