"""The counter's pages without scripts: found or entered, chosen, filled in, scanned, received, post by post."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.html import Element
from django.urls import reverse
from PIL import Image

from accounts.models import Organisation, Person, User
from accounts.people import Entered, known_person
from applications.actions.receive_at_counter import receive_at_counter
from applications.actions.start_at_counter import start_at_counter
from applications.models import Attachment, Dossier
from applications.status import Status
from core.text import fold
from tests.applications.citizen_pages import a_pdf, typed
from tests.applications.desk_pages import Desk, Form, Page, all_of
from tests.applications.stories import BIRTH, COPIES, answers_of, fresh, open_city
from tests.applications.walk_ins import AN_LAO, CITY_CENTRE, HOA, centre, served

pytestmark = pytest.mark.django_db
START = "counter:start"
CARD = "031171000456|030900111|TRẦN THỊ HÒA|07051971|Nữ|Số 2, Quang Trung, Phường Hồng Bàng, Hải Phòng|10052021"


@pytest.fixture
def desk() -> Desk:
    open_city()
    return Desk("tiepnhan")


def look_for(desk: Desk, query: str) -> Page:
    form = next(form for form in desk.get(reverse(START)).forms("/can-bo/quay/") if "q" in form.names)
    return desk.send(form, q=[query])


def person_form(page: Page) -> Form:
    return next(form for form in page.forms("/can-bo/quay/") if "full_name" in form.names)


def the_page(desk: Desk, draft: Dossier) -> tuple[Page, Form]:
    page = desk.get(reverse("counter:serve", args=[draft.pk]))
    return page, next(form for form in page.forms(f"/quay/{draft.pk}/") if "receive" in form.names)


def send(desk: Desk, draft: Dossier, **changes: Any) -> Page:
    form = the_page(desk, draft)[1]
    return Page(desk.client.post(form.action, form.values | changes, follow=True))


def test_a_card_that_was_never_read_fills_in_the_form(desk: Desk) -> None:
    page = look_for(desk, CARD)
    form = person_form(page)
    assert form.values["full_name"] == ["Trần Thị Hòa"] and form.values["birth_date"] == ["07/05/1971"]
    assert form.values["residence_text"] == ["Số 2, Quang Trung"]
    known = desk.send(form, phone=["0912 345 678"])
    assert "Làm thủ tục gì?" in known.text
    person = Person.objects.get(personal_id="031171000456")
    assert person.phone == "0912345678" and str(person.residence_unit) == "phường Hồng Bàng"
    assert "Làm thủ tục gì?" in look_for(desk, CARD).text
    assert Person.objects.filter(personal_id="031171000456").count() == 1


def test_what_is_no_card_is_told_and_nobody_is_entered(desk: Desk) -> None:
    before = Person.objects.count()
    page = look_for(desk, "031171000456|x|y")
    assert page.status == 422 and "không phải mã QR" in page.text
    assert desk.send(person_form(page), full_name=["12345"], personal_id=["03"], phone=["12"]).status == 422
    assert Person.objects.count() == before


def test_people_are_found_by_number_phone_and_name_without_accents(desk: Desk) -> None:
    known_person(HOA)
    for query in ("031171000456", "0912 345 678", "tran thi hoa", "Hòa Trần"):
        assert "Trần Thị Hòa" in look_for(desk, query).text, query
    assert "Chưa có ai như vậy" in look_for(desk, "Trần Văn Không").text


def test_where_too_little_is_typed_nobody_is_said_to_be_unknown(desk: Desk) -> None:
    known_person(HOA)
    page = look_for(desk, "hòa")
    assert "tên cần ít nhất 4 chữ cái" in page.text and "Chưa có ai như vậy" not in page.text
    assert person_form(page).values["full_name"] == [""]


def test_what_is_searched_of_a_person_stands_in_no_address(desk: Desk) -> None:
    answer = desk.client.post(reverse(START), {"q": "031171000456"})
    assert answer.status_code == 200
    assert "q=" not in desk.client.get(reverse(START)).wsgi_request.get_full_path()


def test_an_account_is_not_changed_at_the_counter(desk: Desk) -> None:
    citizen = Person.objects.get(user__username="congdan")
    desk.send(person_form(desk.get(reverse(START))), full_name=["Tên Khác"], personal_id=[citizen.personal_id])
    assert Person.objects.get(pk=citizen.pk).full_name == citizen.full_name


def choose(desk: Desk, code: str, **changes: Any) -> Page:
    url = reverse("counter:person", args=[known_person(HOA).pk])
    form = next(form for form in desk.get(url).forms("") if "behalf" in form.names)
    return Page(desk.client.post(url, form.values | changes | {"code": [code]}, follow=True))


def test_procedures_are_found_and_what_is_received_here_stands_first(desk: Desk) -> None:
    served(BIRTH)
    url = reverse("counter:person", args=[known_person(HOA).pk])
    assert "Hay tiếp nhận ở đây: Đăng ký khai sinh" in desk.get(url).text
    found = Page(desk.client.post(url, {"q": "ket hon", "behalf": "PERSON", "principal_name": "Lê An"}))
    assert "Đăng ký kết hôn" in found.text and "Đăng ký khai sinh 1.001193" not in found.text
    form = next(form for form in found.forms("") if "behalf" in form.names)
    assert form.values["principal_name"] == ["Lê An"]


def test_a_draft_is_filled_in_with_what_is_known(desk: Desk) -> None:
    page = choose(desk, BIRTH)
    draft = Dossier.objects.get()
    assert page.response.redirect_chain[-1][0] == reverse("counter:serve", args=[draft.pk])  # type: ignore[attr-defined]
    assert (draft.status, draft.channel, draft.owner) == (Status.DRAFT, "COUNTER", None)
    assert draft.applicant_name == "Trần Thị Hòa"
    assert "Trần Thị Hòa" in draft.answers.values()
    colleague = Desk("canbo.h24.9008.01") if _receives("canbo.h24.9008.01") else desk
    assert "Trần Thị Hòa" in colleague.get(reverse(START)).text


def _receives(username: str) -> bool:
    return User.objects.get(username=username).role_assignments.filter(role="RECEPTION").exists()


def test_on_behalf_of_an_organisation_known_or_new(desk: Desk) -> None:
    known = Organisation.objects.exclude(tax_code="").earliest("pk")
    choose(desk, "2.000620", behalf=["ORGANISATION"], tax_code=[known.tax_code])
    refused = choose(desk, "2.000620", behalf=["ORGANISATION"], tax_code=["0100233488"])
    assert refused.status == 422
    assert [draft.organisation for draft in Dossier.objects.all()] == [known]
    choose(desk, "2.000620", behalf=["ORGANISATION"], tax_code=["0100233488"], organisation_name=["Hợp tác xã Mới"])
    assert Dossier.objects.filter(organisation__name="Hợp tác xã Mới").exists()
    assert choose(desk, "2.000620", behalf=["ORGANISATION"], tax_code=["123"]).status == 422


def folded(page: Page) -> list[str]:
    """What stands folded to a line: the words of each."""
    return [words_of_fold(each) for each in page.all("details") if dict(each.attributes).get("class") == "known"]


def words_of_fold(fold: Element) -> str:
    (line,) = all_of(fold, "summary")
    return " ".join("".join(str(child) for child in line.children if isinstance(child, str)).split())


def test_what_the_card_says_is_folded_to_a_line_and_goes_along(desk: Desk) -> None:
    page = choose(desk, COPIES)
    assert folded(page) == ["Trần Thị Hòa · 031171000456 · 0912345678"]
    draft = Dossier.objects.get()
    form = the_page(desk, draft)[1]
    assert form.values["requester_name"] == ["Trần Thị Hòa"] and "requester_email" in form.names
    changed = send(desk, draft, requester_name=["Trần Thị Hoà Bình"], keep=["1"])
    assert folded(changed) == ["Trần Thị Hoà Bình · 031171000456 · 0912345678"]
    wrong = send(desk, draft, requester_phone=["12"], keep=["1"])
    assert wrong.status == 422
    assert folded(wrong) == ["Trần Thị Hoà Bình · 031171000456"]


def test_what_is_not_known_is_asked_and_not_folded_away_while_it_is_typed(desk: Desk) -> None:
    person = known_person(Entered("Lê Thị Không Máy", "031171000999"))
    draft = start_at_counter(desk.user, centre(), COPIES, person)
    page = the_page(desk, draft)[0]
    assert folded(page) == ["Lê Thị Không Máy · 031171000999"]
    typed_in = send(desk, draft, requester_phone=["0912345678"], refresh=["1"])
    assert fresh(draft).answers["requester_phone"] == "0912345678"
    assert folded(typed_in) == ["Lê Thị Không Máy · 031171000999"]


def test_no_fee_is_said_to_be_none_before_it_can_be_reckoned(desk: Desk) -> None:
    draft = start_at_counter(desk.user, centre(), COPIES, known_person(HOA))
    assert "Phí: tính được khi khai đủ." in the_page(desk, draft)[0].text
    whole = the_page(desk, served(COPIES))[0]
    assert "Đã thu đủ" in whole.text and "Phí: tính được" not in whole.text
    free = start_at_counter(desk.user, centre(), "2.000908", known_person(HOA))
    assert "Không phải nộp khoản nào." in the_page(desk, free)[0].text


def test_the_sum_ticked_stays_ticked_only_while_it_is_the_sum(desk: Desk) -> None:
    draft = served(COPIES)
    form = the_page(desk, draft)[1]
    total = next(box for box in the_page(desk, draft)[0].all("input") if dict(box.attributes).get("id") == "cash")
    value = str(dict(total.attributes)["value"])
    ticked = Page(desk.client.post(form.action, form.values | {"cash": [value], "refresh": ["1"]}))
    other = Page(desk.client.post(form.action, form.values | {"cash": ["1"], "refresh": ["1"]}))
    is_ticked = ["checked" in dict(box.attributes) for page in (ticked, other) for box in page.all("input")
                 if dict(box.attributes).get("id") == "cash"]  # fmt: skip
    assert is_ticked == [True, False]


def test_a_list_cut_short_says_so(desk: Desk) -> None:
    page = desk.get(reverse("counter:person", args=[known_person(HOA).pk]))
    listed = [button for button in page.all("button") if dict(button.attributes).get("name") == "code"]
    assert len(listed) == 12 and "thủ tục khác: gõ thêm chữ để tìm" in page.text


def test_the_places_to_fetch_at_stand_as_communes_do(desk: Desk) -> None:
    names = [name for _code, name in the_offices(the_page(desk, served(BIRTH))[0])]
    assert names == sorted(names, key=fold) and len(names) > 100


def the_offices(page: Page) -> list[tuple[str, str]]:
    """The centres of the list of communes, in its order."""
    (offices,) = [each for each in page.all("select") if dict(each.attributes).get("name") == "return_office"]
    shown = [
        (str(dict(each.attributes)["value"]), "".join(map(str, each.children))) for each in all_of(offices, "option")
    ]
    return [(code, name.strip()) for code, name in shown if code and code != CITY_CENTRE]


def test_what_holds_is_kept_and_what_does_not_is_told_and_stays_typed(desk: Desk) -> None:
    draft = served(BIRTH)
    phone = next(field.id for field in draft.definition.form.fields() if field.prefill == "phone")
    page = send(desk, draft, **{phone: ["12"], "keep": ["1"]})
    assert page.status == 422 and 'value="12"' in page.html
    assert fresh(draft).answers[phone] != "12"
    send(
        desk, draft, **{phone: ["0987654321"], "return_way": ["POST"], "return_address": ["Số 9 Lê Lợi"], "keep": ["1"]}
    )
    kept = fresh(draft)
    assert (kept.answers[phone], kept.return_way, kept.return_address) == ("0987654321", "POST", "Số 9 Lê Lợi")


def test_asking_again_complains_of_nothing(desk: Desk) -> None:
    draft = served(BIRTH)
    phone = next(field.id for field in draft.definition.form.fields() if field.prefill == "phone")
    assert send(desk, draft, **{phone: ["12"], "refresh": ["1"]}).status == 200


def test_it_is_received_by_one_button_once(desk: Desk) -> None:
    draft = served(BIRTH)
    form = the_page(desk, draft)[1]
    for _each in range(2):
        page = Page(desk.client.post(form.action, form.values | {"receive": ["1"]}, follow=True))
        assert "Đã tiếp nhận hồ sơ" in page.text and "In giấy tiếp nhận" in page.text
    assert Dossier.objects.get().status == Status.PROCESSING
    assert desk.get(reverse("desk:print_receipt", args=[draft.pk])).status == 200
    assert str(fresh(draft).code) in desk.get(reverse(START)).text


def test_what_is_sent_by_post_is_paid_before(desk: Desk) -> None:
    dossier = receive_at_counter(desk.user, served(COPIES).pk)
    url = reverse("counter:received", args=[dossier.pk])
    assert "chưa thu: thu khi trả kết quả" in desk.get(url).text
    Dossier.objects.filter(pk=dossier.pk).update(return_way="POST", return_address="Số 9 Lê Lợi")
    assert "chưa thu: phải thu trước khi gửi kết quả" in desk.get(url).text


def test_a_whole_form_is_typed_from_nothing(desk: Desk) -> None:
    choose(desk, "2.000908")
    draft = Dossier.objects.get()
    assert draft.territory == centre().territory
    nowhere = send(desk, draft, territory=[""], receive=["1"])
    assert nowhere.status == 422 and fresh(draft).status == Status.DRAFT
    for _each in range(4):
        page, form = the_page(desk, draft)
        boxes = typed(answers_of("2.000908"), form.names) | {"territory": [centre(AN_LAO).territory.code]}
        page = Page(desk.client.post(form.action, form.values | boxes | {"receive": ["1"]}, follow=True))
        if fresh(draft).accepted_at:
            break
    assert "Đã tiếp nhận hồ sơ" in page.text, page.text[:1500]


def photo(name: str, colour: str, size: tuple[int, int] = (60, 80)) -> SimpleUploadedFile:
    kept = BytesIO()
    Image.new("RGB", size, colour).save(kept, "JPEG")
    return SimpleUploadedFile(name, kept.getvalue(), "image/jpeg")


def a_paper(draft: Dossier) -> str:
    paper = draft.files[0].paper
    draft.attachments.all().delete()
    return paper


def test_photographs_sent_together_become_one_pdf_in_their_order(desk: Desk) -> None:
    draft = served(BIRTH)
    paper = a_paper(draft)
    send(desk, draft, **{paper: [photo("a.jpg", "red"), photo("b.jpg", "blue", (80, 60))], "upload": [paper]})
    (file,) = Attachment.objects.filter(dossier=draft)
    assert (file.name, file.content_type, file.pages) == ("a.pdf", "application/pdf", 2)
    with pikepdf.open(BytesIO(file.blob.bytes())) as pdf:
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
    assert [box[2] < box[3] for box in boxes] == [True, False]
    assert desk.client.get(reverse("citizen:file", args=[draft.pk, file.pk])).status_code == 200
    assert Desk("tiepnhan.anlao").client.get(reverse("citizen:file", args=[draft.pk, file.pk])).status_code == 404


def test_a_scan_and_a_photograph_stay_two_files(desk: Desk) -> None:
    draft = served(BIRTH)
    paper = a_paper(draft)
    send(desk, draft, **{paper: [a_pdf("quet.pdf"), photo("anh.jpg", "red")], "upload": [paper]})
    assert {file.name for file in Attachment.objects.filter(dossier=draft)} == {"quet.pdf", "anh.jpg"}


def test_one_bad_page_is_told_and_none_is_kept(desk: Desk) -> None:
    draft = served(BIRTH)
    paper = a_paper(draft)
    bad = SimpleUploadedFile("virus.jpg", b"MZ....", "image/jpeg")
    page = send(desk, draft, **{paper: [photo("a.jpg", "red"), bad], "upload": [paper]})
    assert page.status == 422 and "virus.jpg" in page.text
    assert not Attachment.objects.filter(dossier=draft).exists()


def test_a_file_is_taken_back(desk: Desk) -> None:
    draft = served(BIRTH)
    send(desk, draft, remove=[str(draft.files[0].pk)])
    assert Attachment.objects.get(pk=draft.files[0].pk).removed_at is not None


def test_what_lacks_is_asked_on_the_page_with_its_reason(desk: Desk) -> None:
    draft = served(BIRTH)
    paper = draft.files[0].paper
    form = the_page(desk, draft)[0].form("/bo-sung/")
    refused = desk.send(form, reason=[""])
    assert refused.status == 422 and fresh(draft).status == Status.DRAFT
    words = {f"what:paper:{paper}": ["Thiếu trang hai."]}
    asked = desk.send(form, items=[f"paper:{paper}"], reason=["Hồ sơ chưa đủ giấy tờ."], **words)
    assert asked.status == 200, asked.text[:500]
    assert fresh(draft).status == Status.AWAITING_SUPPLEMENT


def test_sentences_are_ready_for_what_is_not_received(desk: Desk) -> None:
    text = the_page(desk, served(BIRTH))[0].text
    assert "Thủ tục không thuộc thẩm quyền giải quyết của cơ quan này. Đề nghị nộp hồ sơ tại …" in text
    assert "Hồ sơ còn thiếu giấy tờ theo quy định của thủ tục." in text


def test_a_draft_is_thrown_away(desk: Desk) -> None:
    draft = served(BIRTH)
    desk.send(the_page(desk, draft)[0].form("/bo/"))
    assert not Dossier.objects.filter(pk=draft.pk).exists()


def test_a_page_of_a_walk_in_asks_the_database_little(desk: Desk, django_assert_max_num_queries: Any) -> None:
    draft = served(BIRTH)
    url = reverse("counter:serve", args=[draft.pk])
    desk.client.get(url)
    with django_assert_max_num_queries(25):
        desk.client.get(url)
