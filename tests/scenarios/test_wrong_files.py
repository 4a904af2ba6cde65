"""Files that cannot be taken: said beside the paper, and nothing that was there is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts.models import User
from applications.models import Dossier
from tests.applications.stories import BIRTH, drafted
from tests.corpus import pdfs
from tests.scenarios.papers import photograph, written
from tests.scenarios.people import Citizen

PAPER, GOOD = "Giấy chứng sinh", "IMG_0912.jpg"
PROGRAM = b"MZ\x90\x00" + bytes(60) + b"PE\x00\x00" + bytes(2000)
BAD = {
    "rong.pdf": (b"", "Tệp “rong.pdf” rỗng, không có nội dung."),
    "hoa-don.pdf": (PROGRAM, "Tệp “hoa-don.pdf” là chương trình"),
    "cut.pdf": (pdfs.good()[:400], "Tệp “cut.pdf” bị hỏng hoặc chưa tải lên hết."),
    "rat-lon.pdf": (pdfs.good() + bytes(50 * 2**20), "Tệp “rat-lon.pdf” lớn hơn"),
}


@pytest.fixture
def draft(city: User) -> Dossier:
    """A birth registration with all its answers, and no paper yet."""
    draft = drafted(city, BIRTH)
    draft.attachments.all().delete()
    return draft


@pytest.mark.parametrize("scripts", [True, False])
def test_each_is_told_beside_its_paper(
    draft: Dossier, citizen: Callable[..., Citizen], tmp_path: Path, scripts: bool
) -> None:
    mother = citizen("congdan", scripts)
    mother.page.goto(f"/ho-so/{draft.pk}/giay-to/")
    mother.hands_in(PAPER, photograph(tmp_path, "GIẤY CHỨNG SINH"))
    for name, (data, sentence) in BAD.items():
        mother.sends_up(PAPER, written(tmp_path, name, data))
        expect(mother.paper(PAPER)).to_contain_text(sentence)
        expect(mother.paper(PAPER)).to_contain_text(GOOD)
        mother.meets("Giấy tờ")
    assert [file.name for file in draft.attachments.all()] == [GOOD]
    mother.press("Tiếp tục")
    mother.meets("Kiểm tra trước khi nộp")
    mother.reads("Trần Gia Bảo", GOOD)
