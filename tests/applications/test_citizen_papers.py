"""The papers: taken in on arrival, told what is wrong beside each, taken back; what need not be sent is said."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Attachment, Dossier
from tests.applications.citizen_pages import Citizen, a_pdf, address, the_form
from tests.applications.stories import BIRTH, COPIES, answers_of, drafted

pytestmark = pytest.mark.django_db
MEGABYTE = 2**20


@pytest.fixture
def citizen(city: None) -> Citizen:
    return Citizen("congdan")


@pytest.fixture
def copies(citizen: Citizen) -> Dossier:
    return citizen.begin(COPIES)


def names(draft: Dossier) -> list[str]:
    return list(draft.attachments.filter(removed_at=None).values_list("name", flat=True))


def test_files_chosen_are_taken_in_and_the_check_comes_next(citizen: Citizen, copies: Dossier) -> None:
    answer = citizen.attach(copies, "scan", a_pdf("một.pdf"), a_pdf("hai.pdf", pages=2))
    assert answer.response["Location"] == address("check", copies)
    assert names(copies) == ["một.pdf", "hai.pdf"]
    page = citizen.open("papers", copies)
    assert "2 trang" in page.text


def test_uploading_one_paper_stays_beside_it(citizen: Citizen, copies: Dossier) -> None:
    answer = citizen.attach(copies, "scan", a_pdf(), upload="scan")
    assert answer.response["Location"] == f"{address('papers', copies)}#scan"


def test_the_same_file_twice_is_there_once(citizen: Citizen, copies: Dossier) -> None:
    file = a_pdf()
    for _time in range(2):
        file.seek(0)
        citizen.attach(copies, "scan", file)
    assert len(names(copies)) == 1


def test_a_file_is_taken_back(citizen: Citizen, copies: Dossier) -> None:
    citizen.attach(copies, "scan", a_pdf("một.pdf"), a_pdf("hai.pdf", pages=2))
    first = copies.attachments.earliest("pk")
    for _time in range(2):
        answer = citizen.client.post(address("papers", copies), {"remove": str(first.pk)})
        assert answer["Location"] == f"{address('papers', copies)}#scan"
    assert names(copies) == ["hai.pdf"]


def test_a_file_takes_another_s_place_though_there_is_room_for_no_more(citizen: Citizen) -> None:
    birth = citizen.begin(BIRTH)
    citizen.fill(birth, answers_of(BIRTH))
    citizen.attach(birth, "birth_notice", a_pdf("mờ.pdf"), a_pdf("sau.pdf", pages=2))
    page = citizen.open("papers", birth)
    assert "Thay tệp này" in page.text and "file-birth_notice" not in page.html
    old = birth.attachments.get(name="mờ.pdf")
    answer = citizen.attach(birth, f"replace:{old.pk}", a_pdf("rõ.pdf", pages=3), upload="birth_notice")
    assert answer.response["Location"] == f"{address('papers', birth)}#birth_notice"
    assert names(birth) == ["sau.pdf", "rõ.pdf"] and birth.attachments.get(pk=old.pk).removed_at


def test_a_wrong_file_takes_no_other_s_place(citizen: Citizen, copies: Dossier) -> None:
    citizen.attach(copies, "scan", a_pdf("một.pdf"))
    name = f"replace:{copies.attachments.get().pk}"
    answer = citizen.attach(copies, name, SimpleUploadedFile("hai.pdf", b"no pdf"))
    assert answer.status == 422 and names(copies) == ["một.pdf"]
    other = Citizen("doanhnghiep").begin(COPIES)
    for number in (copies.attachments.get().pk, "x", "9" * 40):
        sent = {f"replace:{number}": a_pdf("ba.pdf")}
        assert Citizen("doanhnghiep").client.post(address("papers", other), sent).status_code == 404
    assert names(copies) == ["một.pdf"] and not names(other)


@pytest.mark.parametrize("number", ["9" * 5000, "²", "-1", ""])
def test_a_number_of_no_file_takes_none_back(citizen: Citizen, copies: Dossier, number: str) -> None:
    citizen.attach(copies, "scan", a_pdf("một.pdf"))
    assert citizen.client.post(address("papers", copies), {"remove": number}).status_code == 404
    assert names(copies) == ["một.pdf"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("rong.pdf", b"", "rỗng"),
        ("cat.pdf", a_pdf().read()[:200], "bị hỏng hoặc chưa tải lên hết"),
        ("virus.pdf", b"MZ\x90\x00" + bytes(500), "chương trình chạy được trên Windows"),
        ("don.docx", b"PK\x03\x04" + bytes(500), "Office"),
        ("to.pdf", b"%PDF-1.7" + bytes(50 * MEGABYTE), "lớn hơn 20"),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(500), "chỉ nhận PDF"),
    ],
)
def test_a_wrong_file_is_told_beside_its_paper_and_not_kept(
    citizen: Citizen, copies: Dossier, name: str, content: bytes, sentence: str
) -> None:
    page = citizen.attach(copies, "scan", SimpleUploadedFile(name, content))
    assert page.status == 422
    assert page.html.count(sentence) == 2
    assert 'href="#scan"' in page.html
    assert "Lỗi:" in page.html.partition("</title>")[0]
    assert not Attachment.objects.exists()


def test_of_several_files_the_good_ones_are_kept(citizen: Citizen, copies: Dossier) -> None:
    page = citizen.attach(copies, "scan", a_pdf("tốt.pdf"), SimpleUploadedFile("hỏng.pdf", b"MZ"))
    assert page.status == 422
    assert names(copies) == ["tốt.pdf"]


def test_too_many_files_are_told(citizen: Citizen) -> None:
    birth = citizen.begin(BIRTH)
    citizen.fill(birth, answers_of(BIRTH))
    page = citizen.attach(birth, "birth_notice", *(a_pdf(f"{n}.pdf", pages=n) for n in (1, 2, 3)))
    assert page.status == 422
    assert "nhiều nhất 2 tệp" in page.text
    assert names(birth) == ["1.pdf", "2.pdf"]


def test_uploading_nothing_is_told(citizen: Citizen, copies: Dossier) -> None:
    page = citizen.attach(copies, "scan", upload="scan")
    assert page.status == 422
    assert "Bạn chưa chọn tệp nào." in page.text


def test_a_hostile_name_is_shown_as_text(citizen: Citizen, copies: Dossier) -> None:
    citizen.attach(copies, "scan", a_pdf("<img src=x onerror=alert(1)>.pdf"))
    assert "<img src=x" not in citizen.open("papers", copies).html


def test_what_is_shown_or_looked_up_is_not_asked_for(citizen: Citizen) -> None:
    birth = citizen.begin(BIRTH)
    citizen.fill(birth, answers_of(BIRTH))
    page = citizen.open("papers", birth)
    assert "Mang theo khi đến" in page.text
    assert "Giấy tờ tùy thân của người yêu cầu" in page.text
    assert "Cơ sở dữ liệu quốc gia về dân cư" in page.text
    assert 'name="identity_document"' not in page.html
    assert 'accept=".pdf,.jpg,.png"' in page.html


def test_papers_that_stand_for_each_other_are_said_to(citizen: Citizen) -> None:
    birth = citizen.begin(BIRTH)
    citizen.fill(birth, answers_of(BIRTH) | {"birth_notice_kind": "none"})
    page = citizen.open("papers", birth)
    assert "Chỉ cần một trong các giấy tờ sau" in page.text
    assert {"witness_statement", "birth_commitment"} <= the_form(page).names


@pytest.mark.parametrize("data", [{"remove": "x"}, {"remove": "9" * 40}, {"remove": "²"}, {"remove": ""}])
def test_removing_what_is_not_there_is_not_found(citizen: Citizen, copies: Dossier, data: dict[str, str]) -> None:
    assert citizen.client.post(address("papers", copies), data).status_code == 404


def test_a_paper_nobody_asked_for_is_not_found(citizen: Citizen, copies: Dossier) -> None:
    assert citizen.attach(copies, "nothing", a_pdf()).status == 404
    assert not Attachment.objects.exists()


def test_another_dossiers_file_is_not_taken_back_here(citizen: Citizen, copies: Dossier) -> None:
    other = drafted(citizen.user, COPIES).attachments.get()
    assert citizen.client.post(address("papers", copies), {"remove": str(other.pk)}).status_code == 404
    other.refresh_from_db()
    assert other.removed_at is None
