"""What the applicant is told, and when."""

from applications.notices.tell import how_returned, tell

__all__ = ["how_returned", "tell"]
