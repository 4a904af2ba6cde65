"""The office makes "notice of a festival" (P17) from nothing in the browser: the story that the manual tells."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from procedures.exchange import export
from procedures.models import ProcedureVersion
from tests.scenarios import festival
from tests.scenarios.boxes import fill
from tests.scenarios.editor import Editor
from tests.scenarios.festival import ACTIVITIES, FESTIVAL, PLAN, STEP
from tests.scenarios.papers import scan
from tests.scenarios.people import Citizen, Officer

CODE, OLD = "1.900017", "1.003622"
NAME = "Thông báo tổ chức lễ hội ở xã, phường, đặc khu"


def test_a_festival_is_made_published_filed_changed_and_takes_the_place_of_the_old(
    editor: Callable[..., Editor], citizen: Callable[..., Citizen], officer: Callable[[str], Officer], tmp_path: Path
) -> None:
    author = editor("quantri")
    author.begins(CODE, NAME, "Cấp xã, phường, đặc khu")
    festival.says_what_it_is(author)
    festival.asks_what_must_be_told(author)
    festival.asks_for_a_paper_of_large_festivals(author)
    festival.lets_silence_be_consent(author)
    festival.words_the_result_with_a_slip(author)
    festival.mends_what_the_check_finds(author)
    festival.gives_examples(author)
    festival.looks_as_a_citizen_and_rehearses(author)
    sends_and_may_not_publish(author, tmp_path)

    publisher = editor("congbo")
    reads_and_publishes(publisher)
    mother = citizen("congdan")
    is_filed_at_once(mother, officer("tiepnhan"), tmp_path)
    changes_the_time(author)
    publishes_at_a_day(publisher)
    retires_the_old(publisher, mother)


def sends_and_may_not_publish(author: Editor, folder: Path) -> None:
    with author.page.expect_download() as download:
        author.follow("Tải về")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    version = ProcedureVersion.objects.get(procedure__code=CODE)
    assert file.read_bytes() == export(version)
    author.goes_on_to("Duyệt và công bố")
    fill(author.page, "Nội dung thay đổi", "Thủ tục mới, theo Nghị định 110/2018/NĐ-CP.")
    author.press("Gửi duyệt")
    author.reads("Đã gửi duyệt.")
    expect(author.page.get_by_role("button", name="Công bố", exact=True)).to_have_count(0)
    token = author.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    asking = {"csrfmiddlewaretoken": token, "at_0": "", "at_1": ""}
    asked = author.page.context.request.post(f"/can-bo/soan-thu-tuc/{CODE}/cong-bo/", form=asking)
    version.refresh_from_db()
    assert (asked.status, version.state) == (404, ProcedureVersion.State.IN_REVIEW)


def reads_and_publishes(publisher: Editor) -> None:
    publisher.finds(CODE)
    publisher.goes_on_to("Duyệt và công bố")
    publisher.reads("Thủ tục mới, theo Nghị định 110/2018/NĐ-CP.", "toàn bộ nội dung là mới")
    publisher.press("Công bố")
    publisher.reads("Đã công bố. Thủ tục có hiệu lực từ bây giờ.")


def is_filed_at_once(mother: Citizen, counter: Officer, folder: Path) -> None:
    mother.finds("hoi dinh", NAME)
    mother.begins()
    many = {**FESTIVAL, "Số người dự kiến": "600"}
    mother.answers({"Người nộp hồ sơ": {}, "Lễ hội": many, "Chương trình": ACTIVITIES})
    mother.meets("Giấy tờ")
    mother.hands_in(PLAN, scan(folder, "phuong-an.pdf"))
    mother.press("Tiếp tục")
    request = mother.swears_and_files()
    counter.ends(request, "Tiếp nhận hồ sơ")
    counter.reads("Lễ hội đình Thôn Đông")


def changes_the_time(author: Editor) -> None:
    """Four days instead of five; the example that knows the day of the answer says so."""
    author.finds(CODE)
    author.press("Soạn bản mới từ bản này")
    author.turns_to("Trường hợp", "Trường hợp thông thường")
    author.writes({"Thời hạn giải quyết": {"Bao nhiêu": "4"}})
    author.turns_to("Quy trình", STEP)
    author.writes({"Thời gian làm": "19,5"})
    author.goes_on_to("Kiểm tra")
    author.page.locator(".finding-list").get_by_role("link", name="Vừa đủ 500 người", exact=True).click()
    author.reads("Ra khác mong đợi")
    author.tries({})
    author.goes_on_to("Duyệt và công bố")
    author.press("Gửi duyệt")
    author.reads("Đã gửi duyệt.")


def publishes_at_a_day(publisher: Editor) -> None:
    publisher.finds(CODE)
    publisher.goes_on_to("Duyệt và công bố")
    publisher.reads("5 ngày làm việc", "4 ngày làm việc", "27,5", "19,5", "Hồ sơ đang giải quyết")
    on = timezone.localtime() + timedelta(days=7)
    day = publisher.page.get_by_role("group", name="Có hiệu lực từ")
    day.get_by_label("Ngày").fill(f"{on:%d/%m/%Y}")
    publisher.press("Công bố")
    publisher.reads("Đã hẹn ngày hiệu lực.", "Chờ hiệu lực", f"00:00 ngày {on:%d/%m/%Y}")


def retires_the_old(publisher: Editor, reader: Citizen) -> None:
    publisher.finds(OLD)
    publisher.follow("Bãi bỏ thủ tục")
    publisher.meets("Bãi bỏ thủ tục này?")
    fill(publisher.page, "Mã thủ tục thay thế", CODE)
    fill(publisher.page, "Lý do bãi bỏ", "Thay bằng thủ tục mới.")
    publisher.press("Bãi bỏ")
    publisher.reads("Đã bãi bỏ thủ tục.")
    reader.page.goto(f"/thu-tuc/{OLD}/")
    reader.reads("bãi bỏ")
    reader.follow(NAME)
    reader.meets(NAME)
    reader.reads("5 ngày làm việc")
