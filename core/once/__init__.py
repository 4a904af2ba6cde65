"""Idempotency: the same form posted twice is answered once."""

from core.once.answering import once

__all__ = ["once"]
