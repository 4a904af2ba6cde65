from django.db import models


class Counter(models.Model):
    """The last number given out in a series, such as dossiers of one agency on one day."""

    series = models.CharField(max_length=120, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"
