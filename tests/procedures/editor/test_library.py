"""The library: a part is kept from its page, begun with elsewhere, taken out; what was copied stays."""

import pytest

from procedures.drafting import library
from procedures.models import LibraryItem, ProcedureVersion
from tests.procedures.drafting.people import CODE, part, state
from tests.procedures.editor.pages import Desk, Page, changed

pytestmark = pytest.mark.django_db
FIELD = "form/pages/0/sections/0/fields/0"


def test_a_field_is_kept_and_begun_with_under_a_name_that_is_free(version: ProcedureVersion, lan: Desk) -> None:
    assert lan.post("keep", CODE, FIELD, name="Câu hay hỏi").status == 200
    item = LibraryItem.objects.get()
    assert (item.kind, item.name, item.created_by) == ("FIELD", "Câu hay hỏi", lan.user)
    before = part(version, FIELD)
    fields = FIELD.rpartition("/")[0]
    assert "Câu hay hỏi" in lan.get("add", CODE, fields).html
    page = lan.get("add", CODE, fields, library=str(item.pk))
    assert page.boxes["label_vi"] == [before["label"]["vi"]] and page.boxes["id"] == [f"{before['id']}_2"]


def test_it_is_found_by_name_and_taken_out(version: ProcedureVersion, lan: Desk, chi: Desk) -> None:
    lan.post("keep", CODE, "papers/0", name="Bản chính cần sao")
    item = LibraryItem.objects.get()
    assert "Bản chính cần sao" in lan.get("library", q="ban chinh").html
    assert "Bản chính cần sao" not in lan.get("library", q="khác").html
    assert chi.get("library").status == 200
    assert chi.post("library", forget=str(item.pk)).status == 404
    assert lan.post("library", forget=str(item.pk)).status == 200
    assert not LibraryItem.objects.exists()


def test_the_same_name_twice_and_no_name_are_told(version: ProcedureVersion, lan: Desk) -> None:
    lan.post("keep", CODE, "papers/0", name="Một")
    for name in ("Một", " "):
        page = lan.post("keep", CODE, "papers/0", name=name)
        assert page.status == 422 and "field-error" in page.html
    assert LibraryItem.objects.count() == 1


@pytest.mark.parametrize("place", ["process/blocks/0", "form/pages/0", "general", "cases/0", "examples/0"])
def test_what_has_no_shelf_is_not_kept(version: ProcedureVersion, lan: Desk, place: str) -> None:
    assert lan.post("keep", CODE, place, name="X").status == 404
    assert not LibraryItem.objects.exists()


def test_legal_documents_are_ticked_and_taken_over_once(version: ProcedureVersion, lan: Desk) -> None:
    law = {"number": "1/2026/NĐ-CP", "title": "Nghị định <b>mới</b>"}
    item = library.keep(lan.user, "LEGAL_BASIS", "Nghị định 1", law)
    page = lan.get("legal", CODE)
    assert "&lt;b&gt;mới&lt;/b&gt;" in page.html
    for _time in range(2):
        assert lan.post("legal", CODE, item=str(item.pk)).status == 200
    assert part(version, "general/legal_bases").count(law) == 1


def test_an_item_that_is_none_begins_with_nothing(version: ProcedureVersion, lan: Desk) -> None:
    fee = library.keep(lan.user, "FEE", "Phí", part(version, "fees/0"))
    for chosen in (str(fee.pk), "999", "x", "-1"):
        page: Page = lan.get("add", CODE, "papers", library=chosen)
        assert page.status == 200 and page.boxes["name_vi"] == [""]
    before = state()
    sent = changed(lan.get("add", CODE, "papers").boxes, {})
    assert lan.post("add", CODE, "papers", **sent).status == 422
    assert state() == before
