"""Who works beside somebody, and who of them is away."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Absence, RoleAssignment, User


def duties_of(user: User) -> QuerySet[RoleAssignment]:
    """All they are trusted with, now or later, each with its agency, room and, when it was lent, by whom."""
    ahead = Q(valid_to=None) | Q(valid_to__gt=timezone.now())
    rows = RoleAssignment.objects.filter(ahead, user=user)
    return rows.select_related("agency", "unit", "absence__user").order_by("agency__code", "role", "valid_from", "pk")


def agencies_of(duties: Iterable[RoleAssignment]) -> set[int]:
    """Where they serve themselves: what was lent to them does not count."""
    return {duty.agency_id for duty in duties if duty.absence_id is None}


def colleagues_of(user: User, agencies: Iterable[int]) -> QuerySet[User]:
    """Everybody else who serves there now."""
    there = RoleAssignment.objects.effective().filter(agency__in=agencies, absence=None).values("user")
    return User.objects.filter(pk__in=there).exclude(pk=user.pk).order_by("full_name", "pk")


def absences_ahead() -> QuerySet[Absence]:
    """Those that last now or come later, the nearest first."""
    ahead = Absence.objects.filter(Q(valid_to=None) | Q(valid_to__gt=timezone.now()))
    return ahead.select_related("user", "stand_in").order_by("valid_from", "pk")
