"""The door of the cash book: read on screen, printed whole, or ordered as a file."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.held import asked_once
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.exports.making import order
from applications.desk.money.book import Book
from applications.desk.money.tabs import BOOK, tabs_for
from applications.desk.money.till import till_of
from applications.models import Export
from core.errors import Denied
from core.once import once
from core.text import money_in_words

ROWS, PRINTED = 40, 2000
SUBJECT, PRINT = "so-thu", "in"
FIELDS = ("kind", "name", "amount", "dossier", "dossier__code", "dossier__applicant_name")


@staff_required
@require_GET
@asked_once()
def book(request: SignedInRequest) -> HttpResponse:
    """`?tu=` and `?den=`: the days, by default today; with `in` as it goes on paper, all entries up to PRINTED."""
    found = Book(till_of(request), request.GET)
    found.narrowing.offer(found.taken, found.given_back)
    is_printed = PRINT in request.GET
    pages = Paginator(found.entries(*FIELDS), PRINTED if is_printed else ROWS)
    pages.count = found.total.n
    context: dict[str, Any] = {
        "till": found.till,
        "tabs": tabs_for(found.till, BOOK),
        "book": found,
        "narrowing": found.narrowing,
        "page": pages.get_page(request.GET.get("page")),
        "is_printed": is_printed,
        "taken_in_words": money_in_words(found.total.taken),
        "params": found.params,
        "here": BOOK,
    }
    return render(request, "desk/money/book.html", context)


@staff_required
@require_POST
def export(request: SignedInRequest) -> HttpResponseBase:
    """`format`: which kind of file is made of the days and charges that the address asks for."""
    found, format = Book(till_of(request), request.GET), request.POST.get("format")
    if format not in Export.Format.values:
        raise Denied

    def act() -> str:
        return reverse("exports:export", args=[order(request.user, SUBJECT, found.params, [], format).pk])

    return redirect(once(request, act))
