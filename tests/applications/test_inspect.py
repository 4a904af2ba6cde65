"""What may be handed in, and the sentence for everything that may not."""

import io
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.attachments.inspect import Inspected, clean_name, inspect
from core.errors import Invalid
from procedures.definition.papers import PaperRequirement
from tests.corpus import images, pdfs

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[2]
PAPER = PaperRequirement(id="giay", name={"vi": "Giấy chứng sinh", "en": "Birth notice"}, max_megabytes=1)


def look(data: bytes, name: str = "giấy chứng sinh.pdf", paper: PaperRequirement = PAPER) -> Inspected:
    return inspect(io.BytesIO(data), name, paper)


def refusal(data: bytes, name: str = "giấy chứng sinh.pdf", paper: PaperRequirement = PAPER) -> str:
    with pytest.raises(Invalid) as refused:
        look(data, name, paper)
    return str(refused.value.message)


def named(cases: Iterable[tuple[str, bytes]]) -> list[object]:
    return [pytest.param(data, id=name) for name, data in cases]


def test_a_pdf_is_counted() -> None:
    assert look(pdfs.good(pages=3)) == Inspected("giấy chứng sinh.pdf", "pdf", pages=3)
    assert look(pdfs.good()).content_type == "application/pdf"


@pytest.mark.parametrize(("data", "kind"), [(images.jpeg(640, 480), "jpg"), (images.png(640, 480), "png")])
def test_an_image_is_measured(data: bytes, kind: str) -> None:
    assert look(data, f"ảnh.{kind}") == Inspected(f"ảnh.{kind}", kind)


@pytest.mark.parametrize("data", named(images.phone_photographs()))
def test_photographs_of_telephones_are_taken(data: bytes) -> None:
    assert look(data, "IMG_0001.JPG").kind == "jpg"


def test_the_content_counts_and_the_name_follows_it() -> None:
    assert look(images.jpeg(), "chụp.pdf").name == "chụp.pdf.jpg"
    assert look(images.jpeg(), "chụp.JPEG").name == "chụp.JPEG"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"MZ\x90\x00" + bytes(500), "chương trình chạy được trên Windows"),
        (b"\x7fELF" + bytes(500), "chương trình chạy được"),
        (b"#!/bin/sh\nrm -rf /\n", "chương trình"),
        (pdfs.archive(), "tệp nén hoặc tài liệu Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Office đời cũ"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(500), "HEIC của iPhone"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "SVG"),
        (b"<html><script>alert(1)</script>", "trang web"),
        (b"\n%PDF-1.7\n" + pdfs.good(), "không nhận ra được"),
        (b"Ch\xc3\xa0o", "không nhận ra được"),
        *(
            (images.other(kind), words)
            for kind, words in [("GIF", "GIF"), ("BMP", "BMP"), ("TIFF", "TIFF"), ("WEBP", "WebP")]
        ),
    ],
)
def test_another_kind_is_named_with_the_way_to_mend_it(data: bytes, words: str) -> None:
    sentence = refusal(data)
    assert "giấy chứng sinh.pdf" in sentence
    assert words in sentence
    assert "Hãy" in sentence or "iPhone, vào" in sentence


def test_a_file_over_the_limit_is_refused_without_reading_it_all() -> None:
    file = io.BytesIO(pdfs.good() + bytes(50 * 2**20))
    with pytest.raises(Invalid, match=r"lớn hơn 1,0.MB.*giảm độ phân giải"):
        inspect(file, "to.pdf", PAPER)
    assert file.tell() == 2**20 + 1


def test_a_paper_may_take_some_kinds_only() -> None:
    only_pdf = PAPER.model_copy(update={"types": ["pdf"]})
    assert "là PNG; giấy tờ này chỉ nhận PDF" in refusal(images.png(), "ảnh.png", only_pdf)


@pytest.mark.parametrize("data", named([*pdfs.broken(), *images.broken()]))
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert "bị hỏng hoặc chưa tải lên hết" in refusal(data)


@pytest.mark.parametrize("data", [pdfs.encrypted(), pdfs.encrypted(user="")], ids=["to open", "to change"])
def test_a_locked_pdf_is_refused(data: bytes) -> None:
    assert "bị khóa bằng mật khẩu" in refusal(data)


@pytest.mark.parametrize("data", named(pdfs.active()))
def test_a_pdf_that_does_something_by_itself_is_refused(data: bytes) -> None:
    sentence = refusal(data)
    assert "chứa" in sentence
    assert "in ra PDF mới" in sentence


@pytest.mark.parametrize("data", [pdfs.good(501), pdfs.good(10_000)], ids=["501", "10 000"])
def test_too_many_pages_are_refused(data: bytes) -> None:
    assert "500 trang" in refusal(data)


@pytest.mark.parametrize(
    "data",
    named(
        [
            ("a page for browsers behind a PDF", pdfs.good() + b"<script>alert(1)</script>" * 100),
            ("noise behind a JPEG", images.jpeg() + b"\x13\x37" * 1000),
            ("a program behind a PNG", images.png() + b"MZ" + bytes(2000)),
        ]
    ),
)
def test_what_goes_on_behind_its_end_is_refused(data: bytes) -> None:
    assert "dữ liệu lạ nối vào cuối" in refusal(data)


@pytest.mark.parametrize("whole", [pdfs.good(), images.jpeg(), images.png()], ids=["pdf", "jpg", "png"])
def test_a_file_that_is_an_archive_too_is_refused(whole: bytes) -> None:
    assert "giấu một tệp nén" in refusal(whole + pdfs.archive())
    assert "giấu một tệp nén" in refusal(whole + pdfs.archive(comment=b"startxref\n0\n%%EOF"))


def test_an_image_of_too_many_points_is_refused_before_it_is_drawn() -> None:
    assert "hơn 50 triệu điểm ảnh" in refusal(images.png_of(50_000, 50_000, b"\x00"))


@given(st.integers(min_value=1), st.binary(max_size=8))
def test_no_cut_and_no_scribble_escapes_the_two_answers(offset: int, scribble: bytes) -> None:
    whole = pdfs.good()
    cut = offset % len(whole)
    for data in (whole[:cut], whole[:cut] + scribble + whole[cut + len(scribble) :]):
        try:
            assert look(data).pages is not None
        except Invalid as refused:
            assert str(refused.message).startswith("Tệp")


def test_bombs_cost_little() -> None:
    """In a process of their own, that says what looking into them took."""
    command = [sys.executable, "-m", "tests.corpus.bombs"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    figures = [tuple(map(float, line.split(": ")[1].split())) for line in told.splitlines()]
    assert len(figures) == 7
    assert max(seconds for seconds, _ in figures) < 6  # a third of it here; a slow machine fails nothing
    assert max(megabytes for _, megabytes in figures) < 300


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\an\\giấy khai sinh.pdf", "giấy khai sinh.pdf"),
        ("a\nb\r\tc.pdf", "a b c.pdf"),
        ("hóa đơn\u202efdp.exe", "hóa đơn fdp.exe"),
        ("\ufeff.\u200b.htaccess", "htaccess"),
        ("giâ\u0301y.pdf", "giấy.pdf"),
        ("\x00.pdf", "pdf"),
        ("   ", "tệp"),
        ("", "tệp"),
        ("😀.png", "😀.png"),
    ],
)
def test_a_name_is_cleaned(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_a_long_name_keeps_its_extension() -> None:
    assert clean_name("ư" * 300 + ".pdf") == "ư" * 146 + ".pdf"


@given(st.text())
def test_no_name_escapes_cleaning(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= 150
    assert "/" not in clean and "\\" not in clean and clean.isprintable()
    assert clean_name(clean) == clean
