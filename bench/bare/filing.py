"""The same filing at the floor: in as many requests as the portal takes, and on a single page."""

from bench.client import Visitor
from bench.filing import a_pdf

PERSON = {
    "name": "Nguyễn Thị Thu Hoài",
    "personal_id": "031192000199",
    "phone": "0900000199",
    "email": "hoai@congdan.example",
}
DOCUMENT = {
    "title": "Bằng tốt nghiệp đại học",
    "issuer": "Trường Đại học Hàng hải Việt Nam",
    "number": "HH-2014-0385",
    "pages": "2",
    "copies": "3",
}


def file(visitor: Visitor) -> None:
    """Page by page."""
    place = visitor.post("/start/", visitor.get("/start/").hidden())
    for answers in (PERSON, DOCUMENT):
        place = visitor.post(place, {**visitor.get(place).hidden(), **answers})
    _submit(visitor, visitor.post(place, visitor.get(place).hidden(), ("scan", a_pdf())))


def file_on_one_page(visitor: Visitor) -> None:
    form = visitor.get("/one/").hidden()
    _submit(visitor, visitor.post("/one/", {**form, **PERSON, **DOCUMENT}, ("scan", a_pdf())))


def _submit(visitor: Visitor, check: str) -> None:
    visitor.get(visitor.post(check, visitor.get(check).hidden()))
