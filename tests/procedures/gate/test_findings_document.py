"""Every code the gate can give is explained in docs/findings.md, with its severity, and no other."""

import re
from pathlib import Path

import pytest

import procedures.gate

pytestmark = pytest.mark.pure

GATE = Path(procedures.gate.__file__).parent
DOCUMENT = GATE.parent.parent / "docs" / "findings.md"
ROW = re.compile(r"^\| ([a-z]+\.[a-z_]+) \| (error|warning) \| (.+) \| (.+) \|$", re.MULTILINE)
FAMILIES = {code.partition(".")[0] for code, *_rest in ROW.findall(DOCUMENT.read_text(encoding="utf-8"))}
LITERAL = re.compile(rf'"((?:{"|".join(sorted(FAMILIES))})\.[a-z_]+)"')
# Parts that no answers reach share one sentence: their codes are made of what they are.
MADE = re.compile(r'_finding\(\s*proof, "([a-z]+)"')


def _source() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(GATE.rglob("*.py")))


def test_every_code_in_the_source_is_explained_and_the_other_way_round() -> None:
    rows = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    explained = [code for code, *_rest in rows]
    given = {*LITERAL.findall(_source()), *(f"reach.{what}_unreachable" for what in MADE.findall(_source()))}
    assert len(explained) == len(set(explained))
    assert set(explained) == given


def test_every_severity_is_the_one_given() -> None:
    warned = set(re.findall(r'warning\(\s*"([a-z]+\.[a-z_]+)"', _source()))
    blocking = set(re.findall(r'Finding\(\s*"([a-z]+\.[a-z_]+)"', _source()))
    told = {code: severity for code, severity, *_rest in ROW.findall(DOCUMENT.read_text(encoding="utf-8"))}
    assert {code for code in warned if told[code] != "warning"} == set()
    assert {code for code in blocking - warned if told[code] != "error"} == set()
