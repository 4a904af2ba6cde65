"""One thing that is wrong, or doubtful, in a definition."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.text import Sentence
from procedures.definition import ProcedureDefinition


class Severity(StrEnum):
    """Errors block publication; warnings are for the editor to weigh."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """`path`: the place in the document (procedures.definition.places); `message`: one plain sentence, or a story."""

    code: str
    path: str
    message: Sentence
    severity: Severity = Severity.ERROR


def warning(code: str, path: str, message: Sentence) -> Finding:
    """A finding that does not block publication."""
    return Finding(code, path, message, Severity.WARNING)


Check = Callable[[ProcedureDefinition], Iterator[Finding]]
