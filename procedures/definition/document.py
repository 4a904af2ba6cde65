"""The whole document, typed; its canonical JSON and hash."""

import hashlib
import json
from typing import Any, Literal

from pydantic import Field, ValidationError

from core.errors import Invalid
from procedures.definition.base import Part
from procedures.definition.deadline import Deadline
from procedures.definition.examples import Example
from procedures.definition.fees import FeeRule
from procedures.definition.form import Form, FormField
from procedures.definition.general import Case, ChannelRule, General
from procedures.definition.outcome import OutcomeRule
from procedures.definition.papers import PaperRequirement
from procedures.definition.process import Process


class ProcedureDefinition(Part):
    """Anything with the right shape, finished or not: whether it is sound is for procedures.gate to say."""

    format: Literal[1] = 1
    general: General
    cases: list[Case] = Field(default=[], max_length=40)
    channels: list[ChannelRule] = Field(default=[], max_length=6)
    form: Form
    papers: list[PaperRequirement] = Field(default=[], max_length=100)
    fees: list[FeeRule] = Field(default=[], max_length=40)
    process: Process
    deadline: Deadline = Deadline()
    outcome: OutcomeRule
    examples: list[Example] = Field(default=[], max_length=200)

    def all_fields(self) -> dict[str, FormField]:
        """Fields of the form and of the officers' steps, by id."""
        mine = [*self.form.fields(), *(field for step in self.process.steps() for field in step.fields)]
        return {field.id: field for field in mine}


def read_definition(raw: Any) -> ProcedureDefinition:
    """The definition in `raw` (parsed JSON); Invalid names each place that is wrong."""
    try:
        return ProcedureDefinition.model_validate(raw)
    except ValidationError as error:
        places = {".".join(map(str, e["loc"])) or "definition": e["msg"] for e in error.errors(include_url=False)}
        first = "; ".join(f"{place}: {message}" for place, message in list(places.items())[:5])
        raise Invalid(first, places) from error


def canonical(definition: ProcedureDefinition) -> str:
    """One text for one meaning: sorted keys, no spaces, what is left at its default left out."""
    plain = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """SHA-256 of a canonical text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
