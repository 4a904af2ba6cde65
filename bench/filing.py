"""One citizen files certified copies (2.000815), as a browser would: every page fetched, every form sent."""

import io
import os
from dataclasses import dataclass
from functools import cache

import pikepdf

from bench.client import Visitor
from bench.people import WARD

START = "/nop-ho-so/2.000815/"
PERSON = {
    "requester_name": "Nguyễn Thị Thu Hoài",
    "requester_personal_id": "031192000199",
    "requester_organisation": "",
    "requester_phone": "0900000199",
    "requester_email": "hoai@congdan.example",
}
DOCUMENT = {
    "documents-TOTAL_FORMS": "1",
    "documents-INITIAL_FORMS": "0",
    "documents-0-title": "Bằng tốt nghiệp đại học",
    "documents-0-issuer": "Trường Đại học Hàng hải Việt Nam",
    "documents-0-number": "HH-2014-0385",
    "documents-0-pages": "2",
    "documents-0-copies": "3",
    "documents-0-electronic": "false",
    "originals_allowed": "true",
}
PAGES = {"requester": PERSON, "documents": DOCUMENT}


@dataclass(frozen=True)
class Draft:
    """A dossier all but filed: its check page is open."""

    visitor: Visitor
    path: str
    hidden: dict[str, str]

    def submit(self) -> str:
        """Where the confirmation is."""
        return self.visitor.post(self.path, {**self.hidden, "oath": "on"})


def prepare(visitor: Visitor) -> Draft:
    """Opens the form, fills ten fields, uploads a PDF of 200 kB, and checks."""
    place = visitor.post(START, {**visitor.get(START).hidden(), "territory": WARD})
    while "/trang/" in place:
        page = visitor.get(place)
        place = visitor.post(place, {**page.hidden(), **PAGES[place.split("/")[-2]]})
    check = visitor.post(place, visitor.get(place).hidden(), ("scan", a_pdf()))
    return Draft(visitor, check, visitor.get(check).hidden())


def file(visitor: Visitor) -> None:
    """The whole of it, to the confirmation on the screen."""
    visitor.get(prepare(visitor).submit())


@cache
def a_pdf() -> bytes:
    """A sound PDF of 200 kB."""
    pdf, kept = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page().obj["/Content"] = pdf.make_stream(os.urandom(199_000))
    pdf.save(kept)
    return kept.getvalue()
