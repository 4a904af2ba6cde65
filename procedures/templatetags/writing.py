"""Whether the page's reader may write or publish procedures."""

from typing import Any

from django import template

from accounts.models import RoleAssignment
from accounts.roles import Role

register = template.Library()


@register.simple_tag
def may_write_procedures(user: Any) -> bool:
    """Whether they are trusted with either now: one query."""
    held = RoleAssignment.objects.effective().filter(user=user, role__in=[Role.PROCEDURE_EDITOR, Role.PUBLISHER])
    return held.exists()
