"""The checker that needs no portal: what it says and how it ends, for a true paper and for damaged ones."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.ledger import record
from core.ledger.anchoring import keep_anchor, make_anchor
from core.ledger.proof import proof_of
from core.signing import Holder, sign_pdf, trusted_pem
from tests.corpus.papers import print_sample

TOOL = settings.BASE_DIR / "tools/verify_paper.py"
WARD = Holder("H24.9008", "Ủy ban nhân dân phường Hồng Bàng")


@pytest.fixture
def folder(db: None, tmp_path: Path, settings: Any) -> Path:
    """A paper, its proof and the root, as a person has downloaded them."""
    import hashlib

    settings.DATA_DIR = tmp_path / "data"
    pdf, _subject = sign_pdf(print_sample(), WARD)
    for n in range(4):
        with transaction.atomic():
            digest = hashlib.sha256(pdf).hexdigest() if n == 2 else "0" * 64
            record(f"paper:{n}", "paper.kept", "system", code=f"CODE-{n}", sha256=digest)
            record(f"paper:{n}", "paper.read", "agency:H24", n=n)
    made = make_anchor(date(2026, 11, 25), 1, timezone.now() + timedelta(minutes=6))
    assert made
    with transaction.atomic():
        keep_anchor(*made)
    (tmp_path / "paper.pdf").write_bytes(pdf)
    (tmp_path / "root.pem").write_bytes(trusted_pem())
    (tmp_path / "proof.json").write_text(json.dumps(proof_of("paper:2")))
    return tmp_path


def run(folder: Path, *more: str, python: tuple[str, ...] = (sys.executable,)) -> tuple[int, str]:
    command = [*python, TOOL, "paper.pdf", "--root", "root.pem", "--proof", "proof.json", *more]
    # Outside the project and without its environment: nothing of it can be imported.
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})
    return done.returncode, done.stdout + done.stderr


def test_a_true_paper_is_genuine(folder: Path) -> None:
    status, said = run(folder)
    assert status == 0, said
    for words in (
        "signed by Ủy ban nhân dân phường Hồng Bàng; not a byte was changed since",
        "leads to the root",
        "time-stamped",
        "the ledger holds this file's hash",
        "anchored on 2026-11-25",
        "in force on 2026-11-25",
        "the anchor is signed by Ủy ban nhân dân thành phố Hải Phòng",
        "The paper is genuine.",
    ):
        assert words in said, words


def test_one_flipped_byte_is_found(folder: Path) -> None:
    content = bytearray((folder / "paper.pdf").read_bytes())
    content[len(content) // 3] ^= 1
    (folder / "paper.pdf").write_bytes(bytes(content))
    status, said = run(folder)
    assert status == 1
    assert "changed after it was signed" in said
    assert "another hash" in said
    assert "Do not trust this paper." in said


ENDS: dict[str, dict[str, Any]] = {
    "WRONG replaced by the paper CODE-9": {"by": "CODE-9"},
    "WRONG annulled (REFUNDED), and none took its place": {"by": None, "why": "REFUNDED"},
}


@pytest.mark.parametrize("words", ENDS)
def test_a_paper_that_is_over_is_not_taken_for_one_in_force(folder: Path, words: str) -> None:
    """Also where it ended after the night that anchored it first."""
    with transaction.atomic():
        record("paper:2", "paper.superseded", "agency:H24", **ENDS[words])
    made = make_anchor(date(2026, 11, 26), 1, timezone.now() + timedelta(minutes=6))
    assert made
    with transaction.atomic():
        keep_anchor(*made)
    (folder / "proof.json").write_text(json.dumps(proof_of("paper:2")))
    status, said = run(folder)
    assert status == 1
    assert words in said
    assert "not a byte was changed since" in said


Damage = Callable[[dict[str, Any]], object]
DAMAGES: dict[str, Damage] = {
    "another hash": lambda proof: proof["entries"][0]["data"].update(sha256="f" * 64),
    "another actor": lambda proof: proof["entries"][1].update(actor="agency:H25"),
    "no paper's entry": lambda proof: proof["entries"][0].update(event="dossier.filed"),
    "an entry left out": lambda proof: proof["entries"].pop(),
    "entries swapped": lambda proof: proof["entries"].reverse(),
    "another head": lambda proof: proof["head"].__setitem__(1, 1),
    "a step of the path": lambda proof: proof["path"].pop(),
    "a root of one's own": lambda proof: proof.update(statement=proof["statement"].replace('"part":1', '"part":2')),
    "no signature": lambda proof: proof.update(signature=""),
    "nonsense": lambda proof: proof.update(path=[["up", "zz"]]),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_any_damage_to_the_proof_is_found(folder: Path, damage: str) -> None:
    proof = json.loads((folder / "proof.json").read_text())
    DAMAGES[damage](proof)
    (folder / "proof.json").write_text(json.dumps(proof))
    status, said = run(folder)
    assert status == 1, said


def test_another_root_is_not_trusted(folder: Path, tmp_path: Path, settings: Any) -> None:
    from core.signing import authority

    settings.SIGNING_DIR = tmp_path / "another"
    authority._of.cache_clear()
    sign_pdf(print_sample(), WARD)
    (folder / "root.pem").write_bytes(trusted_pem())
    authority._of.cache_clear()
    status, said = run(folder)
    assert status == 1
    assert "the signer is not trusted" in said


def test_an_unsigned_file_and_what_is_no_file_are_told(folder: Path) -> None:
    (folder / "paper.pdf").write_bytes(print_sample())
    assert "no digital signature" in run(folder)[1]
    (folder / "paper.pdf").write_bytes(b"GIF89a")
    assert run(folder)[0] == 2
    (folder / "paper.pdf").unlink()
    assert run(folder)[0] == 2


def test_a_proof_that_is_none_is_told(folder: Path) -> None:
    for content in ("", "[]", "{}", '{"format": "another/1", "entries": [1]}'):
        (folder / "proof.json").write_text(content)
        status, said = run(folder)
        assert status == 2, said
        assert "not a proof of this ledger" in said


def test_without_pyhanko_the_chain_is_checked_and_the_rest_is_said_to_be_unchecked(folder: Path) -> None:
    status, said = run(folder, python=(sys.executable, "-S", "-E"))  # -S: no installed packages
    assert status == 3, said
    assert "the ledger holds this file's hash" in said
    assert "pyHanko is not installed" in said
    proof = json.loads((folder / "proof.json").read_text())
    DAMAGES["another hash"](proof)
    (folder / "proof.json").write_text(json.dumps(proof))
    assert run(folder, python=(sys.executable, "-S", "-E"))[0] == 1
