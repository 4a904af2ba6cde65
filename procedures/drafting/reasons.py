"""Reasons people give."""

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid


def require_reason(reason: str) -> str:
    """The reason, trimmed; Invalid when there is none."""
    if not reason.strip():
        raise Invalid(_("Hãy nêu lý do."), {"reason": _("Chưa nêu lý do.")})
    return reason.strip()
