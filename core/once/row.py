from django.db import models


class GivenAnswer(models.Model):
    """Where a form's first posting led; the second is led there too."""

    key = models.CharField(max_length=120, primary_key=True)
    location = models.CharField(max_length=500)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
