"""What the catalogue may be narrowed by: of each filter the values in use, and who has them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_

from django.utils.text import slugify

from core.text import fold
from procedures.models import Procedure

Masks = dict[str, dict[str, int]]


def slug_of(event: str) -> str:
    """A life event as addresses name it: co-con-nho."""
    return slugify(fold(event))


def field_names(rows: Iterable[Procedure]) -> dict[str, str]:
    """Fields of administration by code; their names hold the code too where two bear one name."""
    names = {row.field.code: row.field.name for row in rows if row.field}
    bearers = Counter(names.values())
    return {code: f"{name} ({code})" if bearers[name] > 1 else name for code, name in names.items()}


def masks_of(rows: Iterable[Procedure]) -> Masks:
    """By filter and value, the bits of the procedures found under it."""
    masks: Masks = defaultdict(lambda: defaultdict(int))
    for place, row in enumerate(rows):
        for name, values in _values(row).items():
            for value in values:
                masks[name][value] |= 1 << place
    return {name: dict(values) for name, values in masks.items()}


def _values(row: Procedure) -> dict[str, list[str]]:
    return {
        "field": [row.field.code] if row.field else [],
        "agency": [row.deciding_agency] if row.deciding_agency else [],
        "audience": list(row.audiences),
        "level": [row.level] if row.level else [],
        "service_level": [row.service_level],
        "life_event": [slug_of(event) for event in row.life_events],
    }


def narrowed(everything: int, masks: Masks, chosen: Mapping[str, str]) -> int:
    """The procedures of all these filters; a value nobody has leaves none."""
    return reduce(and_, (masks.get(name, {}).get(value, 0) for name, value in chosen.items()), everything)


def counts(found: int, everything: int, masks: Masks, chosen: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """By filter and value, how many would be left of `found` (by words alone) if that value were chosen instead."""
    return {
        name: _counted(found & narrowed(everything, masks, {k: v for k, v in chosen.items() if k != name}), values)
        for name, values in masks.items()
    }


def _counted(mask: int, values: Mapping[str, int]) -> dict[str, int]:
    counted = {value: (mask & bits).bit_count() for value, bits in values.items()}
    return {value: count for value, count in counted.items() if count}
