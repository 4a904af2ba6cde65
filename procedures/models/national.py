from django.db import models


class NationalRecord(models.Model):
    """The national catalogue's record of this code, kept whole beside whatever the city defines, never over it."""

    procedure = models.OneToOneField("procedures.Procedure", models.CASCADE, related_name="national")
    national_id = models.CharField(max_length=64, blank=True)
    raw = models.JSONField()
    sha256 = models.CharField(max_length=64)
    # What was understood of it (procedures.national.record), and what was not, as sentences.
    facts = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)
    imported_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"national record of {self.procedure_id}"
