"""Asking the gate, and saying no in its words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.definition import ProcedureDefinition, canonical, fingerprint
from procedures.gate import Finding, Severity, check, check_offices
from procedures.models import Procedure, ProcedureVersion
from procedures.versions import definition_of


def require_sound(definition: ProcedureDefinition, procedure: Procedure) -> None:
    """Invalid, with the findings by place, while the definition has errors; warnings pass."""
    _refuse(_checked(definition, procedure))


def require_releasable(definition: ProcedureDefinition, procedure: Procedure) -> None:
    """The same, and the city must be able to work by it: its offices, its people, its worked examples."""
    _refuse([*_checked(definition, procedure), *check_offices(definition)])


@dataclass(frozen=True)
class _Known:
    """A definition known by its fingerprint."""

    sha256: str
    definition: ProcedureDefinition = field(compare=False)


def _checked(definition: ProcedureDefinition, procedure: Procedure) -> list[Finding]:
    """What the gate says of a definition that is to replace what is in force."""
    current = procedure.current
    earlier = _Known(current.sha256, definition_of(current)) if current else None
    return list(_found(_Known(fingerprint(canonical(definition)), definition), earlier, get_language()))


def findings_of(version: ProcedureVersion, earlier: ProcedureVersion | None = None) -> list[Finding]:
    """What the gate says of a stored version, which is to replace the `earlier` one."""
    before = _Known(earlier.sha256, definition_of(earlier)) if earlier else None
    return list(_found(_Known(version.sha256, definition_of(version)), before, get_language()))


@lru_cache(maxsize=64)
def _found(new: _Known, earlier: _Known | None, _language: str | None) -> tuple[Finding, ...]:
    """The gate is pure: the same definition need not be proven twice in one process, for readers of one language."""
    return tuple(check(new.definition, earlier.definition if earlier else None))


def _refuse(findings: Iterable[Finding]) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    fields: dict[str, str] = {}
    for finding in errors:
        fields[finding.path] = f"{fields.get(finding.path, '')} {finding.message}".strip()
    if errors:
        raise Invalid(_("Định nghĩa còn lỗi. Hãy sửa từng mục được nêu dưới đây."), dict(fields))
