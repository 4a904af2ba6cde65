"""The national form sets: which form a paper follows, by number and title, changes by circular and stands in data."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@dataclass(frozen=True)
class Form:
    """One form of a set, cited as “Mẫu số 01, TT 03/2025/TT-VPCP”."""

    set_code: str
    source: str
    number: str
    title: str

    def __str__(self) -> str:
        return f"Mẫu số {self.number}, {self.source}"


@dataclass(frozen=True)
class FormSet:
    code: str
    valid_from: date
    forms: dict[str, Form]


def form_in_force(code: str, day: date) -> Form | None:
    """The form of this internal code in the set in force on that day, or in the one this city is told to keep to.

    None where that set has no such form.
    """
    kept = [each for each in form_sets() if each.code == settings.FORM_SET]
    begun = kept or [each for each in form_sets() if each.valid_from <= day]
    return begun[-1].forms.get(code) if begun else None


@cache
def form_sets() -> list[FormSet]:
    """Every set, the oldest first."""
    rows = json.loads((Path(__file__).parent / "form_sets.json").read_text())
    return sorted((_form_set(row) for row in rows), key=lambda each: each.valid_from)


def _form_set(row: dict[str, Any]) -> FormSet:
    forms = {code: Form(row["code"], row["source"], **form) for code, form in row["forms"].items()}
    return FormSet(row["code"], date.fromisoformat(row["valid_from"]), forms)


@register()
def set_is_known(**_options: object) -> list[CheckMessage]:
    """An error where FORM_SET names no set: papers would silently follow another one."""
    known = sorted(each.code for each in form_sets())
    if not settings.FORM_SET or settings.FORM_SET in known:
        return []
    hint = f"One of {', '.join(known)}; or none, for the set in force that day."
    return [Error(f"FORM_SET={settings.FORM_SET} is no form set.", hint, id="applications.E001")]
