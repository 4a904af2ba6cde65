"""The papers a dossier is made of."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from procedures.definition.base import Identifier, Line, Part, Text
from procedures.definition.form import When


class Mode(StrEnum):
    """SUBMIT: handed in. PRESENT: shown at the counter. REPLACED_BY_DATA: looked up by the office (NQ 66.7/2025)."""

    SUBMIT = "SUBMIT"
    PRESENT = "PRESENT"
    REPLACED_BY_DATA = "REPLACED_BY_DATA"


class PaperForm(Part):
    """The official form a paper is written on, such as "Mẫu 01 Phụ lục II"."""

    number: Line
    name: Text


class PaperRequirement(Part):
    id: Identifier
    name: Text
    hint: Text | None = None
    mode: Mode = Mode.SUBMIT
    required: bool = True
    originals: int = Field(default=0, ge=0, le=99)
    copies: int = Field(default=0, ge=0, le=99)
    types: list[Literal["pdf", "jpg", "png"]] = ["pdf", "jpg", "png"]
    max_megabytes: int = Field(default=10, ge=1, le=20)
    max_files: int = Field(default=5, ge=1, le=50)
    when: When | None = None
    # Papers of one group stand for each other: one of them is enough.
    one_of: Identifier | None = None
    # Which register answers instead of the paper, for REPLACED_BY_DATA.
    data_source: Text | None = None
    form: PaperForm | None = None
