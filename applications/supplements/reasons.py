"""The catalogue of reasons (reasons.json): why a paper or an answer must be mended, in the same words at every desk."""

import json
from pathlib import Path
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from procedures.definition.base import Identifier, Part

FILE = Path(__file__).parent / "reasons.json"
# No sentence of the catalogue fits: the officer's own words say it.
OTHER = "other"


class Words(Part):
    """The sentence in both languages; papers are in Vietnamese."""

    vi: str
    en: str


class Reason(Part):
    """One reason, for papers, for answers (fields), or for both; the example shows how it is done right."""

    id: Identifier
    of: Literal["paper", "field", "both"]
    sentence: Words
    example: Words

    @property
    def title(self) -> str:
        """The sentence in the language in force; what officers write in their own words is counted together."""
        sentence = self.sentence.en if get_language() == "en" else self.sentence.vi
        return sentence or _("Lý do khác, cán bộ tự ghi")

    def told(self, more: str) -> str:
        """The sentence, and what the officer adds to it."""
        return " ".join(filter(None, [self.sentence.vi, more.strip()]))


REASONS = {reason.id: reason for reason in map(Reason.model_validate, json.loads(FILE.read_text(encoding="utf-8")))}


def reasons_for(target: str) -> list[Reason]:
    """Those that can be said of this target, `paper:…` or `field:…`; the officer's own words last."""
    return [reason for reason in REASONS.values() if reason.of in {"both", target.partition(":")[0]}]
