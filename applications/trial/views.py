"""Doors of the trial: the form as the citizen will see it on a phone and on a desk, and a whole dossier rehearsed."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.papers.drafting import draft_result
from applications.trial.cast import begin, decided, undone
from applications.trial.rehearsal import rehearse
from applications.trial.showing import page_as
from applications.workflow.advance import facts_of_dossier
from core.calendar import national_calendar
from core.errors import Denied, or_denied
from core.files.serve import inert
from core.pdf import render_pdf
from core.sent import whole
from procedures.definition.examples import Example
from procedures.drafting import may_edit, may_publish
from procedures.gate.finding import Finding, Severity
from procedures.models import ProcedureVersion
from procedures.rules.examples import Run
from procedures.rules.visibility import visible_pages
from procedures.soundness import findings_of
from procedures.versions import definition_of

EXAMPLE, PAGE = "vi-du", "trang"
MARK = "Bản chạy thử, không có giá trị"


def version_for(request: SignedInRequest, code: str) -> ProcedureVersion:
    """The version being written, else the one in force; Denied to who may neither edit nor publish."""
    if not (may_edit(request.user) or may_publish(request.user)):
        raise Denied
    versions = ProcedureVersion.objects.select_related("procedure").filter(procedure__code=code)
    return or_denied(
        versions.filter(state__in=ProcedureVersion.OPEN).first() or versions.filter(current_of__code=code).first()
    )


def _errors(version: ProcedureVersion) -> list[Finding]:
    """What would make a rehearsal stumble rather than show something."""
    return [finding for finding in findings_of(version) if finding.severity is Severity.ERROR]


def _example(request: HttpRequest, version: ProcedureVersion) -> tuple[int, Example | None]:
    """The example chosen, by its number; the first where none is; none where there is none."""
    examples = definition_of(version).examples
    number = whole(request.GET.get(EXAMPLE, "")) or 0
    return (number, examples[number]) if number < len(examples) else (0, examples[0] if examples else None)


def _issuing(version: ProcedureVersion, paper: str) -> Example | None:
    """The first example by which this result is issued; the first of all while none is, or anything is wrong."""
    definition = definition_of(version)
    sound = [] if _errors(version) else definition.examples
    issuing = (each for each in sound if paper in Run(definition, each, national_calendar()).results)
    return next(issuing, definition.examples[0] if definition.examples else None)


def _frame(version: ProcedureVersion, request: HttpRequest, here: str) -> dict[str, Any]:
    """What every page of the trial shows: which version, and the examples to choose from."""
    number, example = _example(request, version)
    named = enumerate(each.name for each in definition_of(version).examples)
    examples = [(f"{here}?{EXAMPLE}={at}", name, at == number) for at, name in named]
    return {"version": version, "number": number, "example": example, "examples": examples}


@staff_required
@require_GET
def preview(request: SignedInRequest, code: str) -> HttpResponse:
    """One page of the form, filled in as an example answers, 360 and 1280 pixels wide."""
    version, here = version_for(request, code), reverse("trial:preview", args=[code])
    context = _frame(version, request, here)
    with undone():
        cast = begin(version, context["example"])
        pages = visible_pages(cast.dossier.definition, facts_of_dossier(cast.dossier))
        chosen = next((page for page in pages if page.id == request.GET.get(PAGE)), pages[0] if pages else None)
        if chosen:
            path = reverse("citizen:page", args=[cast.dossier.pk, chosen.id])
            context["html"] = page_as(cast.applicant, request, path)
    url = f"{here}?{EXAMPLE}={context['number']}&{PAGE}="
    context["pages"] = [
        {"label": str(page.title), "url": f"{url}{page.id}", "current": page is chosen} for page in pages
    ]
    return render(request, "trial/preview.html", context)


@csp_update({"frame-src": [SELF]})  # pages and papers are looked at in frames of ours
@staff_required
@require_GET
def run(request: SignedInRequest, code: str) -> HttpResponseBase:
    """A made-up dossier from the first page to the last paper; nothing of it stays."""
    version, here = version_for(request, code), reverse("trial:run", args=[code])
    context = _frame(version, request, here) | {"errors": _errors(version)}
    if context["example"] and not context["errors"]:
        context["rehearsal"] = rehearse(version, context["example"], request)
        context["paper_url"] = f"{reverse('trial:paper', args=[code])}?{EXAMPLE}={context['number']}&giay="
    return render(request, "trial/run.html", context)


@csp_update({"frame-ancestors": [SELF]})
@staff_required
@require_GET
@xframe_options_sameorigin
def result(request: SignedInRequest, code: str, paper: str) -> HttpResponse:
    """A result as it would be printed for an example: looked at while it is being written, whatever else is wrong."""
    version = version_for(request, code)
    papers = definition_of(version).outcome.papers
    written = or_denied(next((each for each in papers if each.id == paper), None))
    here = f"outcome/papers/{papers.index(written)}"
    if wrong := [each for each in _errors(version) if f"{each.path}/".startswith(f"{here}/")]:
        return render(request, "trial/unprinted.html", {"findings": wrong})
    with undone():
        example = _example(request, version)[1] if EXAMPLE in request.GET else _issuing(version, paper)
        dossier = decided(version, example)
        return inert(draft_result(dossier, request.user, timezone.now(), written))


@staff_required
@require_GET
@xframe_options_sameorigin
def paper(request: SignedInRequest, code: str) -> HttpResponse:
    """One paper of a rehearsal, printed as it would be, but for what would let it pass for one that was issued."""
    version, wanted = version_for(request, code), whole(request.GET.get("giay", ""))
    example = _example(request, version)[1]
    papers = rehearse(version, example, request).papers if example and not _errors(version) else []
    if wanted is None or wanted >= len(papers):
        raise Denied
    chosen = papers[wanted]
    frame = chosen.data["frame"]
    marked = frame | {"about": "; ".join(filter(None, [frame["about"], MARK])), "qr": "", "qr_image": "", "mark": ""}
    data = {"paper": chosen, **chosen.data, "frame": marked}
    return inert(render_pdf(chosen.template, data, title=f"{chosen.title} ({MARK})"))
