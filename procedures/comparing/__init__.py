"""How two definitions differ, in sentences for those who must answer for the change."""

from procedures.comparing.comparison import differences
from procedures.comparing.difference import Change, Difference

__all__ = ["Change", "Difference", "differences"]
