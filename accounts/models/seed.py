"""What sample data was last written, so that a second run has nothing to do."""

from django.db import models


class Seed(models.Model):
    name = models.CharField(max_length=50, unique=True)
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name
