"""One thing that is wrong, or doubtful, in a definition."""

from collections.abc import Callable, Iterable, Iterator
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


def has_errors(found: Iterable[Finding]) -> bool:
    """Whether anything here blocks publication."""
    return any(finding.severity is Severity.ERROR for finding in found)


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Errors before warnings, then as the places stand in the document."""
    return sorted(found, key=lambda finding: (finding.severity is Severity.WARNING, _standing(finding.path)))


SECTIONS = list(ProcedureDefinition.model_fields)


def _standing(path: str) -> list[tuple[int, str]]:
    first, *rest = path.split("/")
    number = SECTIONS.index(first) if first in SECTIONS else -1
    return [(number, ""), *((int(each), "") if each.isdecimal() else (-1, each) for each in rest)]


Check = Callable[[ProcedureDefinition], Iterator[Finding]]
