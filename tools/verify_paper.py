#!/usr/bin/env python3
"""Checks a paper of the portal without the portal: its signature, and its proof in the ledger.

usage: verify_paper.py PAPER.pdf --root chung-thu-goc.pem [--proof bang-chung-CODE.json]

Needs Python 3.11 and pyHanko (`pip install pyhanko`) for signatures; hashes, chain and tree need nothing. Opens no
address. Ends with 0: all that was asked holds; 1: something does not; 2: a file cannot be read; 3: without pyHanko the
signatures could not be checked, everything else holds.
"""

import argparse
import asyncio
import base64
import hashlib
import json
import logging
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

HOLDS, BROKEN, UNREADABLE, UNCHECKED = 0, 1, 2, 3
FORMAT = "haiphong-ledger-proof/1"


class Unreadable(Exception):
    """A file that is not what it should be."""


class Report:
    """What was found, sentence by sentence."""

    def __init__(self) -> None:
        self.broken = self.unchecked = False

    def check(self, holds: bool, yes: str, no: str) -> None:
        self.broken |= not holds
        print(f"OK    {yes}" if holds else f"WRONG {no}")

    def skip(self, why: str) -> None:
        self.unchecked = True
        print(f"?     {why}")

    def status(self) -> int:
        return BROKEN if self.broken else UNCHECKED if self.unchecked else HOLDS


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    report = Report()
    try:
        pdf, root = _read(options.paper), _read(options.root)
        check_signature(pdf, root, report)
        if options.proof:
            check_proof(hashlib.sha256(pdf).hexdigest(), _proof(options.proof), root, report)
    except Unreadable as error:
        print(f"ERROR {error}", file=sys.stderr)
        return UNREADABLE
    print(
        {HOLDS: "The paper is genuine.", BROKEN: "Do not trust this paper."}.get(
            report.status(), "Not all was checked."
        )
    )
    return report.status()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Check a paper of the portal offline.")
    parser.add_argument("paper", type=Path)
    parser.add_argument("--root", type=Path, required=True, help="trusted certificates, PEM")
    parser.add_argument("--proof", type=Path, help="the paper's proof in the ledger, JSON")
    return parser.parse_args(arguments)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror}") from error


def _proof(file: Path) -> dict[str, Any]:
    try:
        proof: dict[str, Any] = json.loads(_read(file))
        assert proof["format"] == FORMAT and proof["entries"]
    except (ValueError, TypeError, KeyError, AssertionError) as error:
        raise Unreadable(f"{file}: not a proof of this ledger") from error
    return proof


# --- The signature ----------------------------------------------------------------------------------------------------


def check_signature(pdf: bytes, root: bytes, report: Report) -> None:
    """The last signature covers the whole file, fits it, and leads to a trusted certificate."""
    if not pdf.startswith(b"%PDF-"):
        raise Unreadable("the paper is not a PDF")
    if not _has_pyhanko():
        return report.skip("signature not checked: pyHanko is not installed")
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    try:
        signatures = PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures
        if not signatures:
            return report.check(False, "", "the file bears no digital signature")
        judged = async_validate_pdf_signature(signatures[-1], _trust(root), _trust(root), skip_diff=True)
        found = asyncio.run(judged)
    except Exception as error:
        return report.check(False, "", f"the signature cannot be read ({type(error).__name__})")
    whole = found.intact and found.valid and found.coverage is SignatureCoverageLevel.ENTIRE_FILE
    whole = whole and _is_filled(pdf, signatures[-1])
    name = found.signing_cert.subject.native.get("common_name")
    report.check(whole, f"signed by {name}; not a byte was changed since", "the file was changed after it was signed")
    report.check(bool(found.trusted), "the signer's certificate leads to the root", "the signer is not trusted")
    stamp = found.timestamp_validity
    if stamp:
        report.check(
            bool(stamp.valid and stamp.trusted), f"time-stamped {stamp.timestamp}", "its time-stamp is not trusted"
        )


def _is_filled(pdf: bytes, signature: Any) -> bool:
    """The gap a signature leaves in a PDF must hold itself and zeros: what else stood there would go unseen."""
    from asn1crypto import cms

    content: bytes = signature.pkcs7_content
    written = content.hex().encode()
    is_itself = pdf[signature.byte_range[1] : signature.byte_range[2]] in (b"<%s>" % written, b"<%s>" % written.upper())
    return is_itself and not content[len(cms.ContentInfo.load(content).dump()) :].strip(b"\0")


def _trust(root: bytes) -> Any:
    from asn1crypto import pem, x509
    from pyhanko_certvalidator import ValidationContext

    logging.disable(logging.CRITICAL)
    try:
        roots = [x509.Certificate.load(der) for _kind, _headers, der in pem.unarmor(root, multiple=True)]
    except ValueError as error:
        raise Unreadable("the root certificate is not PEM") from error
    return ValidationContext(trust_roots=roots, allow_fetching=False)


def _has_pyhanko() -> bool:
    try:
        import pyhanko.sign.validation  # noqa: F401
    except ImportError:
        return False
    return True


# --- The proof --------------------------------------------------------------------------------------------------------


def check_proof(digest: str, proof: dict[str, Any], root: bytes, report: Report) -> None:
    """The paper's hash stands in an entry, the entry in a chain, its head in a tree, whose root is signed."""
    try:
        entries, head = proof["entries"], proof["head"]
        statement = proof["statement"].encode()
        told = entries[0]["data"].get("sha256")
        report.check(
            told == digest, f"the ledger holds this file's hash {digest[:16]}…", "the ledger holds another hash"
        )
        report.check(_is_chain(entries, head), "its entries follow from one another", "the chain of entries is broken")
        said = json.loads(statement)
        _check_standing(entries, said["day"], report)
        reached = _climb(_sha(b"\0" + _canonical(head)), proof["path"])
        report.check(
            reached == said["root"], f"the chain is anchored on {said['day']}", "the chain is not under this root"
        )
        _check_statement(statement, base64.b64decode(proof["signature"]), root, report)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        report.check(False, "", f"the proof is damaged ({type(error).__name__})")


def _check_standing(entries: list[dict[str, Any]], day: str, report: Report) -> None:
    """The first entry keeps the paper; a later one may say that another took its place, or that it was annulled."""
    ends = [each["data"] for each in entries if each["event"] == "paper.superseded"]
    last = ends[-1] if ends else {}
    over = (
        f"replaced by the paper {last['by']}"
        if last.get("by")
        else f"annulled ({last.get('why')}), and none took its place"
    )
    report.check(entries[0]["event"] == "paper.kept", "the ledger kept it as a paper", "this is no paper's entry")
    report.check(not ends, f"in force on {day}, as far as the ledger tells", over)


def _is_chain(entries: list[dict[str, Any]], head: list[Any]) -> bool:
    """From the first entry to the head, hash after hash; a hash is over the one before and the entry's own JSON."""
    before, subject = "0" * 64, entries[0]["subject"]
    for seq, entry in enumerate(entries, 1):
        body = {name: entry[name] for name in ("subject", "seq", "at", "event", "actor", "data")}
        computed = _sha(before.encode() + _canonical(body))
        if (entry["hash"], entry["prev_hash"], entry["seq"], entry["subject"]) != (computed, before, seq, subject):
            return False
        before = computed
    return head == [subject, len(entries), before]


def _climb(node: str, path: list[list[str]]) -> str:
    for side, other in path:
        pair = (other, node) if side == "left" else (node, other)
        node = _sha(b"\1" + b"".join(bytes.fromhex(each) for each in pair))
    return node


def _check_statement(statement: bytes, signature: bytes, root: bytes, report: Report) -> None:
    if not _has_pyhanko():
        return report.skip("the anchor's signature not checked: pyHanko is not installed")
    from asn1crypto import cms
    from pyhanko.sign.validation import async_validate_detached_cms

    content = cms.ContentInfo.load(signature)["content"]
    found = asyncio.run(async_validate_detached_cms(statement, content, _trust(root), _trust(root)))
    name = found.signing_cert.subject.native.get("common_name")
    holds = bool(found.intact and found.valid and found.trusted)
    report.check(holds, f"the anchor is signed by {name}", "the anchor's signature does not hold")


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
