"""What the press gives back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where something stands: page from 0, corners in points from the left and the bottom."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Typeset:
    """A printed paper; `places` of its elements that have an id."""

    pdf: bytes
    places: dict[str, Place]
