"""Lists as files: what an officer may see, in the columns chosen, written by the worker, harmless to open."""

import csv
import zipfile
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import Agency, RoleAssignment, User
from applications.desk.exports.making import order
from applications.models import Dossier, Export
from core.models import LedgerEntry, OutboxRow
from core.outbox.perform import perform
from tests.applications.desk_pages import Page
from tests.applications.stories import BIRTH, COPIES, accepted, filed

URL = "/can-bo/danh-sach/"


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def ordered(client: Client, **values: object) -> Export:
    """What stands on the page, sent with these values."""
    form = Page(client.get(URL, {"ds-gi": values.get("ds-gi", "viec")})).forms("danh-sach")[0]
    answer = client.post(form.action, {**form.values, **values})
    assert answer.status_code == 302, answer.content
    return Export.objects.get(pk=answer["location"].strip("/").rpartition("/")[2])


def written(export: Export) -> bytes:
    perform(OutboxRow.objects.get(key=f"export.write:{export.pk}").pk)
    export.refresh_from_db()
    assert export.blob is not None
    with export.blob.open() as file:
        return file.read()


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"))))


def test_the_list_that_is_shown_comes_out_in_its_columns(citizen: User) -> None:
    mine, other = filed(citizen, COPIES), accepted(filed(citizen, BIRTH))
    export = ordered(signed_in("tiepnhan"), format="CSV", columns=["ma", "nguoi_nop"])
    found = rows(written(export))
    assert found[0] == ["Mã hồ sơ", "Người nộp"]
    assert [mine.request_number, mine.applicant_name] in found
    assert other.code not in str(found)  # it lies on another desk now
    assert (export.written, export.total) == (len(found) - 1, len(found) - 1)
    assert [entry.event for entry in LedgerEntry.objects.filter(subject=f"export:{export.pk}")] == [
        "export.ordered",
        "export.written",
    ]


def test_all_dossiers_of_the_office_narrowed_by_day_and_status(citizen: User) -> None:
    waiting, done = filed(citizen, COPIES), accepted(filed(citizen, COPIES))
    client = signed_in("tiepnhan")
    every = rows(written(ordered(client, **{"ds-gi": "ho-so", "format": "CSV", "columns": ["ma"]})))
    assert {row[0] for row in every[1:]} == {waiting.request_number, done.code}
    some = ordered(client, **{"ds-gi": "ho-so", "format": "CSV", "columns": ["ma"], "trang_thai": "1"})
    assert [row[0] for row in rows(written(some))[1:]] == [waiting.request_number]
    none = ordered(client, **{"ds-gi": "ho-so", "format": "CSV", "columns": ["ma"], "nhan_den": "01/01/2020"})
    assert rows(written(none))[1:] == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_becomes_a_formula(start: str, citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    Dossier.objects.filter(pk=dossier.pk).update(applicant_name=f"{start}cmd|' /C calc'!A0")
    client = signed_in("tiepnhan")
    text = rows(written(ordered(client, format="CSV", columns=["nguoi_nop"])))
    assert [f"'{start}cmd|' /C calc'!A0"] in text
    book = written(ordered(client, format="XLSX", columns=["nguoi_nop"]))
    sheet = zipfile.ZipFile(BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "cmd|" in sheet + str(zipfile.ZipFile(BytesIO(book)).namelist())


def test_ordering_twice_with_one_form_orders_once_and_writing_twice_writes_once(citizen: User) -> None:
    filed(citizen, COPIES)
    client = signed_in("tiepnhan")
    form = Page(client.get(URL)).forms("danh-sach")[0]
    answers = [client.post(form.action, {**form.values, "format": "CSV"})["location"] for _ in range(2)]
    assert answers[0] == answers[1]
    export = Export.objects.get()
    written(export)
    blob = export.blob_id
    perform(OutboxRow.objects.get(key=f"export.write:{export.pk}").pk)
    assert Export.objects.get().blob_id == blob


def test_only_who_ordered_it_may_watch_and_fetch_it(citizen: User) -> None:
    filed(citizen, COPIES)
    client = signed_in("tiepnhan")
    export = ordered(client, format="CSV")
    assert client.get(f"{URL}{export.pk}/tep/").status_code == 404  # not written yet
    assert "tự tải lại" in Page(client.get(f"{URL}{export.pk}/")).text
    written(export)
    assert client.get(f"{URL}{export.pk}/tep/").status_code == 200
    for stranger in ("hotich", "giamsat", "congdan"):
        for place in ("", "tep/"):
            assert signed_in(stranger).get(f"{URL}{export.pk}/{place}").status_code in {403, 404}
    assert Client().get(f"{URL}{export.pk}/").status_code == 302
    assert client.get(f"{URL}{uuid4()}/").status_code == 404


def test_a_right_that_ended_before_the_worker_came_leaves_an_empty_list(citizen: User) -> None:
    filed(citizen, COPIES)
    export = ordered(signed_in("tiepnhan"), **{"ds-gi": "ho-so", "format": "CSV", "columns": ["ma"]})
    RoleAssignment.objects.filter(user=export.user).delete()
    assert rows(written(export))[1:] == []


@pytest.mark.parametrize(
    "values",
    [
        {"format": "EXE"},
        {"format": "CSV", "ds-gi": "ho-so", "nhan_tu": "hôm qua"},
        {"format": "CSV", "params": "nhan_tu=h%C3%B4m+qua"},
        {"format": "CSV", "params": f"thu_tuc=2.000815&nguoi={'7' * 1000}"},
    ],
)
def test_what_cannot_be_read_orders_nothing(values: dict[str, str], citizen: User) -> None:
    client = signed_in("tiepnhan")
    answer = client.post(URL, {"ds-gi": "viec", **values})
    assert answer.status_code == 422
    assert not Export.objects.exists()
    assert not OutboxRow.objects.filter(job="export.write").exists()


def test_a_long_list_is_read_in_pieces(citizen: User, django_assert_max_num_queries: object) -> None:
    agency = Agency.objects.get(code=filed(citizen, COPIES).receiving_agency.code)  # type: ignore[union-attr]
    model = Dossier.objects.get()
    Dossier.objects.bulk_create(
        Dossier(
            request_number=f"X-{number}", procedure_id=model.procedure_id, version_id=model.version_id, status=1,
            receiving_agency=agency, applicant_name=f"Người {number}",
        )
        for number in range(9000)
    )  # fmt: skip
    export = order(User.objects.get(username="tiepnhan"), "ho-so", "", ["ma"], "CSV")
    found = rows(written(export))
    assert len({row[0] for row in found[1:]}) == len(found) - 1 == 9001


def test_what_narrows_the_list_that_is_shown_narrows_its_file(citizen: User) -> None:
    mine, _other = filed(citizen, COPIES), filed(citizen, BIRTH)
    export = ordered(signed_in("tiepnhan"), format="CSV", columns=["ma"], params=f"thu_tuc={COPIES}&nhan_tu=01/01/2026")
    assert rows(written(export))[1:] == [[mine.request_number]]


def test_there_is_a_way_back_to_the_list_it_came_from(citizen: User) -> None:
    filed(citizen, COPIES)
    client = signed_in("tiepnhan")
    ways = [dict(link.attributes)["href"] for link in Page(client.get(f"{URL}?muc=tiep-nhan")).all("a")]
    assert "/can-bo/?muc=tiep-nhan" in ways
    ordered_one = ordered(client, params="muc=tiep-nhan")
    ways = [dict(link.attributes)["href"] for link in Page(client.get(f"{URL}{ordered_one.pk}/")).all("a")]
    assert "/can-bo/?muc=tiep-nhan" in ways
