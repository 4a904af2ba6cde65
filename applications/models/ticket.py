from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class ServiceGroup(models.Model):
    """What people queue for at one centre: a letter, a name, and the fields of procedures served there."""

    agency = models.ForeignKey("accounts.Agency", models.CASCADE, related_name="service_groups")
    letter = models.CharField(max_length=2)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    fields = models.JSONField(default=list)  # GeneralInfo.field names; none: everything else

    class Meta:
        ordering = ["agency", "letter"]
        constraints = [models.UniqueConstraint(fields=["agency", "letter"], name="letter_once_a_centre")]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"

    @property
    def title(self) -> str:
        """The name in the language in force."""
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Ticket(models.Model):
    """A place in the queue of one centre on one day: A012, waiting, called to a counter, served, or gone."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("Đang chờ")
        CALLED = "CALLED", _("Đang gọi")
        SERVED = "SERVED", _("Đã phục vụ")
        ABSENT = "ABSENT", _("Vắng mặt")

    group = models.ForeignKey(ServiceGroup, models.PROTECT, related_name="tickets")
    day = models.DateField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    taken_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    counter = models.CharField(max_length=20, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["group", "day", "number"], name="ticket_once_a_day")]
        indexes = [models.Index(fields=["day", "state"], name="ticket_day_state")]

    def __str__(self) -> str:
        return f"{self.group.letter}{self.number:03d}"
