"""Idempotency: the same form posted twice is answered once."""

from core.once.answered import answered
from core.once.answering import once

__all__ = ["answered", "once"]
