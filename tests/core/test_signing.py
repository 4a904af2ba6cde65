"""Seals on papers and statements: by keys on disk or in a token, with the time, and seen through when touched."""

import io
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import pem, tsp
from cryptography.hazmat.primitives import serialization

from core.errors import Invalid
from core.pdf import render_picture
from core.signing import CITY, Holder, Visible, seal_on, sign_pdf, sign_statement, statement_holds, token, trusted_pem
from core.signing import authority as soft
from tests.corpus.papers import print_sample

WARD = Holder("H24.9008", "Ủy ban nhân dân phường Hồng Bàng")
SOFTHSM = Path("/usr/lib/softhsm/libsofthsm2.so")


@pytest.fixture(autouse=True)
def own_authority(tmp_path, settings) -> Iterator[Path]:  # type: ignore[no-untyped-def]
    settings.SIGNING_DIR = tmp_path / "signing"
    soft._of.cache_clear()
    yield settings.SIGNING_DIR
    soft._of.cache_clear()


def signed(visible: Visible | None = None) -> bytes:
    return sign_pdf(print_sample(), WARD, visible)[0]


def pdfsig(pdf: bytes, folder: Path) -> str:
    (folder / "paper.pdf").write_bytes(pdf)
    return subprocess.run(["pdfsig", "-nocert", folder / "paper.pdf"], capture_output=True, text=True).stdout


def test_a_signed_paper_holds_and_says_by_whom_and_when(tmp_path: Path) -> None:
    pdf, subject = sign_pdf(print_sample(), WARD)
    seal = seal_on(pdf)
    assert seal and seal.holds and seal.is_stamped
    assert seal.subject == subject == WARD.name
    assert seal.at and abs(seal.at - datetime.now(UTC)) < timedelta(minutes=1)
    told = pdfsig(pdf, tmp_path)
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert WARD.name in told


def test_a_signed_paper_is_still_archival_and_one_page() -> None:
    with pikepdf.open(io.BytesIO(signed())) as pdf:
        assert len(pdf.pages) == 1
        with pdf.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")


def test_a_signed_paper_is_a_pdf_of_the_version_that_its_archival_form_is_of() -> None:
    """PDF/A-3 is PDF 1.7 (ISO 19005-3): no later version is named, nor an extension of one."""
    pdf = signed()
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert paper.pdf_version == "1.7"
        assert paper.Root.get("/Version") in {None, "/1.7"}
        extensions = paper.Root.get("/Extensions", {})
        assert {str(each.BaseVersion) for each in extensions.values()} <= {"/1.7"}
    told = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "PDF version:     1.7" in told


def test_who_hears_a_paper_read_comes_upon_its_seal(tmp_path: Path) -> None:
    words = "Chữ ký số. Ký bởi: Ủy ban nhân dân phường Hồng Bàng"
    picture = render_picture("papers/seal.html", {"agency": WARD.name, "name": "Nguyễn Văn Thắng", "at": "12:00"})
    pdf = signed(Visible(picture, 0, 350, 90, 537, 132.5, words))
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        (seal,) = [each for each in paper.pages[0].Annots if each.get("/FT") == "/Sig"]
        assert (str(seal.TU), str(seal.Contents)) == (words, words)
        numbers = list(paper.Root.StructTreeRoot.ParentTree.Nums)
        part = numbers[numbers.index(seal.StructParent) + 1]
        assert (part.S, part.K[0].Type, part.K[0].Obj.objgen) == ("/Form", "/OBJR", seal.objgen)
        assert part.objgen in [each.objgen for each in part.P.K]
        assert numbers[::2] == sorted(numbers[::2])
    seal_of_it = seal_on(pdf)
    assert seal_of_it and seal_of_it.holds
    assert "Signature is Valid" in pdfsig(pdf, tmp_path)


def test_any_flipped_byte_is_found() -> None:
    pdf = signed()
    for place in (20, len(pdf) // 3, len(pdf) // 2, len(pdf) - 300):
        changed = bytearray(pdf)
        changed[place] ^= 1
        try:
            seal = seal_on(bytes(changed))
        except Invalid:
            continue  # no PDF any more: found as well
        assert seal is None or not seal.holds, place


def test_nothing_can_be_hidden_in_the_gap_the_signature_leaves() -> None:
    pdf = signed()
    end = pdf.index(b">", pdf.index(b"/Contents <"))
    for changed in (pdf[: end - 8] + b"deadbeef" + pdf[end:], pdf[: end - 1] + b" " + pdf[end:]):
        seal = seal_on(changed)
        assert seal and not seal.is_whole


def test_what_is_added_after_the_signature_is_found() -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed()))
    writer.root["/Added"] = writer.root["/Type"]
    writer.update_root()
    seal = seal_on(_written(writer))
    assert seal and not seal.is_whole


def _written(writer) -> bytes:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_seal_of_a_stranger_is_whole_and_not_trusted(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pdf = signed()
    settings.SIGNING_DIR = tmp_path / "another"
    soft._of.cache_clear()
    seal = seal_on(pdf)
    assert seal and seal.is_whole and not seal.is_trusted and not seal.is_stamped


def test_looking_into_a_signature_makes_no_key(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pdf = signed()
    settings.SIGNING_DIR = tmp_path / "another"
    soft._of.cache_clear()
    seal = seal_on(pdf)
    assert seal and seal.is_whole and not seal.is_trusted
    assert trusted_pem() == b""
    assert not settings.SIGNING_DIR.exists()


def test_where_a_token_signs_the_soft_authority_is_not_trusted(settings) -> None:  # type: ignore[no-untyped-def]
    """Whoever stole its files, or made them, signs nothing that holds."""
    pdf = signed()
    settings.SIGNING_PKCS11 = settings.SIGNING_PKCS11 | {"library": "/usr/lib/token.so"}
    seal = seal_on(pdf)
    assert seal and seal.is_whole and not seal.is_trusted and not seal.is_stamped
    assert trusted_pem() == b""


def test_nor_where_other_roots_are_named(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    root, settings.SIGNING_DIR = soft._certificate(soft._of(soft.ROOT, soft.Use.ROOT)), tmp_path / "another"
    soft._of.cache_clear()
    pdf = signed()
    (tmp_path / "trust.pem").write_bytes(pem.armor("CERTIFICATE", root.dump()))
    settings.SIGNING_TRUST = str(tmp_path / "trust.pem")
    seal = seal_on(pdf)
    assert seal and seal.is_whole and not seal.is_trusted


def test_a_root_named_in_settings_is_trusted(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pdf, root = signed(), trusted_pem()
    settings.SIGNING_DIR = tmp_path / "another"
    soft._of.cache_clear()
    (tmp_path / "trust.pem").write_bytes(root)
    settings.SIGNING_TRUST = str(tmp_path / "trust.pem")
    seal = seal_on(pdf)
    assert seal and seal.holds


def test_an_unsigned_paper_has_no_seal() -> None:
    assert seal_on(print_sample()) is None


@pytest.mark.parametrize(
    "junk", [b"", b"%PDF-1.7", b"\0" * 5000, b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>", os.urandom(3000)]
)
def test_what_is_no_pdf_is_refused_in_a_sentence(junk: bytes) -> None:
    with pytest.raises(Invalid):
        seal_on(junk)


def test_a_visible_seal_is_drawn_in_its_place(tmp_path: Path) -> None:
    picture = render_picture("papers/seal.html", {"agency": WARD.name, "name": "Nguyễn Văn Thắng", "at": "12:00"})
    pdf = signed(Visible(picture, 0, 350, 90, 537, 132.5))
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True).stdout.decode()
    assert "Ký bởi: Ủy ban nhân dân phường Hồng Bàng" in text
    assert "Người có thẩm quyền: Nguyễn Văn Thắng" in text
    assert "Signature is Valid" in pdfsig(pdf, tmp_path)


def test_keys_are_made_once_and_are_their_owners_alone(own_authority: Path) -> None:
    signed()
    before = {file.name: file.read_bytes() for file in own_authority.iterdir()}
    soft._of.cache_clear()
    signed()
    assert {file.name: file.read_bytes() for file in own_authority.iterdir()} == before
    assert {"root.key", "root.crt", "clock.key", "H24.9008.key"} <= before.keys()
    assert all(file.stat().st_mode & 0o077 == 0 for file in own_authority.glob("*.key"))


def test_two_workers_at_their_first_paper_make_one_root(own_authority: Path) -> None:
    ends: list[bytes] = []

    def work() -> None:
        ends.append(signed())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(ends) == 4
    assert all(seal and seal.holds for seal in map(seal_on, ends))


def test_a_statement_is_signed_so_that_openssl_can_check_it(tmp_path: Path) -> None:
    statement = b'{"root":"00"}'
    signature = sign_statement(statement, CITY)
    assert statement_holds(statement, signature)
    assert not statement_holds(statement + b" ", signature)
    assert not statement_holds(statement, b"\0" + signature)
    for name, content in (("s", statement), ("sig", signature), ("ca", trusted_pem())):
        (tmp_path / name).write_bytes(content)
    command = "openssl cms -verify -binary -inform DER -in sig -content s -CAfile ca -purpose any"
    told = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr


def test_the_time_comes_from_an_authority_by_its_address(settings) -> None:  # type: ignore[no-untyped-def]
    embedded, asked = soft.clock(), []

    class Authority(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(tsp.TimeStampReq.load(body))
            answer = embedded.request_tsa_response(asked[-1]).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Authority)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.TIMESTAMP_URL = f"http://127.0.0.1:{server.server_port}/"
    seal = seal_on(signed())
    server.shutdown()
    assert asked
    assert seal and seal.holds and seal.is_stamped


@pytest.mark.skipif(not SOFTHSM.exists(), reason="needs softhsm2, a security module in software")
def test_a_token_signs_and_no_key_lies_on_disk(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    made = soft._of(WARD, soft.Use.SEAL)
    pin, folder = "123456", tmp_path / "tokens"
    folder.mkdir()
    (tmp_path / "softhsm.conf").write_text(f"directories.tokendir = {folder}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm.conf"))
    util = ["softhsm2-util", "--token", "portal", "--pin", pin]
    subprocess.run(
        ["softhsm2-util", "--init-token", "--free", "--label", "portal", "--so-pin", "0000", "--pin", pin], check=True
    )
    (tmp_path / "key.pem").write_bytes(made.key_bytes(serialization.Encoding.PEM))
    subprocess.run([*util, "--import", tmp_path / "key.pem", "--label", WARD.code, "--id", "01"], check=True)
    settings.SIGNING_PKCS11 = {"library": str(SOFTHSM), "token": "portal", "pin": pin, "key": "{code}"}
    _put_certificate(made.certificate.public_bytes(serialization.Encoding.DER))
    (settings.SIGNING_DIR / f"{WARD.code}.key").unlink()
    shutil.copy(settings.SIGNING_DIR / "root.crt", tmp_path / "trust.pem")
    settings.SIGNING_TRUST = str(tmp_path / "trust.pem")
    pdf, subject = sign_pdf(print_sample(), WARD)
    token._session().close()
    token._session.cache_clear()
    seal = seal_on(pdf)
    assert subject == WARD.name
    assert seal and seal.holds


def _put_certificate(der: bytes) -> None:
    """What a security officer does when the token is set up."""
    from asn1crypto import x509
    from pkcs11 import Attribute, CertificateType, ObjectClass

    certificate = x509.Certificate.load(der)
    token._session.cache_clear()
    token._session().create_object(
        {
            Attribute.CLASS: ObjectClass.CERTIFICATE,
            Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
            Attribute.TOKEN: False,
            Attribute.LABEL: WARD.code,
            Attribute.ID: b"\x01",
            Attribute.SUBJECT: certificate.subject.dump(),
            Attribute.VALUE: der,
        }
    )


def with_fields(each: int, levels: int) -> bytes:
    """A small PDF whose form fields are the same ones over and over, level under level."""
    kids = [b"[" + b"%d 0 R " % (level + 3) * each + b"]" for level in range(levels)]
    body = [b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields" + kids[0] + b">>>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    body += [b"<</T(a)/Kids" + below + b">>" for below in kids[1:]] + [b"<</T(b)/FT/Tx>>"]
    pdf, places = b"%PDF-1.4\n", []
    for number, written in enumerate(body, 1):
        places.append(b"%010d 00000 n \n" % len(pdf))
        pdf += b"%d 0 obj\n" % number + written + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(body) + 1) + b"".join(places)
    return pdf + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(body) + 1, len(pdf))


def test_one_field_is_no_signature() -> None:
    assert seal_on(with_fields(1, 1)) is None


@pytest.mark.parametrize(("each", "levels"), [(3, 30), (5000, 1), (1, 1500)])
def test_fields_that_would_be_walked_for_days_are_no_pdf_to_us(each: int, levels: int) -> None:
    with pytest.raises(Invalid, match="không đọc được"):
        seal_on(with_fields(each, levels))
