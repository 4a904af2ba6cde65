"""A draft begun: from nothing, from the national record, from a file, as a copy; and what refuses to begin."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from procedures.editor.begin import LARGEST
from procedures.models import NationalRecord, Procedure, ProcedureVersion
from procedures.national.facts import NationalFacts
from procedures.publishing import publish
from tests.procedures.drafting.people import CODE, copies, part, state
from tests.procedures.editor.pages import Desk, Page

pytestmark = pytest.mark.django_db


def begin(desk: Desk, way: str, **data: object) -> Page:
    return desk.post("new", way=way, **data)


def upload(text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("thu-tuc.json", text if isinstance(text, bytes) else text.encode(), "application/json")


def test_from_nothing(lan: Desk) -> None:
    page = begin(lan, "blank", code="1.900001", name="Thông báo tổ chức lễ hội", level="COMMUNE")
    assert (page.status, page.title) == (200, "Thông báo tổ chức lễ hội")
    version = ProcedureVersion.objects.get(procedure__code="1.900001")
    assert (version.state, version.created_by, version.procedure.is_active) == ("DRAFT", lan.user, False)


@pytest.mark.parametrize(
    "data", [{"code": "x", "name": "A", "level": "COMMUNE"}, {"code": "1.900001", "name": " ", "level": "COMMUNE"},
             {"code": "1.900001", "name": "A", "level": "MOON"}, {}],
)  # fmt: skip
def test_what_is_no_procedure_does_not_begin(lan: Desk, data: dict[str, str]) -> None:
    before = state()
    assert begin(lan, "blank", **data).status == 422
    assert state() == before


def test_from_the_national_record_whose_unplaced_words_are_kept_beside(lan: Desk) -> None:
    procedure = Procedure.objects.create(code="1.900002", name="Cấp giấy")
    facts = NationalFacts(code="1.900002", name="Cấp giấy", levels=("COMMUNE",))
    NationalRecord.objects.create(
        procedure=procedure, raw={}, sha256="0", facts=facts.model_dump(mode="json"), warnings=["<b>một đoạn lạ</b>"]
    )
    assert begin(lan, "national", national_code="1.900002").status == 200
    page = lan.get("national", "1.900002")
    assert page.status == 200 and "&lt;b&gt;một đoạn lạ&lt;/b&gt;" in page.html
    assert begin(lan, "national", national_code="1.999998").status == 422


def test_from_a_file_and_back_byte_for_byte(lan: Desk) -> None:
    publish(copies())
    current = ProcedureVersion.objects.get(procedure__code=CODE)
    text = lan.client.get(reverse("editor:export", args=[CODE]), {"number": "1"}).content
    assert text == current.document.encode()
    assert begin(lan, "file", file=upload(text)).status == 200
    draft = ProcedureVersion.objects.get(procedure__code=CODE, state="DRAFT")
    assert draft.document == current.document
    assert lan.client.get(reverse("editor:export", args=[CODE])).content == text
    again = begin(lan, "file", file=upload(text))
    assert again.status == 409 and "đã bắt đầu một bản" in again.html
    assert begin(lan, "file", file=upload(text), replace="on").status == 200


@pytest.mark.parametrize(
    "text", ["", "không phải JSON", "[]", "{}", '{"general": NaN}', "[" * 5000, b"\xff\xfe", '{"a": 1, "a": 2}'],
)  # fmt: skip
def test_a_file_that_holds_no_definition_tells_why(lan: Desk, text: str | bytes) -> None:
    before = state()
    page = begin(lan, "file", file=upload(text))
    assert page.status == 422 and "error-summary" in page.html
    assert state() == before


def test_a_file_with_wrong_places_names_each(lan: Desk) -> None:
    plain = copies().model_dump(mode="json", by_alias=True)
    plain["papers"][0]["name"], plain["general"]["extra"] = 7, "<i>"
    page = begin(lan, "file", file=upload(json.dumps(plain)))
    assert page.status == 422 and "papers/0/name" in page.html and "general/extra" in page.html
    assert "<i>" not in page.html


def test_a_file_too_large_is_refused_in_a_sentence(lan: Desk) -> None:
    page = begin(lan, "file", file=upload(b" " * (LARGEST + 1)))
    assert page.status == 422 and "Tệp lớn hơn 2 MB." in page.html


def test_as_a_copy_of_another(lan: Desk) -> None:
    publish(copies())
    page = begin(lan, "copy", source=CODE, copy_code="1.900003", copy_name="Chứng thực khác")
    assert page.status == 200
    version = ProcedureVersion.objects.get(procedure__code="1.900003")
    assert part(version, "general/name") == {"vi": "Chứng thực khác"}
    assert part(version, "form") == part(ProcedureVersion.objects.get(procedure__code=CODE), "form")
    assert begin(lan, "copy", source="1.999998", copy_code="1.900004", copy_name="A").status == 422
    assert begin(lan, "copy", source=CODE, copy_code="abc", copy_name="A").status == 422


def test_who_only_publishes_begins_nothing(chi: Desk) -> None:
    assert chi.get("new").status == 404
    assert begin(chi, "blank", code="1.900001", name="A", level="COMMUNE").status == 404


def test_a_draft_is_given_up_after_being_told_what_is_lost(again: ProcedureVersion, lan: Desk) -> None:
    assert lan.get("discard", CODE).status == 200
    assert lan.post("discard", CODE).status == 200
    again.refresh_from_db()
    assert again.state == "DISCARDED"
