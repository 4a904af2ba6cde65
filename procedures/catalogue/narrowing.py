"""What the catalogue may be narrowed by, as forms and links show it: each value with how many are found under it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from core.text import fold
from procedures.catalogue.finding import Index
from procedures.catalogue.wording import AUDIENCES, LEVELS, LIFE_EVENTS, SERVICE_LEVELS

LABELS: dict[str, Promise] = {
    "field": gettext_lazy("Lĩnh vực"),
    "life_event": gettext_lazy("Việc trong đời"),
    "audience": gettext_lazy("Dành cho"),
    "agency": gettext_lazy("Cơ quan thực hiện"),
    "level": gettext_lazy("Cấp giải quyết"),
    "service_level": gettext_lazy("Nộp trực tuyến"),
}
_CLOSED: dict[str, Mapping[Any, Promise]] = {"audience": AUDIENCES, "level": LEVELS, "service_level": SERVICE_LEVELS}
# More would be no choice; what is left out is found by words.
_MOST = 60
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Option:
    """One value of a filter, and how many would be found under it."""

    filter: str
    value: str
    label: str
    count: int

    def __str__(self) -> str:
        return f"{self.label} ({self.count})"

    @property
    def url(self) -> str:
        """Where all of that value are listed."""
        if self.filter == "life_event":
            return reverse("procedures:life_event", args=[self.value])
        return address({self.filter: self.value})


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

    @property
    def options_html(self) -> SafeString:
        """The options of its list, at once: a page has some hundred of them."""
        return SafeString("".join(map(self._option_html, self.options)))

    def _option_html(self, option: Option) -> str:
        mark = " selected" if option.value == self.chosen else ""
        return f'<option value="{escape(option.value)}"{mark}>{escape(str(option))}</option>'


def filters(catalogue: Index, counts: Counts, chosen: Mapping[str, str]) -> list[Filter]:
    """Every filter with the values that would leave something."""
    return [Filter(name, LABELS[name], options(name, catalogue, counts), chosen.get(name, "")) for name in LABELS]


def options(name: str, catalogue: Index, counts: Counts) -> list[Option]:
    """The most used values of one filter; closed lists in their own order, the rest by name."""
    most = Counter(counts.get(name, {})).most_common(_MOST)
    found = [Option(name, value, label_of(name, value, catalogue), count) for value, count in most]
    if name in _CLOSED:
        return sorted(found, key=lambda option: list(_CLOSED[name]).index(option.value))
    return sorted(found, key=lambda option: (fold(option.label), option.value))


def label_of(name: str, value: str, catalogue: Index) -> str:
    """What a value of a filter is called, in the language in force."""
    match name:
        case "field":
            return catalogue.fields.get(value, value)
        case "life_event":
            return life_event(catalogue.life_events.get(value, value))
        case "agency":
            return gettext(value)
    return str(_CLOSED[name][value])


def life_event(name: str) -> str:
    """A life event in the language in force; those only a definition names have one language."""
    return gettext(name) if name in LIFE_EVENTS else name


def address(chosen: Mapping[str, str]) -> str:
    """Where the catalogue narrowed so is found."""
    return f"{reverse('procedures:catalogue')}?{urlencode(chosen)}"
