"""Checking a version and comparing it with what is in force."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from procedures.comparing import Difference, differences
from procedures.definition import ProcedureDefinition
from procedures.drafting.touching import touched
from procedures.editor.frame import frame, pointed
from procedures.editor.work import Work, work_on
from procedures.gate import Finding, Severity, check_offices
from procedures.wording import label_of


@staff_required
@require_safe
def check(request: SignedInRequest, code: str) -> HttpResponse:
    """Everything the gate finds, the offices of the city asked as well; every worked example run."""
    work = work_on(request.user, code)
    found = [*work.findings, *check_offices(work.definition)]
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    context = frame(
        work,
        title=_("Kiểm tra"),
        groups=[
            (_("Lỗi: phải sửa trước khi gửi duyệt"), _by_section(work, errors)),
            (_("Nên xem lại"), _by_section(work, warnings)),
        ],
        errors=len(errors),
        warnings=len(warnings),
        examples=_examples(work, found),
        is_check=True,
    )
    return render(request, "editor/check.html", context)


def _by_section(work: Work, findings: Iterable[Finding]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Under the section of the document where each is mended."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for finding in findings:
        groups.setdefault(_section(finding.path), []).append(pointed(work, finding))
    return [*groups.items()]


def _section(place: str) -> str:
    first = place.partition("/")[0]
    known = first in ProcedureDefinition.model_fields
    return str(label_of(ProcedureDefinition, first)) if known else _("Cả thủ tục")


def _examples(work: Work, findings: list[Finding]) -> list[dict[str, Any]]:
    """Each example, and what came out otherwise than written."""
    return [
        {
            "name": example.name,
            "place": f"examples/{number}",
            "failures": [
                finding
                for finding in findings
                if finding.path.startswith(f"examples/{number}/") and finding.severity is Severity.ERROR
            ],
        }
        for number, example in enumerate(work.definition.examples)
    ]


@staff_required
@require_safe
def diff(request: SignedInRequest, code: str) -> HttpResponse:
    """In words what changes against the version in force, and what that touches."""
    work = work_on(request.user, code)
    return render(request, "editor/diff.html", frame(work, title=_("So với bản đang áp dụng"), **compared(work)))


def compared(work: Work) -> dict[str, Any]:
    """What changes and what it touches, for the pages that show it; `changes` None where nothing is in force."""
    earlier = work.earlier
    if earlier is None:
        return {"changes": None, "touched": touched(work.version) if work.is_open else []}
    groups: dict[str, list[Difference]] = {}
    for difference in differences(earlier, work.definition):
        groups.setdefault(_section(difference.place), []).append(difference)
    return {"changes": [*groups.items()], "touched": touched(work.version)}
