"""The ways the portal says no. Each has one handler for pages (portal.errors) and one for the API (core.api)."""

from collections.abc import Mapping
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from core.text import Sentence

Row = TypeVar("Row")


class PortalError(Exception):
    """A refusal the person reads. Nothing was changed when it is raised."""

    status = 500

    def __init__(self, message: Sentence) -> None:
        super().__init__(message)
        self.message = message


class Invalid(PortalError):
    """What was sent must be mended (422): `fields` tells where, by field id."""

    status = 422

    def __init__(self, message: Sentence, fields: Mapping[str, Sentence] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})


class Denied(PortalError):
    """Unknown, or not this person's to see or do (404): the two are never told apart."""

    status = 404

    def __init__(self) -> None:
        super().__init__(_("Không tìm thấy nội dung này, hoặc bạn không có quyền xem."))


def or_denied(row: Row | None) -> Row:
    """The row that was looked for; Denied when there is none."""
    if row is None:
        raise Denied
    return row


class Conflict(PortalError):
    """Somebody was first, or things moved on since the page was shown (409)."""

    status = 409


class TooOften(PortalError):
    """A public door was tried too often from one address (429)."""

    status = 429

    def __init__(self) -> None:
        super().__init__(_("Bạn thử quá nhiều lần. Xin đợi khoảng 10 phút rồi thử lại."))


# What a form may be answered with in its own place, for the person to mend or to look again.
Refusal = Invalid | Conflict
