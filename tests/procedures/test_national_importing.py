"""The national catalogue comes in, again and again, and never over what the city defines."""

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import given, settings

from procedures.definition import read_definition
from procedures.models import NationalRecord, Procedure, ProcedureField
from procedures.national.facts import NationalFacts
from procedures.publishing import publish
from tests.procedures.national import CATALOGUE, RECORDS, mutated, sample

pytestmark = [pytest.mark.django_db, pytest.mark.models]
SEED = Path(__file__).parents[2] / "procedures" / "seeds" / "1.001193.json"


def run(path: Path, *options: str) -> tuple[dict[str, int], str]:
    """The counts of the last line, and all of stderr."""
    out, err = StringIO(), StringIO()
    call_command("import_national_catalogue", str(path), *options, stdout=out, stderr=err)
    return json.loads(out.getvalue().splitlines()[-1]), err.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of our sample records, to be spoilt."""
    return Path(shutil.copytree(RECORDS, tmp_path / "records"))


def stored() -> list[dict[str, Any]]:
    return [
        row.__dict__ | {"_state": None, "updated_at": None, "imported_at": None}
        for model in (Procedure, NationalRecord)
        for row in model._default_manager.order_by("pk")
    ]


def test_the_whole_catalogue_comes_in_and_again_changes_nothing() -> None:
    files = len(list(CATALOGUE.glob("*.json")))
    first, _ = run(CATALOGUE)
    assert (first["read"], first["imported"], first["failed"]) == (files, files, 0)
    assert set(first) == {"read", "imported", "updated", "unchanged", "failed", "warnings"}
    before = stored()
    second, _ = run(CATALOGUE)
    assert second == first | {"imported": 0, "unchanged": files}
    assert stored() == before


def test_every_record_is_kept_whole() -> None:
    run(CATALOGUE)
    for record in NationalRecord.objects.select_related("procedure"):
        document = json.loads((CATALOGUE / f"{record.procedure.code}.json").read_text("utf-8-sig"))
        assert record.raw == document.get("data", document)
        assert NationalFacts.model_validate(record.facts).code == record.procedure.code


def test_a_procedure_of_information() -> None:
    run(RECORDS)
    procedure = Procedure.objects.select_related("field", "national").get(code="1.900001")
    assert procedure.name == "Xác nhận nơi neo đậu tàu cá của hộ gia đình"
    assert (procedure.service_level, procedure.level, procedure.is_active) == ("INFO_ONLY", "COMMUNE", True)
    assert procedure.field == ProcedureField.objects.get(code="G13-TS01", name="Thủy sản")
    assert procedure.audiences == ["CITIZEN", "COOPERATIVE"]
    assert procedure.deciding_agency == "Ủy ban nhân dân cấp xã"
    assert procedure.current is None and procedure.is_local
    assert not Procedure.objects.get(code="1.900003").is_local
    assert not Procedure.objects.get(code="1.900004").is_active


def test_a_changed_record_is_updated(folder: Path) -> None:
    run(folder)
    changed = sample("1.900001") | {"name": "Tên mới", "state": "EXPIRED"}
    (folder / "1.900001.json").write_text(json.dumps({"code": "OK", "data": changed}))
    counts, _ = run(folder)
    assert (counts["updated"], counts["imported"], counts["unchanged"]) == (1, 0, 4)
    procedure = Procedure.objects.get(code="1.900001")
    assert (procedure.name, procedure.is_active) == ("Tên mới", False)
    assert NationalRecord.objects.get(procedure=procedure).raw == changed


def test_never_over_a_definition_of_the_city() -> None:
    publish(read_definition(json.loads(SEED.read_text())))
    before = Procedure.objects.filter(code="1.001193").values().get()
    counts, _ = run(RECORDS / "1.001193.json")
    assert counts["imported"] == 1
    assert Procedure.objects.filter(code="1.001193").values().get() == before
    record = NationalRecord.objects.get(procedure__code="1.001193")
    assert record.raw["name"].startswith("Đăng ký khai sinh (bản ghi quốc gia")


def test_a_definition_published_over_an_imported_procedure_keeps_the_record(folder: Path) -> None:
    run(folder)
    version = publish(read_definition(json.loads(SEED.read_text())))
    run(folder)
    procedure = Procedure.objects.get(code="1.001193")
    assert procedure.current == version
    assert procedure.name == "Đăng ký khai sinh"
    assert procedure.national.facts["name"].startswith("Đăng ký khai sinh (bản ghi quốc gia")


BROKEN: dict[str, bytes] = {
    "empty": b"",
    "not JSON": b"{",
    "a page": b"<html></html>",
    "latin": "Thủ tục".encode("utf-16-le")[1:],
    "a number": b"7",
    "nothing": b"null",
    "an empty list": b"[]",
    "no code": b'{"code":"OK","data":{"name":"x"}}',
    "no data": '{"code":"NOT_FOUND","data":null,"message":"Không tìm thấy"}'.encode(),
    "a code no address can hold": b'{"code":"a/b","name":"x"}',
    "far too deep": b"[" * 100_000,
    "deep enough": b'{"code":"1.900009","name":' + b"[" * 600 + b"]" * 600 + b"}",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named_and_harms_no_other(folder: Path, content: bytes) -> None:
    (folder / "hong.json").write_bytes(content)
    counts, told = run(folder)
    assert (counts["read"], counts["imported"], counts["failed"]) == (6, 5, 1)
    assert "hong.json" in told
    assert Procedure.objects.count() == NationalRecord.objects.count() == 5


WRAPPED: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "bare": lambda record: json.dumps(record).encode(),
    "envelope": lambda record: json.dumps({"code": "OK", "data": record, "message": "OK"}).encode(),
    "list": lambda record: json.dumps([record]).encode(),
    "envelope of a list": lambda record: json.dumps({"code": "OK", "data": {"items": [record]}}).encode(),
    "mark": lambda record: json.dumps(record).encode("utf-8-sig"),
    "UTF-16": lambda record: json.dumps(record, ensure_ascii=False).encode("utf-16"),
}


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
def test_one_content_in_every_wrapping(tmp_path: Path, wrap: Callable[[dict[str, Any]], bytes]) -> None:
    run(RECORDS / "1.900001.json")
    file = tmp_path / "x.json"
    file.write_bytes(wrap(sample("1.900001")))
    counts, _ = run(file)
    assert (counts["read"], counts["unchanged"]) == (1, 1)


def test_a_list_of_many_with_one_that_is_no_record(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text(json.dumps([sample("1.900001"), "x", sample("1.900002")]))
    counts, told = run(file)
    assert (counts["read"], counts["imported"], counts["failed"]) == (3, 2, 1)
    assert "all.json[2]" in told


def test_two_records_of_one_code_keep_the_last_updated_whatever_their_order(folder: Path) -> None:
    older = sample("1.900001") | {"name": "Bản cũ", "updatedAt": 1}
    for name in ("a.json", "z.json"):
        (folder / name).write_text(json.dumps(older))
    counts, _ = run(folder, "--warnings")
    assert (counts["read"], counts["imported"], counts["unchanged"], counts["failed"]) == (7, 5, 2, 0)
    record = NationalRecord.objects.get(procedure__code="1.900001")
    assert record.raw["name"] == sample("1.900001")["name"]
    assert any("a.json" in warning for warning in record.warnings)
    again, _ = run(folder)
    assert (again["unchanged"], again["updated"]) == (7, 0)


def test_what_no_database_keeps_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('{"code":"1.900009","name":"a\\u0000b\\ud800c","x":1e999,"y":NaN}')
    counts, _ = run(file)
    assert counts["imported"] == 1
    record = NationalRecord.objects.get()
    assert record.raw == {"code": "1.900009", "name": "a\ufffdb\ufffdc", "x": "1e999", "y": "NaN"}
    assert any("x" in warning for warning in record.warnings)


def test_long_values_do_not_burst_their_columns(tmp_path: Path) -> None:
    long = "dài " * 3000
    record = {"code": "1.900009", "id": long, "name": long, "category": {"code": long, "name": long}}
    (tmp_path / "x.json").write_text(json.dumps(record | {"unitGroupsExecuting": [{"name": long}]}))
    assert run(tmp_path)[0]["imported"] == 1
    assert NationalRecord.objects.get().raw["name"] == long


def test_warnings_are_told_when_asked_for() -> None:
    counts, told = run(RECORDS, "--warnings")
    assert counts["warnings"] == len(told.splitlines()) == sum(len(r.warnings) for r in NationalRecord.objects.all())
    assert "1.900003: executionMethods[2].submissionMethod: cách nộp lạ: KIOSK" in told
    assert run(RECORDS)[1] == ""


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="khong-co"):
        run(tmp_path / "khong-co")


def test_an_empty_folder_is_read_to_its_end(tmp_path: Path) -> None:
    assert set(run(tmp_path)[0].values()) == {0}


def test_each_record_costs_four_statements(
    tmp_path: Path, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    template = json.dumps(sample("1.900001"))
    for number in range(250):
        code = f"1.8{number:05d}"
        (tmp_path / f"{code}.json").write_text(template.replace("1.900001", code))
    with django_assert_max_num_queries(4 * 250 + 20):
        assert run(tmp_path)[0]["imported"] == 250
    with django_assert_max_num_queries(20):
        assert run(tmp_path)[0]["unchanged"] == 250


@given(mutated())
@settings(max_examples=60)
def test_whatever_a_record_holds_it_is_kept_whole_or_named(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, Any]
) -> None:
    file = tmp_path_factory.mktemp("any") / "x.json"
    file.write_text(json.dumps(record))
    with transaction.atomic():
        counts, told = run(file)
        kept = [row.raw for row in NationalRecord.objects.all()]
        transaction.set_rollback(True)
    assert counts["imported"] + counts["failed"] == 1
    assert ("x.json" in told) == bool(counts["failed"])
    assert kept == ([json.loads(json.dumps(record), parse_constant=str)] if counts["imported"] else [])
