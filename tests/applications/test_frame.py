"""The frame around every official paper."""

import io
import re
import subprocess
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from tests.corpus.papers import frame, print_sample

pytestmark = pytest.mark.pure


def text_of(pdf: bytes) -> str:
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r" +", " ", told.stdout.decode())


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "Hải Phòng, ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "Hải Phòng, ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "Hải Phòng, ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 24), "Hải Phòng, ngày 24 tháng 11 năm 2026"),
    ],
)
def test_the_date_is_written_so_that_no_digit_can_be_added(day: date, written: str) -> None:
    assert replace(frame(), date=day).place_and_date == written


def test_everything_the_decree_asks_for_is_on_the_page() -> None:
    pdf = print_sample()
    text = text_of(pdf)
    for words in (
        "ỦY BAN NHÂN DÂN",
        "TRUNG TÂM PHỤC VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hải Phòng, ngày 05 tháng 02 năm 2026",
        "Số: 0123/TNHS",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "NGƯỜI NỘP HỒ SƠ",
        "Trần Quốc Bảo",
        "https://dichvucong.haiphong.example/tra-cuu · Mã giấy 7F3A-91C2",
    ):
        assert words in text
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
        assert [round(float(side)) for side in opened.pages[0].MediaBox] == [0, 0, 595, 842]


def test_the_code_says_in_words_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(print_sample())) as pdf:
        figures = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == [f"Mã QR kiểm tra giấy: {frame().qr}"]


def test_a_frame_without_its_optional_parts_leaves_no_trace_of_them() -> None:
    bare = replace(frame(), parent_agency="", number="", qr="", mark="", signatures=())
    text = text_of(print_sample(frame=bare))
    assert "Số:" not in text and "Mã giấy" not in text and "NGƯỜI" not in text and "ỦY BAN" not in text


def test_following_pages_are_numbered_and_signatures_stay_together() -> None:
    pages = text_of(print_sample(papers=[f"Giấy tờ số {number}" for number in range(1, 29)])).split("\f")[:-1]
    assert len(pages) == 2
    assert pages[1].split()[0] == "2/2"
    assert "NGƯỜI NỘP HỒ SƠ" in pages[1] and "Trần Quốc Bảo" in pages[1]
    assert all("Kiểm tra giấy này" in page for page in pages)
