"""The return desk: against the fee, to who is entitled, signed for, by post; at the office the person chose."""

import base64
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.models import User
from applications.actions.keep_at_counter import keep_at_counter
from applications.actions.receive_at_counter import receive_at_counter
from applications.actions.receive_originals import receive_originals
from applications.models import Charge, Delivery, Dossier
from applications.models.paper import PaperKind
from applications.status import DeliveryState, Status
from tests.applications.desk_pages import Desk, Page
from tests.applications.stories import COPIES, fresh, work
from tests.applications.walk_ins import AN_LAO, HONG_BANG, centre, clerk, served, written

pytestmark = pytest.mark.django_db
START = "returning:start"


def resolved(at: str = HONG_BANG, **kept: object) -> Dossier:
    """Received at Hồng Bàng, everything done but handing over, there or at another centre."""
    draft = served(COPIES)
    keep_at_counter(clerk(), draft.pk, written(fresh(draft), return_agency=centre(at), **kept))
    received = receive_at_counter(clerk(), draft.pk)
    dossier = work(received, until="return")
    assert dossier.status == Status.RESOLVED
    return dossier


def hand_page(desk: Desk, dossier: Dossier, way: str = "") -> Page:
    return desk.get(reverse("returning:hand", args=[dossier.pk]) + (f"?way={way}" if way else ""))


def give(desk: Desk, dossier: Dossier, way: str = "", **changes: str) -> Page:
    """Hands over what stands on the page, of this way, with this typed."""
    form = next(
        form for form in hand_page(desk, dossier, way).forms(f"/tra-ket-qua/{dossier.pk}/") if "hand" in form.names
    )
    return desk.send(form, **{name: [value] for name, value in changes.items()} | {"hand": ["1"]})


def test_the_desk_lists_what_waits_and_finds_by_code_name_number_and_qr(citizen: User) -> None:
    dossier, desk = resolved(), Desk("tiepnhan")
    listed = desk.get(reverse(START))
    assert str(dossier.code) in listed.text
    receipt = dossier.papers_issued.get(kind=PaperKind.RECEIPT)
    address = f"https://dichvucong.example/tra-cuu/?ma={dossier.code}"
    paper = f"https://dichvucong.example/xac-minh/{receipt.code}/"
    for query in (str(dossier.code), dossier.applicant_name, dossier.applicant_number, address, paper):
        found = Page(desk.client.post(reverse(START), {"q": query}, follow=True))
        assert str(dossier.code) in found.text, query
    assert "Không có hồ sơ nào như vậy" in Page(desk.client.post(reverse(START), {"q": "Nguyễn Không Có"})).text


def test_the_applicant_is_recognised_by_the_card_and_given_the_result(citizen: User) -> None:
    dossier, desk = resolved(), Desk("tiepnhan")
    card = f"{dossier.applicant_number}||{dossier.applicant_name.upper()}|01011990|Nữ|Số 1, Hải Phòng|01012022"
    form = next(form for form in hand_page(desk, dossier).forms("/tra-ket-qua/") if "check" in form.names)
    checked = desk.send(form, identity=[card], check=["1"])
    assert "Khớp số định danh của người nộp." in checked.text
    form = next(form for form in checked.forms("/tra-ket-qua/") if "hand" in form.names)
    assert form.values["receiver"] == [dossier.applicant_name]
    desk.send(form, hand=["1"])
    delivery = Delivery.objects.get(dossier=dossier)
    assert delivery.identity == f"Căn cước {dossier.applicant_number}"
    assert fresh(dossier).status == Status.RETURNED
    assert fresh(dossier).papers_issued.filter(kind=PaperKind.DELIVERY_SLIP).exists()


def test_a_stranger_needs_an_authority(citizen: User) -> None:
    dossier, desk = resolved(), Desk("tiepnhan")
    refused = give(desk, dossier, identity="Căn cước 031099000111", receiver="Lê Văn Lạ")
    assert refused.status == 422 and "giấy ủy quyền" in refused.text
    assert not Delivery.objects.exists()
    assert fresh(dossier).status == Status.RESOLVED
    give(desk, dossier, identity="Căn cước 031099000111", receiver="Lê Văn Lạ", on_behalf="Giấy ủy quyền 20/11/2026")
    assert Delivery.objects.get().on_behalf == "Giấy ủy quyền 20/11/2026"


def test_the_fee_comes_first(citizen: User) -> None:
    dossier, desk = resolved(), Desk("tiepnhan")
    Charge.objects.filter(dossier=dossier).update(state=Charge.State.DUE)
    page = hand_page(desk, dossier)
    assert "Thu trước" in page.text and "Giao kết quả" not in page.text
    for form in page.forms("/thu-phi/"):
        desk.send(form)
    assert "Giao kết quả" in hand_page(desk, dossier).text
    assert not dossier.charges.filter(state=Charge.State.DUE).exists()


def test_what_is_drawn_is_kept_as_the_receivers_signature(citizen: User) -> None:
    dossier, desk = resolved(), Desk("tiepnhan")
    drawn = BytesIO()
    Image.new("RGBA", (60, 18)).save(drawn, "PNG")
    data = "data:image/png;base64," + base64.b64encode(drawn.getvalue()).decode()
    for wrong in ("data:image/png;base64,AAAA", "data:text/html;base64,PGI+", "data:image/png;base64," + "A" * 300_000):
        refused = give(desk, dossier, identity="CC", receiver=dossier.applicant_name, signature=wrong)
        assert refused.status == 422 and not Delivery.objects.exists()
    give(desk, dossier, identity="CC", receiver=dossier.applicant_name, signature=data)
    signature = Delivery.objects.get().signature
    assert signature is not None and signature.bytes() == drawn.getvalue()


def test_by_post_it_is_out_until_it_arrived(citizen: User) -> None:
    dossier, desk = resolved(return_way="POST", return_address="Số 2 Quang Trung"), Desk("tiepnhan")
    give(desk, dossier, post_code="EH123456789VN")
    assert fresh(dossier).delivery_state == DeliveryState.SENT
    assert "đang gửi" in desk.queue(muc="tra").text
    start = desk.get(reverse(START))
    assert "EH123456789VN" in start.text
    desk.send(start.form("/bao-nhan/"))
    found = fresh(dossier)
    assert (found.delivery_state, found.status) == (DeliveryState.DELIVERED, Status.RETURNED)
    assert "EH123456789VN" not in desk.get(reverse(START)).text


def test_by_post_only_the_letter_is_asked_about(citizen: User) -> None:
    dossier, desk = resolved(return_way="POST", return_address="Số 2 Quang Trung"), Desk("tiepnhan")
    page = hand_page(desk, dossier)
    form = next(form for form in page.forms(f"/tra-ket-qua/{dossier.pk}/") if "hand" in form.names)
    assert form.values["identity"] == ["Số 2 Quang Trung"] and form.values["receiver"] == [dossier.applicant_name]
    assert not form.names & {"check", "on_behalf", "signature"} and "Đối chiếu" not in page.text
    refused = give(desk, dossier)
    assert refused.status == 422 and "Hãy ghi số hiệu bưu gửi." in refused.text
    assert not Delivery.objects.exists()
    long = "Số 2 ngõ 34 đường Quang Trung, khu dân cư số 5, tổ dân phố Hoàng Văn Thụ 3, phường Hồng Bàng, Hải Phòng"
    sent = give(desk, dossier, identity=long, phone="0912345678", post_code="EH123456789VN")
    assert "Đã ghi nhận gửi bưu chính." in sent.text
    assert Delivery.objects.get().identity == f"{long}, điện thoại 0912345678"


def test_by_post_to_somebody_else_asks_by_which_authority(citizen: User) -> None:
    dossier, desk = resolved(return_way="POST", return_address="Số 2 Quang Trung"), Desk("tiepnhan")
    refused = give(desk, dossier, receiver="Lê Văn Lạ", post_code="EH123456789VN")
    assert refused.status == 422 and not Delivery.objects.exists()
    form = next(form for form in refused.forms(f"/tra-ket-qua/{dossier.pk}/") if "hand" in form.names)
    desk.send(form, on_behalf=["Giấy ủy quyền 20/11/2026"], hand=["1"])
    assert Delivery.objects.get().on_behalf == "Giấy ủy quyền 20/11/2026"


def test_who_was_to_get_a_letter_may_come_and_who_was_to_come_may_get_a_letter(citizen: User) -> None:
    posted, fetched, desk = resolved(return_way="POST", return_address="Số 2"), resolved(), Desk("tiepnhan")
    for dossier, way, asked in ((posted, "COUNTER", "signature"), (fetched, "POST", "post_code")):
        page = hand_page(desk, dossier, way)
        form = next(form for form in page.forms(f"/tra-ket-qua/{dossier.pk}/") if "hand" in form.names)
        assert form.values["way"] == [way] and asked in form.names
    assert "Ai nhận?" in hand_page(desk, fetched, "ELECTRONIC").text


def test_another_centre_returns_what_was_chosen_to_be_fetched_there(citizen: User) -> None:
    dossier = resolved(at=AN_LAO)
    assert hand_page(Desk("tiepnhan"), dossier).status == 404
    give(Desk("tiepnhan.anlao"), dossier, identity="CC", receiver=dossier.applicant_name)
    assert fresh(dossier).status == Status.RETURNED


def test_the_same_form_twice_hands_over_once(citizen: User) -> None:
    dossier, desk = resolved(), Desk("tiepnhan")
    form = next(form for form in hand_page(desk, dossier).forms("/tra-ket-qua/") if "hand" in form.names)
    typed = {"identity": ["CC"], "receiver": [dossier.applicant_name], "hand": ["1"]}
    for _each in range(2):
        assert desk.send(form, **typed).status == 200
    assert Delivery.objects.count() == 1


def test_strangers_return_nothing(citizen: User) -> None:
    dossier = resolved()
    doors = [reverse(START), reverse("returning:hand", args=[dossier.pk])]
    for name in ("congdan", "hotich", "lanhdao", "thanhtra", "kythuat"):
        client = Client()
        client.force_login(clerk(name), backend="django.contrib.auth.backends.ModelBackend")
        assert {client.get(door).status_code for door in doors} == {404}, name
        assert {client.post(door).status_code for door in doors} == {404}, name
    other = Desk("tiepnhan.anlao").client
    assert other.get(doors[1]).status_code == other.post(doors[1]).status_code == 404
    assert {Client().get(door).status_code for door in doors} == {302}
    assert not Delivery.objects.exists() and fresh(dossier).status == Status.RESOLVED


def test_a_letter_that_came_back_is_told_with_one_button_and_waits_again(citizen: User) -> None:
    dossier, desk = resolved(), Desk("tiepnhan")
    who = dossier.applicant_name
    give(desk, dossier, way="POST", identity="12 Lạch Tray", receiver=who, post_code="EB123456789VN")
    form = desk.get(reverse(START)).form("/bao-nhan/")
    page = desk.send(form, back=["1"])
    assert "chờ gửi hoặc đến nhận lần nữa" in page.text
    assert fresh(dossier).delivery_state == DeliveryState.WAITING
    assert "bưu chính hoàn lại" in hand_page(desk, dossier).text


def test_originals_that_lie_here_after_the_end_are_told_and_listed(citizen: User) -> None:
    dossier, desk = resolved(), Desk("tiepnhan")
    receive_originals(clerk(), dossier.pk, fresh(dossier).revision, [{"name": "Bằng tốt nghiệp", "quantity": 1}])
    page = give(desk, dossier, identity="CC", receiver=dossier.applicant_name)
    assert "Còn giữ bản chính của người nộp. Hãy trả lại." in page.text
    assert fresh(dossier).status == Status.RETURNED
    assert "Hồ sơ đã xong mà còn giữ bản chính" in desk.get(reverse(START)).text
