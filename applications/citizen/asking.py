"""One page of questions. It is saved as it is left, and what holds is kept while it is being filled in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.requests import SignedInRequest
from applications.actions.keep_answers import keep_answers
from applications.actions.save_page import page_of, save_page
from applications.citizen.applicants import applicant_required, dossier_for, is_open
from applications.filling.asked import controlling, items
from applications.filling.paper_rows import PaperRow, Wrong, paper_rows, problem
from applications.filling.uploading import REMOVE, UPLOAD, take_back, take_in
from applications.filling.way import CHANGE, CHECK, Way, url_of
from applications.models import Dossier
from core.errors import Invalid
from core.text import Sentence
from procedures.fields import cleaned
from procedures.fields.forms import Sheet
from procedures.fields.rows import ADD_ROW, REMOVE_ROW
from procedures.rules.validation import warnings

# Sent by what makes a page ask again instead of going on.
REFRESH = "refresh"
ASKS_AGAIN = {ADD_ROW, REMOVE_ROW, REFRESH, UPLOAD, REMOVE}


@applicant_required
def page(request: SignedInRequest, pk: UUID, page_id: str) -> HttpResponse:
    """POST saves and goes on; what does not hold is told beside its question, and what it brings up is asked."""
    refused = _files(request, pk, page_id) if request.method == "POST" else {}
    asks_again = bool(refused or ASKS_AGAIN & request.POST.keys())
    if request.method == "POST" and not asks_again:
        return _save(request, pk, page_id)
    dossier = dossier_for(request, pk)
    if not asks_again and not is_open(dossier):
        return redirect("citizen:dossier", pk)
    way = Way(dossier, request.user)
    if not way.sections(page_of(dossier, page_id)):
        return redirect(url_of(dossier, CHECK))
    if asks_again:
        return _ask_again(request, way, page_id, _sent(request, way, page_id), refused=refused)
    return _show(request, way, page_id)


def _files(request: SignedInRequest, pk: UUID, page_id: str) -> Wrong:
    """Takes in the files sent with the page, for papers that are handed in on it; what was wrong with them."""
    if REMOVE in request.POST:
        take_back(request, dossier_for(request, pk))
        return {}
    if not request.FILES and UPLOAD not in request.POST:
        return {}
    sections = page_of(dossier_for(request, pk), page_id).sections
    return take_in(request, pk, {field.paper for section in sections for field in section.fields if field.paper})


def _save(request: SignedInRequest, pk: UUID, page_id: str) -> HttpResponse:
    """A page that is not asked by the answers so far keeps nothing, and leads to the check."""
    try:
        saved = save_page(
            request.user, pk, page_id, lambda found: _sent(request, Way(found, request.user), page_id).raw()
        )
    except Invalid as error:
        way = Way(dossier_for(request, pk), request.user)
        return _ask_again(request, way, page_id, _sent(request, way, page_id), error.fields)
    way = Way(saved, request.user)
    goes_on = CHANGE not in request.GET and way.sections(page_of(saved, page_id))
    return redirect(way.after(page_id) if goes_on else url_of(saved, CHECK))


def _sent(request: SignedInRequest, way: Way, page_id: str) -> Sheet:
    """What was sent, of the questions that the page says it asked."""
    asked = request.POST.get("asked", "").split()
    fields = [field for section in page_of(way.dossier, page_id).sections for field in section.fields]
    mine = way.changeable(field for field in fields if field.id in asked)
    return Sheet(mine, {}, request.POST, facts=way.facts, locked=way.locked)


def _ask_again(
    request: SignedInRequest,
    way: Way,
    page_id: str,
    sent: Sheet,
    wrong: Mapping[str, Sentence] | None = None,
    refused: Mapping[str, list[str]] = {},
) -> HttpResponse:
    """The page by what was sent. A question that only now appears is asked, not complained about."""
    asked = {field.id for field in sent.fields}
    way = Way(_with_answers(way, page_id, sent), way.user)
    sheet = _sheet(way, page_id, request.POST, asked)
    told = {place: words for place, words in (wrong or {}).items() if place.partition(".")[0] in asked}
    sheet.show_errors(told)
    brought_up = bool(wrong) and not told
    status = 422 if wrong or refused else 200
    return _show(request, way, page_id, sheet, status=status, brought_up=brought_up, refused=refused)


def _with_answers(way: Way, page_id: str, sent: Sheet) -> Dossier:
    """The dossier with what holds of the page: kept of a draft, only seen of a filed one."""
    if not way.is_supplement:
        return keep_answers(way.user, way.dossier.pk, page_id, sent.raw())
    way.dossier.answers |= cleaned(sent.fields, sent.raw())[0]
    return way.dossier


def _sheet(way: Way, page_id: str, data: Any = None, asked: set[str] | None = None) -> Sheet:
    fields = [field for _section, fields in way.sections(page_of(way.dossier, page_id)) for field in fields]
    return Sheet(fields, way.dossier.answers | way.locked, data, asked, way.facts, way.locked)


def _show(
    request: SignedInRequest,
    way: Way,
    page_id: str,
    sheet: Sheet | None = None,
    status: int = 200,
    brought_up: bool = False,
    refused: Mapping[str, list[str]] = {},
) -> HttpResponse:
    page, sheet = page_of(way.dossier, page_id), sheet or _sheet(way, page_id)
    changing, papers = CHANGE in request.GET, _papers(way, sheet, refused)
    told = warnings(way.dossier.definition, way.dossier.answers, way.facts)
    context = {
        "dossier": way.dossier,
        "page": page,
        # base.html says "error" in the title by it
        "form": {"errors": [*sheet.errors, *(problem(row) for row in papers.values() if row.wrong)]},
        "groups": [
            {"title": part.title, "items": items(fields, sheet, way, papers, told)}
            for part, fields in way.sections(page)
        ],
        "takes_files": bool(papers),
        "asked": " ".join(field.id for field in sheet.fields),
        "requested": way.asked(*(f"field:{field.id}" for field in sheet.fields)),
        "controlling": " ".join(controlling(page)),
        "brought_up": brought_up,
        "changing": changing,
        "back": url_of(way.dossier, CHECK) if changing else way.before(page_id),
        "saved_at": way.dossier.updated_at if way.dossier.revision else None,
        **way.line(page_id),
    }
    return render(request, "citizen/page.html", context, status=status)


def _papers(way: Way, sheet: Sheet, wrong: Wrong) -> dict[str, PaperRow]:
    """The papers that are handed in on this page, with their files."""
    here = {field.paper for field in sheet.fields if field.paper}
    return {row.paper.id: row for row in paper_rows(way, wrong) if row.paper.id in here} if here else {}
