"""Before the form: may I, what does my case need, the form on paper, what changed, what belongs together."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from procedures import seeds
from procedures.catalogue.blank_form import Blank, blank_form, blanks, print_blank_form
from procedures.catalogue.deciding import deciding_fields
from procedures.definition.base import Text
from procedures.definition.form import Kind
from procedures.definition.general import Answered, Eligibility
from procedures.models import Procedure
from procedures.publishing import publish
from procedures.stamp import touch
from tests.procedures.catalogue import definition, imported, published
from tests.procedures.test_catalogue_pages import seen, text_of

pytestmark = pytest.mark.django_db
BIRTH, COPIES, BUNDLE, MARRIAGE = "1.001193", "2.000815", "2.000986", "1.000894"
URL = f"/thu-tuc/{BIRTH}/"
HERE = Eligibility(question=Text(vi="Sinh tại Việt Nam?"), otherwise=Text(vi="Đến cơ quan đại diện."))
ALREADY = Eligibility(question=Text(vi="Đã khai sinh chưa?"), needed=False, otherwise=Text(vi="Xin bản sao."))


def birth(**general: object) -> Procedure:
    """The registration of a birth with something else said of it."""
    plain = definition(BIRTH)
    return publish(plain.model_copy(update={"general": plain.general.model_copy(update=general)})).procedure


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def asking() -> Procedure:
    return birth(eligibility=[HERE, ALREADY])


@pytest.mark.usefixtures("asking")
def test_the_questions_stand_before_the_form_and_need_no_account(client: Client) -> None:
    assert f'href="{URL}dieu-kien/"' in client.get(URL).content.decode()
    page = seen(client, f"{URL}dieu-kien/")
    assert "Sinh tại Việt Nam?" in page and "Đã khai sinh chưa?" in page
    assert "Bạn làm được" not in page and "Đến cơ quan đại diện" not in page


@pytest.mark.usefixtures("asking")
def test_who_may_is_led_to_the_form(client: Client) -> None:
    html = client.get(f"{URL}dieu-kien/?cau-1=co&cau-2=khong").content.decode()
    assert "Bạn làm được thủ tục này" in html
    assert f'href="/nop-ho-so/{BIRTH}/"' in html


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("cau-1=khong&cau-2=khong", {"Đến cơ quan đại diện."}),
        ("cau-1=co&cau-2=co", {"Xin bản sao."}),
        ("cau-1=khong&cau-2=co", {"Đến cơ quan đại diện.", "Xin bản sao."}),
    ],
)
def test_who_may_not_is_told_what_to_do_instead(client: Client, answers: str, told: set[str]) -> None:
    html = client.get(f"{URL}dieu-kien/?{answers}").content.decode()
    assert {each for each in ("Đến cơ quan đại diện.", "Xin bản sao.") if each in html} == told
    assert "/nop-ho-so/" not in html


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize("answers", ["cau-1=co", "cau-1=co&cau-2=", "cau-1=co&cau-2=maybe", "cau-1=%00&cau-2=co"])
def test_an_unanswered_question_is_asked_again(client: Client, answers: str) -> None:
    response = client.get(f"{URL}dieu-kien/?{answers}")
    assert response.status_code == 422
    assert "Bạn làm được" not in response.content.decode()


def test_without_questions_there_is_no_such_page(client: Client) -> None:
    published(COPIES)
    assert "dieu-kien" not in client.get(f"/thu-tuc/{COPIES}/").content.decode()
    seen(client, f"/thu-tuc/{COPIES}/dieu-kien/", status=404)


@pytest.mark.parametrize("page", ["dieu-kien", "truong-hop", "lich-su", "to-khai.pdf"])
@pytest.mark.parametrize("code", ["9.999999", "x", "%00"])
def test_behind_an_unknown_code_there_is_nothing(client: Client, code: str, page: str) -> None:
    address = f"/thu-tuc/{code}/{page}" if page.endswith(".pdf") else f"/thu-tuc/{code}/{page}/"
    seen(client, address, status=404)


def test_the_questions_of_a_case_are_those_that_decide_something() -> None:
    asked = {field.id for field in deciding_fields(definition(BIRTH))}
    assert {"birth_circumstance", "birth_notice_kind", "parents_married", "wants_copies"} <= asked
    assert not asked & {"requester_name", "child_name", "mother_name"}


def test_a_case_is_told_its_papers_time_and_fee_by_the_way_of_filing(client: Client) -> None:
    published(BIRTH)
    here = f"{URL}truong-hop/?birth_circumstance=abandoned&cach-nop="
    online, counter = (seen(client, f"{here}{way}") for way in ("ONLINE", "COUNTER"))
    assert "1 ngày làm việc" in online and "Biên bản về việc trẻ bị bỏ rơi" in online
    assert "Tờ khai đăng ký khai sinh" in counter.split("Bạn nộp cách nào?")[0]
    assert "Tờ khai đăng ký khai sinh" not in online.split("Bạn nộp cách nào?")[0]
    assert "Giấy chứng sinh (" not in online.split("Bạn nộp cách nào?")[0]


def test_a_fee_is_reckoned_from_the_answers(client: Client) -> None:
    published(BIRTH)
    page = seen(client, f"{URL}truong-hop/?cach-nop=COUNTER&wants_copies=true&copies_wanted=3")
    assert "24.000 đồng" in page.split("Bạn nộp cách nào?")[0]


def test_what_hangs_on_a_residence_is_asked_though_nobody_tells_theirs(client: Client) -> None:
    published(MARRIAGE)
    here = f"/thu-tuc/{MARRIAGE}/truong-hop/?cach-nop=ONLINE"
    assert "groom_status_source" in client.get(here).content.decode()
    looked_up, brought = (seen(client, f"{here}&groom_status_source={way}") for way in ("lookup", "certificate"))
    assert "5 ngày làm việc" in looked_up.split("Bạn nộp cách nào?")[0]
    assert "Giấy xác nhận tình trạng hôn nhân của bên nam" in brought.split("Bạn nộp cách nào?")[0]


@pytest.mark.parametrize("query", ["cach-nop=PIGEON", "cach-nop=", "wants_copies=perhaps&cach-nop=ONLINE"])
def test_what_no_question_offers_is_asked_again(client: Client, query: str) -> None:
    published(BIRTH)
    response = client.get(f"{URL}truong-hop/?{query}")
    assert response.status_code == 422
    assert "Theo câu trả lời của bạn" not in response.content.decode()


def test_the_form_on_paper_asks_what_the_screen_asks(client: Client) -> None:
    published(BIRTH)
    assert f'href="{URL}to-khai.pdf"' in client.get(URL).content.decode()
    response = client.get(f"{URL}to-khai.pdf")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/pdf")
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)
    said = " ".join(text.split())
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Thông tin về trẻ", "Số định danh cá nhân", "NGƯỜI KHAI"):
        assert words in said
    assert "□" * 12 in said


@pytest.mark.parametrize("file", seeds.documents(), ids=lambda file: file.stem)
def test_every_procedure_has_its_form_on_paper(file: object) -> None:
    found = seeds.read(file)  # type: ignore[arg-type]
    assert print_blank_form(found)[:5] == b"%PDF-"
    asked = [field for field in found.form.fields() if field.kind not in {Kind.COMPUTED, Kind.FILE, Kind.SIGNATURE}]
    assert len(blanks(found.form.fields())) == len(asked)
    assert blank_form(found)["pages"]


def test_a_question_on_paper_takes_no_colon() -> None:
    assert {Blank("Bạn là ai?", "lines").lead, Blank("Dân tộc", "lines").lead} == {"Bạn là ai?", "Dân tộc:"}


def test_hostile_words_are_set_as_words() -> None:
    plain = definition(COPIES)
    page = plain.form.pages[0].model_copy(update={"title": Text(vi="<script>alert(1)</script>{{ 7|add:7 }}")})
    hostile = plain.model_copy(update={"form": plain.form.model_copy(update={"pages": [page]})})
    text = PdfReader(BytesIO(print_blank_form(hostile))).pages[0].extract_text()
    assert "<script>alert(1)</script>{{ 7|add:7 }}" in text


def test_the_history_says_what_changed_in_words(client: Client) -> None:
    published(BIRTH)
    birth(faq=[Answered(question=Text(vi="Mất giấy chứng sinh?"), answer=Text(vi="Viết cam đoan."))])
    page = seen(client, f"{URL}lich-su/")
    assert page.index("Phiên bản 2") < page.index("Mất giấy chứng sinh?") < page.index("Phiên bản 1")


def test_a_draft_has_no_place_in_the_public_history(client: Client) -> None:
    procedure = published(BIRTH)
    procedure.versions.create(number=2, document="{}", sha256="0", change_note="Bí mật")
    touch()
    page = seen(client, f"{URL}lich-su/")
    assert "Phiên bản 1" in page and "Phiên bản 2" not in page and "Bí mật" not in page


def test_related_procedures_and_bundles_are_linked_from_both_sides(client: Client) -> None:
    published(COPIES)
    birth(related=[COPIES])
    plain = definition(BUNDLE)
    joined = plain.general.model_copy(update={"joins": [BIRTH, "1.999999"], "related": []})
    publish(plain.model_copy(update={"general": joined}))
    links = {code: set(linked(client, code)) for code in (BIRTH, COPIES, BUNDLE)}
    assert links == {BIRTH: {COPIES, BUNDLE}, COPIES: {BIRTH}, BUNDLE: {BIRTH}}


def linked(client: Client, code: str) -> list[str]:
    body = client.get(f"/api/v1/procedures/{code}/").json()
    return [each["code"] for name in ("related", "joins", "joined_in") for each in body[name]]


def test_questions_people_ask_stand_on_the_page(client: Client) -> None:
    birth(faq=[Answered(question=Text(vi="Mất giấy chứng sinh?"), answer=Text(vi="Viết cam đoan."))])
    page = seen(client, URL)
    assert "Mất giấy chứng sinh?" in page and "Viết cam đoan." in page


def test_what_is_retired_says_since_when_and_what_replaces_it(client: Client) -> None:
    imported()
    new = published(COPIES)
    old = birth()
    old.is_active, old.retired_at, old.replaced_by = False, timezone.now(), new
    old.save()
    touch()
    html = client.get(URL).content.decode()
    assert "Thủ tục này đã bãi bỏ" in text_of(html)
    assert f'href="/thu-tuc/{COPIES}/"' in html
    assert "/nop-ho-so/" not in html and "dieu-kien" not in html and "to-khai.pdf" not in html
    assert URL not in client.get("/thu-tuc/").content.decode()
    assert [client.get(f"{URL}{page}").status_code for page in ("truong-hop/", "to-khai.pdf", "lich-su/")] == [
        404,
        404,
        200,
    ]
