"""`manage.py check_procedure`: the findings for people or as JSON, 1 on errors, never a traceback."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from procedures.seeds import FOLDER
from tests.procedures.gate.faults import PERMIT
from tests.procedures.gate.planting import drop, good, put

pytestmark = pytest.mark.django_db


def _run(file: Path, *options: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_procedure", str(file), *options, stdout=out)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue()
    return 0, out.getvalue()


def _written(folder: Path, document: Any) -> Path:
    file = folder / "procedure.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_a_good_definition_may_be_published() -> None:
    status, printed = _run(FOLDER / f"{PERMIT}.json")
    assert status == 0
    assert printed.rstrip().endswith("Công bố được.")


def test_json_is_exactly_what_is_documented(tmp_path: Path) -> None:
    document = good(PERMIT)
    drop("#decision/role")(document)
    put("#works_name/hint", {"vi": "Nộp tại UBND.", "en": "x"})(document)
    status, printed = _run(_written(tmp_path, document), "--json")
    said = json.loads(printed)
    assert status == 1
    assert said.keys() == {"ok", "findings"}
    assert said["ok"] is False
    assert all(each.keys() == {"code", "severity", "path", "message"} for each in said["findings"])
    codes = [(each["severity"], each["code"]) for each in said["findings"]]
    assert codes[0] == ("error", "process.no_role")
    assert ("warning", "texts.abbreviation") in codes


def test_warnings_alone_end_with_nothing_wrong(tmp_path: Path) -> None:
    document = good(PERMIT)
    put("#works_name/hint", {"vi": "Nộp tại UBND.", "en": "x"})(document)
    status, printed = _run(_written(tmp_path, document))
    assert status == 0
    assert "[texts.abbreviation]" in printed


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "schema.not_json"),
        (b"[" * 100_000, "schema.too_deep"),
        (b'{"general": 1, "general": 2}', "schema.duplicate_key"),
        (b'{"format": NaN}', "schema.not_a_number"),
        (b" " * (6 * 1024 * 1024), "schema.too_large"),
        (b"[]", "schema.wrong"),
    ],
    ids=["no JSON", "deep", "a key twice", "NaN", "huge", "a list"],
)
def test_a_file_that_is_no_definition_gives_findings(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "procedure.json"
    file.write_bytes(content)
    status, printed = _run(file, "--json")
    assert status == 1
    assert {each["code"] for each in json.loads(printed)["findings"]} == {code}


def test_no_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không mở được"):
        _run(tmp_path / "nothing.json")
