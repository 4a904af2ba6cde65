"""Where a place is now, after parts were put in before it, taken out or moved."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Shift:
    """A part of a list came (from None), went (to None), or moved, by its numbers in that list."""

    place_of_list: str
    gone: int | None
    come: int | None


def followed(place: str, shifts: Iterable[Shift]) -> str | None:
    """The place that what stood at `place` has after these, in their order; None when it went."""
    for shift in shifts:
        beginning = f"{shift.place_of_list}/"
        if not place.startswith(beginning):
            continue
        number, slash, rest = place.removeprefix(beginning).partition("/")
        now = _number(int(number), shift)
        if now is None:
            return None
        place = f"{beginning}{now}{slash}{rest}"
    return place


def _number(number: int, shift: Shift) -> int | None:
    if number == shift.gone:
        return shift.come
    if shift.gone is not None and number > shift.gone:
        number -= 1
    if shift.come is not None and number >= shift.come:
        number += 1
    return number
