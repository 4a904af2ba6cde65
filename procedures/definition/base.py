"""What every part of a definition is made of: strict frozen models and two-language text."""

from typing import Annotated

from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, StringConstraints

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


class Part(BaseModel):
    """A part of a definition: unknown keys refused, never changed after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, allow_inf_nan=False)


class Text(Part):
    """Words for people: Vietnamese always, English where it was written."""

    vi: Prose
    en: Prose | None = None

    def __str__(self) -> str:
        return self.en if self.en and get_language() == "en" else self.vi
