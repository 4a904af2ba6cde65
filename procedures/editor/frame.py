"""What every page about a version shows: the outline left, the findings below, the drawn process above."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from procedures.editor.diagram import drawing
from procedures.editor.outline import Outline
from procedures.editor.work import Work
from procedures.gate import Finding, Severity

MOST = 40


def frame(work: Work, here: str = "", **more: Any) -> dict[str, Any]:
    """The context; `here` is the place the page is about."""
    drawn = drawing(work, here) if here.startswith("process") else None
    return {
        "work": work,
        "outline": Outline(work, here).entries(),
        "drawing": drawn,
        "findings": [pointed(work, finding) for finding in _near_first(work.findings, here)[:MOST]],
        "finding_count": len(work.findings),
        "error_count": sum(finding.severity is Severity.ERROR for finding in work.findings),
        "crumbs": [(_("Soạn thủ tục"), reverse("editor:home")), *_way(work, here)],
        **more,
    }


def _way(work: Work, here: str) -> list[tuple[str, str]]:
    return [(work.title, reverse("editor:draft", args=[work.code]))] if here else []


def _near_first(findings: list[Finding], here: str) -> list[Finding]:
    """What is about this page before the rest; errors first in both."""
    return sorted(findings, key=lambda finding: not (here and finding.path.startswith(here)))


def pointed(work: Work, finding: Finding) -> dict[str, Any]:
    """A finding with the address of the page where it is mended."""
    return {
        "finding": finding,
        "is_error": finding.severity is Severity.ERROR,
        "url": reverse("editor:part", args=[work.code, finding.path]) if finding.path else "",
    }
