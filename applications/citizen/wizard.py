"""The wizard: one page a form page, then papers, then check and file. Each page is saved as it is left."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from applications.actions.answer_supplement import answer_supplement
from applications.actions.attach_file import attach_file
from applications.actions.editing import may_change, open_targets
from applications.actions.remove_file import remove_file
from applications.actions.save_page import cleaned, page_of, save_page
from applications.actions.submit import submit
from applications.citizen.steps import next_url, steps
from applications.citizen.summary import answer_groups, paper_rows, problems
from applications.models import Dossier
from applications.queries import current_files
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from core.errors import Denied, Invalid
from core.once import once
from procedures.fields.forms import ADD_ROW, Sheet
from procedures.rules.fees import fee_lines
from procedures.rules.visibility import visible_sections


def dossier_for(request: SignedInRequest, pk: UUID) -> Dossier:
    """The dossier this person may see, with its version; Denied otherwise."""
    seen = Dossier.objects.visible_to(request.user).select_related("procedure", "version", "organisation", "owner")
    if (dossier := seen.filter(pk=pk).first()) is None:
        raise Denied
    return dossier


@login_required
def page(request: SignedInRequest, pk: UUID, page_id: str) -> HttpResponse:
    """One page of questions. POST saves and goes on; what does not hold is told beside its question."""
    dossier = dossier_for(request, pk)
    if request.method != "POST":
        return _show_page(request, dossier, page_id)
    sheet = _sheet(request, dossier, page_id, request.POST)
    if ADD_ROW in request.POST or "refresh" in request.POST:
        return _show_page(request, dossier, page_id, _grown(request, dossier, page_id, sheet))
    try:
        saved = save_page(request.user, pk, page_id, sheet.raw())
    except Invalid as error:
        sheet = _grown(request, dossier, page_id, sheet)
        sheet.show_errors(error.fields)
        return _show_page(request, dossier, page_id, sheet, status=422)
    return redirect(next_url(saved, page_id))


def _sheet(request: SignedInRequest, dossier: Dossier, page_id: str, data: QueryDict | None = None) -> Sheet:
    """The questions of this page that are asked now and may be answered now."""
    targets = open_targets(dossier, request.user)
    sections = visible_sections(page_of(dossier, page_id), facts_of_dossier(dossier))
    fields = [field for _section, fields in sections for field in fields if may_change(targets, f"field:{field.id}")]
    return Sheet(fields, dossier.answers, data)


def _grown(request: SignedInRequest, dossier: Dossier, page_id: str, sent: Sheet) -> Sheet:
    """The page again, with the questions that what was sent makes appear."""
    dossier.answers = {**dossier.answers, **cleaned(sent.fields, sent.raw())[0]}
    return _sheet(request, dossier, page_id, request.POST)


def _show_page(
    request: SignedInRequest, dossier: Dossier, page_id: str, sheet: Sheet | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "dossier": dossier,
        "page": page_of(dossier, page_id),
        "sheet": sheet or _sheet(request, dossier, page_id),
        "form": sheet.questions if sheet else None,  # base.html says "error" in the title by it
        "steps": steps(dossier, page_id),
    }
    return render(request, "citizen/page.html", context, status=status)


@login_required
def papers(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The papers asked, each with its files. POST adds one, takes one back, or goes on."""
    dossier = dossier_for(request, pk)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        try:
            if "remove" in request.POST:
                remove_file(request.user, pk, int(request.POST["remove"]))
            elif not request.FILES:
                return redirect(next_url(dossier, "papers"))
            for paper_id, files in request.FILES.lists():
                for file in files:
                    attach_file(request.user, pk, paper_id, file.name or "", file)
            if not wrong:
                return redirect("citizen:papers", pk)
        except Invalid as error:
            wrong[paper_id] = str(error.message)
    context = {
        "dossier": dossier,
        "papers": paper_rows(dossier, request.user, wrong),
        "wrong": wrong,
        "steps": steps(dossier, "papers"),
    }
    return render(request, "citizen/papers.html", context, status=422 if wrong else 200)


@login_required
def check(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Check your answers; POST files the dossier, or hands back what was asked to be completed."""
    dossier = dossier_for(request, pk)
    found: dict[str, str] = {}
    if request.method == "POST":
        try:
            return redirect(once(request, lambda: _file(request, dossier)))
        except Invalid as error:
            found = {place: str(sentence) for place, sentence in error.fields.items()}
    facts = facts_of_dossier(dossier)
    context = {
        "dossier": dossier,
        "groups": answer_groups(dossier, facts),
        "files": current_files(dossier),
        "fees": fee_lines(dossier.definition, facts),
        "problems": problems(dossier, found),
        "steps": steps(dossier, "check"),
    }
    return render(request, "citizen/check.html", context, status=422 if found else 200)


def _file(request: SignedInRequest, dossier: Dossier) -> str:
    if dossier.status == Status.AWAITING_SUPPLEMENT:
        answer_supplement(request.user, dossier.pk)
        return reverse("citizen:dossier", args=[dossier.pk])
    if request.POST.get("oath") != "on":
        raise Invalid(_("Bạn cần cam đoan trước khi nộp."), {"oath": _("Hãy đánh dấu lời cam đoan.")})
    submit(request.user, dossier.pk)
    return reverse("citizen:submitted", args=[dossier.pk])


@login_required
def submitted(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The confirmation: number, what happens next and when. It can be bookmarked and reloaded."""
    dossier = dossier_for(request, pk)
    if dossier.submitted_at is None:
        return redirect("citizen:check", pk)
    return render(request, "citizen/submitted.html", {"dossier": dossier})
