from django.db import models


class CatalogueStamp(models.Model):
    """One row, changed with everything the public may read of procedures (procedures.stamp)."""

    mark = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.mark
