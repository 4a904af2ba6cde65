"""The editor in a real browser: without scripts and with them, by keyboard, on a large screen and on a small one."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import Agency, RoleAssignment, User
from accounts.sample.demo import demo_password
from procedures import drafting
from procedures.models import DefinitionEdit, ProcedureVersion
from processes import eventually
from tests.applications.stories import BUILDING, open_city
from tests.scenarios.access import no_barrier

OpenPage = Callable[..., Page]
HOME = "/can-bo/soan-thu-tuc/"
FIELDS = "form/pages/0/sections/0/fields"


@pytest.fixture
def city(transactional_db: None) -> None:
    open_city()


@pytest.fixture
def version(city: None) -> ProcedureVersion:
    """A draft of the building permit, the procedure with branches."""
    return drafting.start_again(User.objects.get(username="quantri"), BUILDING)


def sign_in(page: Page, username: str = "quantri") -> Page:
    page.goto(f"/can-bo/dang-nhap/?next={HOME}")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(demo_password())
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Soạn thủ tục")
    return page


def place(version: ProcedureVersion, where: str, door: str = "phan") -> str:
    return f"{HOME}{version.procedure.code}/{door}/{where}/"


def words(page: Page | Locator, group: str) -> Locator:
    return page.get_by_role("group", name=group).first.get_by_label("Tiếng Việt")


def stored(version: ProcedureVersion, where: str) -> object:
    version.refresh_from_db()
    return drafting.documents.now(json.loads(version.document), where)


def test_a_procedure_is_begun_and_asks_its_first_question_by_keyboard_and_without_scripts(
    city: None, new_page: OpenPage
) -> None:
    page = sign_in(new_page(java_script_enabled=False))
    page.get_by_role("link", name="Soạn thủ tục mới").press("Enter")
    way = page.get_by_role("region", name="Từ đầu")
    way.get_by_label("Mã thủ tục").fill("1.900017")
    way.get_by_label("Tên thủ tục").fill("Thông báo tổ chức lễ hội")
    way.get_by_label("Cấp xã, phường, đặc khu").press("Space")
    way.get_by_role("button").press("Enter")
    page.get_by_role("navigation", name="Mục lục của thủ tục").get_by_role("link", name="Tờ khai").press("Enter")
    page.locator(".part-rows a").first.press("Enter")
    page.locator(".listing .part-rows a").first.press("Enter")
    page.get_by_role("link", name="Thêm trường").press("Enter")
    page.get_by_label("Kiểu trường").select_option(label="Chọn một")
    words(page, "Nhãn").fill("Quy mô lễ hội")
    page.get_by_role("button", name="Cập nhật các ô").press("Enter")
    for number, label in enumerate(("Cấp xã", "Cấp tỉnh"), start=1):
        if number > 1:
            page.get_by_role("button", name="Thêm một dòng").press("Enter")
        page.get_by_role("group", name=f"Dòng {number}", exact=True).get_by_label("Tiếng Việt").fill(label)
    page.get_by_role("button", name="Thêm", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trường Quy mô lễ hội")
    version = ProcedureVersion.objects.get(procedure__code="1.900017")
    made = stored(version, FIELDS)
    assert isinstance(made, list)
    assert made[-1]["id"] == "quy_mo_le_hoi"
    assert [option["value"] for option in made[-1]["options"]] == ["cap_xa", "cap_tinh"]


def test_a_condition_is_put_together_without_scripts(version: ProcedureVersion, new_page: OpenPage) -> None:
    page = sign_in(new_page(java_script_enabled=False))
    page.goto(place(version, f"{FIELDS}/1"))
    when = page.get_by_role("group", name="Chỉ hiện khi")
    when.get_by_role("button", name="Thêm điều kiện").click()
    when.get_by_label("Trường", exact=True).select_option(label="Bạn xây công trình gì?")
    page.get_by_role("button", name="Cập nhật các ô").click()
    when.get_by_label("Giá trị").select_option(label="Nhà ở riêng lẻ")
    when.get_by_role("button", name="Thêm điều kiện").click()
    second = when.get_by_role("group", name="Điều kiện", exact=True).nth(1)
    second.get_by_label("Trường", exact=True).select_option(label="Cách nộp")
    page.get_by_role("button", name="Cập nhật các ô").click()
    second.get_by_label("Giá trị").select_option(label="Trực tuyến")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(when).to_contain_text("Bạn xây công trình gì? “Nhà ở riêng lẻ”, và Cách nộp: trực tuyến")
    kind = {"field": "works_kind", "op": "eq", "value": "detached_house"}
    online = {"field": "@channel", "op": "eq", "value": "ONLINE"}
    assert stored(version, f"{FIELDS}/1/when") == {"all": [kind, online]}


def test_boxes_follow_the_choice_nothing_typed_is_lost_and_the_page_saves_itself(
    version: ProcedureVersion, new_page: OpenPage
) -> None:
    page = sign_in(new_page())
    page.goto(place(version, f"{FIELDS}/1"))
    page.get_by_label("Kiểu trường").select_option(label="Số nguyên")
    words(page, "Nhãn").fill("Tên công trình, gõ trong lúc chờ")
    expect(page.get_by_label("Nhỏ nhất")).to_be_visible()
    expect(words(page, "Nhãn")).to_have_value("Tên công trình, gõ trong lúc chờ")
    eventually(lambda: stored(version, f"{FIELDS}/1/label/vi") == "Tên công trình, gõ trong lúc chờ")
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
    words(page, "Nhãn").fill("Tên công trình")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu.")
    assert stored(version, f"{FIELDS}/1/label/vi") == "Tên công trình"


def test_a_row_is_dragged_where_it_belongs(version: ProcedureVersion, new_page: OpenPage) -> None:
    before = stored(version, "form/pages")
    assert isinstance(before, list)
    page = sign_in(new_page())
    page.goto(place(version, "form"))
    rows = page.locator("#form-pages .part-rows > li")
    rows.nth(0).drag_to(rows.nth(2))
    expect(rows.nth(2)).to_contain_text(before[0]["title"]["vi"])
    after = stored(version, "form/pages")
    assert isinstance(after, list)
    assert [each["id"] for each in after[:3]] == [before[1]["id"], before[2]["id"], before[0]["id"]]


def test_two_at_one_part_are_told(version: ProcedureVersion, new_page: OpenPage) -> None:
    other = User.objects.get(username="congbo")
    RoleAssignment.objects.create(user=other, role="PROCEDURE_EDITOR", agency=Agency.objects.first())
    mine, theirs = sign_in(new_page()), sign_in(new_page(), "congbo")
    for page in (mine, theirs):
        page.goto(place(version, "papers/0"))
    words(theirs, "Tên giấy tờ").fill("Đơn theo mẫu của họ")
    theirs.get_by_role("button", name="Lưu", exact=True).click()
    expect(theirs.get_by_role("status").first).to_contain_text("Đã lưu.")
    words(mine, "Tên giấy tờ").fill("Đơn theo mẫu của tôi")
    mine.get_by_role("button", name="Lưu", exact=True).click()
    expect(mine.get_by_role("alert")).to_contain_text(other.full_name)
    expect(mine.get_by_role("table")).to_contain_text("Đơn theo mẫu của họ")
    no_barrier(mine)
    mine.get_by_role("button", name="Giữ bản của tôi").click()
    expect(mine.get_by_role("status").first).to_contain_text("Đã lưu.")
    assert stored(version, "papers/0/name/vi") == "Đơn theo mẫu của tôi"
    assert DefinitionEdit.objects.filter(place="papers/0").count() == 2


WIDE = """() => [...document.querySelectorAll("body *")].some((each) => {
    const box = each.getBoundingClientRect();
    return box.right > innerWidth + 1 && box.width && !each.closest(".scroll, .visually-hidden, .skip");
})"""


PARTS = [
    "general", "form", "form/rules/0", "papers", "papers/3", "fees/0", "process", "process/blocks/1",
    "process/blocks/3", "deadline", "outcome/papers/0", "examples", "examples/0", f"{FIELDS}/0", "cases/0",
]  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_of_the_editor_shuts_anybody_out(version: ProcedureVersion, new_page: OpenPage, width: int) -> None:
    page = sign_in(new_page(viewport={"width": width, "height": 900}))
    here = f"{HOME}{BUILDING}/"
    whole = ["", "kiem-tra/", "so-sanh/", "lich-su/", "duyet/", "van-ban/", "bo-ban-nhap/"]
    doors = [HOME, f"{HOME}moi/", f"{HOME}thu-vien/", *(f"{here}{name}" for name in whole)]
    doors += [place(version, each) for each in PARTS]
    doors += [place(version, each, "them") for each in ("papers", FIELDS, "process/blocks")]
    doors += [place(version, "papers/0", door) for door in ("xoa", "chuyen", "luu-thu-vien")]
    for url in doors:
        answer = page.goto(url)
        assert answer and answer.status == 200, url
        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true; })")
        no_barrier(page)
        assert not page.evaluate(WIDE), url
