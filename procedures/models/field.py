from django.db import models


class ProcedureField(models.Model):
    """A field of administration (lĩnh vực), by its national code, such as G15-TP07 Hộ tịch."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=500)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
