"""What the catalogue may be narrowed by, as forms and links show it: each value with how many are found under it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from core.text import fold
from procedures.catalogue.finding import Index
from procedures.catalogue.finding.facets import slug_of
from procedures.catalogue.wording import AUDIENCES, LEVELS, LIFE_EVENTS, SERVICE_LEVELS

LABELS: dict[str, Promise] = {
    "field": gettext_lazy("Lĩnh vực"),
    "life_event": gettext_lazy("Việc trong đời"),
    "audience": gettext_lazy("Dành cho"),
    "agency": gettext_lazy("Cơ quan thực hiện"),
    "level": gettext_lazy("Cấp giải quyết"),
    "service_level": gettext_lazy("Nộp trực tuyến"),
}
# More would be no choice; what is left out is found by words.
_MOST = 60
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class Filter:
    """One way of narrowing; `chosen` is the value in force."""

    name: str
    label: Promise
    options: list[Option]
    chosen: str = ""

    @property
    def chip(self) -> str:
        """The filter in force, as its chip says it."""
        labels = {option.value: option.label for option in self.options}
        return f"{self.label}: {labels.get(self.chosen, self.chosen)}"


def filters(catalogue: Index, counts: Counts, chosen: Mapping[str, str]) -> list[Filter]:
    """Every filter with the values that would leave something, by name."""
    return [Filter(name, LABELS[name], options(name, catalogue, counts), chosen.get(name, "")) for name in LABELS]


def options(name: str, catalogue: Index, counts: Counts) -> list[Option]:
    """The most used values of one filter, with the address each is found at."""
    labels = labels_of(name, catalogue)
    most = Counter(counts.get(name, {})).most_common(_MOST)
    found = (Option(value, labels.get(value, value), count, _where(name, value)) for value, count in most)
    return sorted(found, key=lambda option: (*_place(name, option.value), fold(option.label), option.value))


def _where(name: str, value: str) -> str:
    return reverse("procedures:life_event", args=[value]) if name == "life_event" else address({name: value})


def labels_of(name: str, catalogue: Index) -> dict[str, str]:
    """What the values of a filter are called, in the language in force."""
    match name:
        case "field":
            return _field_names(catalogue)
        case "life_event":
            return {slug_of(each): life_event(each) for row in catalogue.rows for each in row.life_events}
        case "agency":
            return {value: gettext(value) for value in catalogue.facets.get("agency", {})}
    return {each.value: str(label) for each, label in _ENUMS[name].items()}


def life_event(name: str) -> str:
    """A life event in the language in force; those only a definition names have one language."""
    return gettext(name) if name in LIFE_EVENTS else name


def address(chosen: Mapping[str, str]) -> str:
    """Where the catalogue narrowed so is found."""
    return f"{reverse('procedures:catalogue')}?{urlencode(chosen)}"


_ENUMS: dict[str, Mapping[Any, Promise]] = {"audience": AUDIENCES, "level": LEVELS, "service_level": SERVICE_LEVELS}


def _place(name: str, value: str) -> tuple[int, ...]:
    """Closed lists stand in their own order, the rest by name."""
    return (list(_ENUMS[name]).index(value),) if name in _ENUMS else ()


def _field_names(catalogue: Index) -> dict[str, str]:
    """Fields by name; the code too where two fields bear one name."""
    names = {row.field.code: row.field.name for row in catalogue.rows if row.field}
    return {code: f"{name} ({code})" if list(names.values()).count(name) > 1 else name for code, name in names.items()}
