"""A council with a posting, told in the browser: minutes, the public page, an objection, its answer, the end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.sample.demo import demo_password
from applications.actions.complete_step import complete_step
from applications.actions.time_out_step import time_out_step
from applications.models import Dossier, Objection
from applications.status import Status
from tests.applications.stories import (
    accepted,
    answers_of,
    filed,
    fresh,
    let_posting_pass,
    open_city,
    open_run,
    work,
)

DISABILITY = "1.001699"
AXE = (Path(__file__).resolve().parents[1] / "assets/axe.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ANSWER = "Đã xác minh: người này thường trú tại phường từ năm 2019."


@pytest.fixture
def citizen(transactional_db: None) -> User:
    return open_city()


def at_desk(page: Page, username: str, dossier: Dossier) -> Page:
    page.goto("/can-bo/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(demo_password())
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button").click()
    page.goto(f"/can-bo/ho-so/{dossier.pk}/")
    return page


def faults(page: Page) -> list[object]:
    """What axe finds, and whether something is wider than the screen."""
    page.wait_for_load_state()
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags, iframes: false})", WCAG)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] + [wide] * wide


def test_a_council_sits_its_finding_is_posted_and_an_objection_answered(
    citizen: User, new_page: Callable[..., Page]
) -> None:
    dossier = work(accepted(filed(citizen, DISABILITY)), until="council")
    council = open_run(dossier, "council")
    desk = at_desk(new_page(), "vanhoa", dossier)
    for row, name in enumerate(["Nguyễn Văn Lâm", "Lê Thị Hạnh", "Phạm Văn Tư", "Đỗ Thị Năm"], start=1):
        desk.locator(f'[name="meeting_people-{row}-name"]').fill(name)
    for row in range(5):
        desk.locator(f'[name="meeting_people-{row}-vote"][value="FOR"]').check()
    desk.get_by_label("Diễn biến").fill("Hội đồng xem xét hồ sơ và gặp người được đánh giá.")
    desk.get_by_label("Kết luận", exact=True).fill("Khuyết tật vận động, mức độ nặng.")
    assert faults(desk) == []
    desk.get_by_role("button", name="Ghi biên bản").click()
    expect(desk.get_by_text("Đã ghi biên bản")).to_be_visible()
    officer = User.objects.get(username="vanhoa")
    revision = fresh(dossier).revision
    complete_step(officer, dossier.pk, council.pk, revision, "DONE", "", answers_of(DISABILITY))

    neighbour = new_page(viewport={"width": 360, "height": 800})
    neighbour.goto("/niem-yet/")
    assert faults(neighbour) == []
    with neighbour.expect_navigation():
        neighbour.get_by_role("link", name=dossier.procedure.title).click()
    assert faults(neighbour) == []
    neighbour.get_by_role("button", name="Gửi ý kiến").click()
    expect(neighbour.get_by_role("alert")).to_contain_text("Hãy ghi họ tên.")
    assert faults(neighbour) == []
    neighbour.get_by_label("Họ và tên").fill("Phạm Thị Lý")
    neighbour.get_by_label("Điện thoại, thư điện tử hoặc địa chỉ").fill("0912 000 111")
    neighbour.get_by_label("Ý kiến của bạn").fill("Người này không sống ở địa bàn phường.")
    neighbour.get_by_role("button", name="Gửi ý kiến").click()
    expect(neighbour.get_by_text("Đã nhận ý kiến của bạn.")).to_be_visible()

    posting = open_run(dossier, "posting")
    let_posting_pass(posting)
    time_out_step(posting.pk)
    assert open_run(dossier, "posting").is_open
    desk.goto(f"/can-bo/ho-so/{dossier.pk}/")
    expect(desk.get_by_text("Người này không sống ở địa bàn phường.").first).to_be_visible()
    desk.get_by_label("Trả lời", exact=True).fill(ANSWER)
    desk.get_by_role("button", name="Trả lời ý kiến").click()
    expect(desk.get_by_text("Đã ghi trả lời.")).to_be_visible()
    assert Objection.objects.get().answer == ANSWER
    assert work(dossier).status == Status.RETURNED
