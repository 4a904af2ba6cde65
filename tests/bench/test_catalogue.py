"""The catalogue of the bench is as large as the nation's, and no two of its procedures are one."""

import json
from pathlib import Path

import pytest

from bench.catalogue import ASKED, SIZE, write_records
from procedures.national.record import read_record

pytestmark = pytest.mark.pure


def test_there_are_as_many_records_as_the_figures_say_each_with_its_own_code_and_name(tmp_path: Path) -> None:
    write_records(tmp_path)
    records = [json.loads(file.read_text()) for file in tmp_path.glob("*.json")]
    assert len(records) == SIZE
    assert len({record["code"] for record in records}) == len({record["name"] for record in records}) == SIZE
    facts = read_record(records[0]).facts
    assert (facts.code, facts.name) == (records[0]["code"], records[0]["name"])


def test_readers_ask_for_different_things() -> None:
    assert len(set(ASKED)) == len(ASKED) >= 20
