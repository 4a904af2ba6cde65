"""What people see of a signature on the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Visible:
    """A one-page PDF laid over a place: page (from 0) and corners in points, from the left and the bottom.

    `words`: the same for those who hear the paper read.
    """

    picture: bytes
    page: int
    left: float
    bottom: float
    right: float
    top: float
    words: str = ""
