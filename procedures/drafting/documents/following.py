"""Where a place is now, after parts were put in before it, taken out or moved."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Shift:
    """A part of a list came (`gone` None), went (`come` None), or moved, by its numbers in that list.

    `pk` is the edit's; `undoes` the edit's that this one took back: what went with that one is there again.
    """

    place_of_list: str
    gone: int | None
    come: int | None
    pk: int = 0
    undoes: int | None = None


def followed(place: str, shifts: Iterable[Shift]) -> str | None:
    """The place that what stood at `place` has after these, in their order; None when it went and did not come back."""
    went, inside = None, ""
    for shift in shifts:
        beginning = f"{shift.place_of_list}/"
        if went:
            if shift.undoes == went.pk:
                went, place = None, f"{beginning}{shift.come}{inside}"
        elif place.startswith(beginning):
            number, slash, rest = place.removeprefix(beginning).partition("/")
            now = _number(int(number), shift)
            went, inside = (shift, slash + rest) if now is None else (None, "")
            place = f"{beginning}{now}{slash}{rest}"
    return None if went else place


def _number(number: int, shift: Shift) -> int | None:
    if number == shift.gone:
        return shift.come
    if shift.gone is not None and number > shift.gone:
        number -= 1
    if shift.come is not None and number >= shift.come:
        number += 1
    return number
