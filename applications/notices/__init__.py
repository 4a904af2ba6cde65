"""What the applicant is told, and when."""

from applications.notices.tell import tell

__all__ = ["tell"]
