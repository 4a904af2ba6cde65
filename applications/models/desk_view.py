from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.dossier import Dossier


class SavedView(models.Model):
    """A list an officer named for later: its filters as the address has them, and its columns."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(_("tên danh sách"), max_length=60)
    params = models.CharField(max_length=1000)
    columns = models.JSONField(default=list)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="view_named_once")]

    def __str__(self) -> str:
        return self.name


class DeskPreference(models.Model):
    """How an officer likes the desk: the columns of the list, and whether single keys act."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="desk_preference")
    columns: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    shortcuts = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.user_id)


class Look(models.Model):
    """When an officer last looked at a dossier: what changed since is marked, and colleagues see who looks now.

    `checked`: the papers the officer ticked as looked through (applications.desk.checklist).
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="looks")
    began_at = models.DateTimeField()  # this look
    seen_at = models.DateTimeField()  # still looking then
    before_at = models.DateTimeField(null=True)  # the end of the look before this one
    checked: "models.JSONField[Any, Any]" = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "dossier"], name="one_look_each")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.dossier_id}"
