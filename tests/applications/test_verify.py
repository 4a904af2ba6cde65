"""Anybody checks a paper, by its code or its file, and learns nothing personal."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from applications.actions.recall_supplement import recall_supplement
from applications.actions.refund_charge import refund_charge
from applications.actions.reissue_paper import reissue_paper
from applications.actions.settle_charge import settle_charge
from applications.models import Charge, Dossier, Paper, Try
from core.errors import Conflict
from core.ledger.anchoring import keep_anchor, make_anchor
from core.ledger.guards import unguard
from core.models import Blob, LedgerEntry
from tests.applications.outsiders import trusted
from tests.applications.refusals import refused
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    accepted,
    ask_for_supplement,
    filed,
    fresh,
    holder,
    open_city,
)
from tests.applications.test_papers import paper_of, printed
from tests.corpus.papers import print_sample

DOOR = "/xac-minh/"
PERSONAL = ("Nguyễn Thị Hoa", "031192000101", "0900000101", "Hoa Phượng", "hoa@congdan")


@pytest.fixture
def dossier(db: None) -> Dossier:
    return accepted(filed(open_city(), BIRTH))


@pytest.fixture
def receipt(dossier: Dossier) -> Paper:
    paper = paper_of(dossier, "receipt")
    printed(paper)
    return paper


def words(answer: HttpResponseBase) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())  # type: ignore[attr-defined]
    return " ".join(text.split())


def sent(client: Client, content: bytes, name: str = "giay.pdf") -> HttpResponseBase:
    return client.post(DOOR, {"file": SimpleUploadedFile(name, content, "application/pdf")})


def test_the_code_on_a_paper_leads_to_what_is_known_of_it(client: Client, receipt: Paper) -> None:
    answer = client.get(f"{DOOR}{receipt.code}/")
    said = words(answer)
    for each in (
        "Giấy thật, đang có hiệu lực",
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "01/TNHS",
        "Trung tâm Phục vụ hành chính công phường Hồng Bàng",
        f"{timezone.localdate():%d/%m/%Y}",
        "Còn nguyên; được tin cậy",
        "có dấu thời gian",
        "Khớp",
    ):
        assert each in said, each
    assert not [each for each in PERSONAL if each in answer.content.decode()]


def test_it_also_answers_in_english(client: Client, receipt: Paper) -> None:
    client.cookies["django_language"] = "en"
    answer = client.get(f"{DOOR}{receipt.code}/")
    assert answer["Content-Language"] == "en"
    assert "Receipt" in words(answer) or "(Giấy tiếp nhận hồ sơ và hẹn trả kết quả)" in words(answer)


def test_a_code_is_found_however_it_is_typed(client: Client, receipt: Paper) -> None:
    assert receipt.code
    bare = receipt.code.replace("-", "").lower()
    assert client.get(DOOR, {"ma": f" {bare} "}).headers["Location"] == f"{DOOR}{receipt.code}/"
    assert client.get(f"{DOOR}{bare}/").status_code == 200
    assert client.get(DOOR, {"ma": "!!!"}).status_code == 200


def test_a_paper_still_being_printed_is_known(client: Client, dossier: Dossier) -> None:
    answer = client.get(f"{DOOR}{paper_of(dossier, 'receipt').code}/")
    assert answer.status_code == 202
    assert "đang được in và ký số" in words(answer)


def test_a_superseded_paper_says_so(client: Client, dossier: Dossier, receipt: Paper) -> None:
    clerk = User.objects.get(username="tiepnhan")
    why = "Ghi sai tên của bà Nguyễn Thị Hoa."
    printed(reissue_paper(clerk, dossier.pk, receipt.pk, why))
    said = words(client.get(f"{DOOR}{receipt.code}/"))
    assert "Giấy thật nhưng đã được thay thế" in said
    assert "bằng giấy số 01/TNHS-CL1" in said
    assert why not in said  # what an officer wrote may name people


def annulled(client: Client, paper: Paper, why: str) -> None:
    """By its code and by its file; and so is it in the ledger."""
    assert paper.blob
    for answer in (client.get(f"{DOOR}{paper.code}/"), sent(client, paper.blob.bytes())):
        said = words(answer)
        assert "Giấy thật nhưng không còn hiệu lực" in said
        assert f": {why}" in said
        assert "thay thế lúc" not in said
    told = LedgerEntry.objects.filter(subject=paper.subject).latest("seq")
    assert (told.event, told.data["by"]) == ("paper.superseded", None)


def test_the_receipt_of_a_fee_that_was_given_back_is_in_force_no_longer(client: Client, dossier: Dossier) -> None:
    assert dossier.receiving_agency
    finance = trusted("thungan", Role.FINANCE, dossier.receiving_agency)
    charge = dossier.charges.get(state=Charge.State.DUE)
    settle_charge(finance, dossier.pk, charge.pk)
    receipt = paper_of(dossier, f"fee_receipt:{charge.pk}")
    printed(receipt)
    assert "Giấy thật, đang có hiệu lực" in words(client.get(f"{DOOR}{receipt.code}/"))
    Charge.objects.filter(pk=charge.pk).update(state=Charge.State.TO_REFUND)
    refund_charge(finance, dossier.pk, charge.pk)
    annulled(client, receipt, "Khoản đã thu được hoàn trả.")
    receipt.refresh_from_db()
    with refused(Conflict, "không còn hiệu lực"):
        reissue_paper(User.objects.get(username="tiepnhan"), dossier.pk, receipt.pk, "Ghi sai tên người nộp tiền.")
    client.force_login(User.objects.get(username="congdan"))
    page = words(client.get(reverse("citizen:dossier", args=[dossier.pk])))
    assert "hết hiệu lực lúc" in page and "Khoản đã thu được hoàn trả." in page


def test_a_request_that_was_recalled_is_in_force_no_longer(client: Client, db: None) -> None:
    dossier = accepted(filed(open_city(), BUILDING))
    ask_for_supplement(dossier)
    run, asked = dossier.step_runs.get(waiting_since__isnull=False), dossier.supplements.get()
    paper = paper_of(dossier, f"supplement:{asked.pk}")
    printed(paper)
    recall_supplement(holder(run), dossier.pk, run.pk, fresh(dossier).revision, "Yêu cầu gửi nhầm hồ sơ.")
    annulled(client, paper, "Cơ quan đã thu hồi yêu cầu này.")


def test_an_unknown_code_is_told_and_few_are_borne(client: Client, receipt: Paper) -> None:
    for _ in range(10):
        answer = client.get(f"{DOOR}AAAA-BBBB-CCCC/")
        assert answer.status_code == 404
        assert "Không có giấy nào mang mã này" in words(answer)
    assert client.get(f"{DOOR}AAAA-BBBB-CCCC/").status_code == 429
    assert client.get(f"{DOOR}{receipt.code}/").status_code == 429
    Try.objects.update(at=timezone.now() - timedelta(minutes=11))
    assert client.get(f"{DOOR}{receipt.code}/").status_code == 200


@pytest.mark.parametrize("code", ["x" * 40, "../../etc", "AAAA%00BBBB", "ẤẤẤẤ-BBBB-CCCC"])
def test_a_code_that_cannot_be_one_is_no_page(client: Client, db: None, code: str) -> None:
    assert client.get(f"{DOOR}{code}/").status_code == 404


# --- The file ---------------------------------------------------------------------------------------------------------


def test_the_file_itself_says_which_paper_it_is(client: Client, receipt: Paper) -> None:
    assert receipt.blob
    kept = Blob.objects.count()
    answer = sent(client, receipt.blob.bytes())
    assert answer.status_code == 200
    assert "Giấy thật, đang có hiệu lực" in words(answer)
    assert str(receipt.code) in words(answer)
    assert Blob.objects.count() == kept


def test_one_flipped_byte_is_found(client: Client, receipt: Paper) -> None:
    assert receipt.blob
    changed = bytearray(receipt.blob.bytes())
    changed[len(changed) // 3] ^= 1
    said = words(sent(client, bytes(changed)))
    assert "Tệp đã bị sửa sau khi ký" in said
    assert "Không có hoặc không khớp" in said


def test_a_file_of_somebody_else_is_told_apart(client: Client, receipt: Paper) -> None:
    assert "Không phải giấy do cổng này phát hành" in words(sent(client, print_sample()))


def test_a_signed_file_that_was_never_issued_is_told_apart(client: Client, receipt: Paper) -> None:
    from core.signing import CITY, sign_pdf

    said = words(sent(client, sign_pdf(print_sample(), CITY)[0]))
    assert "Có chữ ký số, nhưng không phải giấy do cổng này phát hành" in said


@pytest.mark.parametrize("junk", [b"%PDF-1.7 junk", b"MZ\0\0" * 100, b"<html></html>", "Không phải PDF".encode()])
def test_what_is_no_pdf_is_answered_in_a_sentence(client: Client, db: None, junk: bytes) -> None:
    answer = sent(client, junk)
    assert answer.status_code == 422
    assert "Tệp này không phải PDF hoặc đã hỏng" in words(answer)


def test_no_file_an_empty_one_and_a_huge_one_are_answered(client: Client, db: None) -> None:
    assert client.post(DOOR).status_code == 422
    assert sent(client, b"").status_code == 422
    answer = sent(client, b"%PDF-1.7" + b"\0" * (10 * 1024 * 1024 + 20_000))
    assert answer.status_code == 413
    assert "Tệp lớn hơn 10 MB" in words(answer)


def test_few_files_are_borne_in_ten_minutes(client: Client, db: None) -> None:
    for _ in range(30):
        assert sent(client, b"junk").status_code == 422
    assert sent(client, b"junk").status_code == 429


# --- What has been tampered with --------------------------------------------------------------------------------------


def test_bytes_changed_where_they_are_kept_are_found(client: Client, receipt: Paper) -> None:
    assert receipt.blob
    content = bytearray(receipt.blob.bytes())
    content[300] ^= 1
    receipt.blob.path.write_bytes(bytes(content))
    assert "Không xác minh được giấy này" in words(client.get(f"{DOOR}{receipt.code}/"))
    receipt.blob.path.unlink()
    assert "Không xác minh được giấy này" in words(client.get(f"{DOOR}{receipt.code}/"))


def test_another_papers_bytes_in_its_place_are_found(client: Client, dossier: Dossier, receipt: Paper) -> None:
    other = paper_of(dossier, "acknowledgement")
    printed(other)
    blob = other.blob
    Paper.objects.filter(pk=other.pk).update(blob=None)
    Paper.objects.filter(pk=receipt.pk).update(blob=blob)
    assert "Không xác minh được giấy này" in words(client.get(f"{DOOR}{receipt.code}/"))


def test_a_ledger_written_anew_is_found(client: Client, receipt: Paper) -> None:
    unguard(connection)
    LedgerEntry.objects.filter(subject=receipt.subject).update(data={"code": receipt.code, "sha256": "0" * 64})
    assert "Không xác minh được giấy này" in words(client.get(f"{DOOR}{receipt.code}/"))


# --- The proof --------------------------------------------------------------------------------------------------------


def test_a_proof_is_there_after_the_night_and_holds_nothing_personal(
    client: Client, receipt: Paper, settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    door = reverse("verify:proof", args=[receipt.code])
    assert client.get(door).status_code == 404
    made = make_anchor(date(2026, 11, 25), 1, timezone.now() + timedelta(minutes=6))
    assert made
    with transaction.atomic():
        keep_anchor(*made)
    answer = client.get(door)
    assert answer.status_code == 200
    proof = json.loads(answer.content)
    assert [entry["event"] for entry in proof["entries"]] == ["paper.kept"]
    assert proof["entries"][0]["data"] == {"code": receipt.code, "sha256": ANY}
    assert not [each for each in (*PERSONAL, "user:") if each in answer.content.decode()]
    assert client.get(reverse("verify:proof", args=["AAAA-BBBB-CCCC"])).status_code == 404


def test_the_root_can_be_fetched(client: Client, receipt: Paper) -> None:
    answer = client.get(reverse("verify:root"))
    assert answer.content.startswith(b"-----BEGIN CERTIFICATE-----")
    assert b"PRIVATE" not in answer.content
