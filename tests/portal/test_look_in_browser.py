"""The style page in a real browser: no finding of axe, nothing wider than the screen, forty rows on a desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.portal.look_samples import style_page

ROOT = Path(__file__).resolve().parents[2]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = (ROOT / "tests/assets/axe.min.js").read_text()


@pytest.fixture
def sheet(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Opens the style page from a file, its static files from the source folder."""
    file = tmp_path / "styles.html"
    file.write_text(style_page().replace("/static/", f"{(ROOT / 'static').as_uri()}/"))
    with browser.new_context(locale="vi-VN") as context:
        page = context.new_page()
        page.goto(file.as_uri())
        yield page


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_overflows(sheet: Page, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 800})
    sheet.evaluate(AXE)
    found = sheet.evaluate("tags => axe.run({runOnly: tags})", WCAG)
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found["violations"]] == []
    assert sheet.evaluate("document.documentElement.scrollWidth") <= width


def test_forty_rows_fit_on_a_desk_and_each_is_large_enough_to_hit(sheet: Page) -> None:
    heights = sheet.evaluate(
        "[...document.querySelectorAll('.queue tbody tr')].map(r => r.getBoundingClientRect().height)"
    )
    assert heights == [24, 24, 24]


def test_the_arrows_move_between_rows_of_the_queue(sheet: Page) -> None:
    sheet.locator(".queue a").first.focus()
    sheet.keyboard.press("ArrowDown")
    sheet.keyboard.press("ArrowDown")
    assert sheet.evaluate("document.activeElement.hash") == "#r9000"
    sheet.keyboard.press("ArrowUp")
    assert sheet.evaluate("document.activeElement.hash") == "#r0"


def test_its_own_face_is_shown_also_for_vietnamese(sheet: Page) -> None:
    faces = sheet.evaluate(
        "document.fonts.ready.then(f => [...f].filter(x => x.status == 'loaded').map(x => x.family))"
    )
    assert {face.strip('"') for face in faces} >= {"Be Vietnam Pro", "Be Vietnam Digits"}


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_field(sheet: Page) -> None:
    assert sheet.evaluate("document.activeElement.className") == "error-summary"
    sheet.locator(".error-summary a").first.click()
    assert sheet.evaluate("document.activeElement.id") == "id_personal_id"


def test_a_hurried_second_click_sends_nothing(sheet: Page) -> None:
    sheet.evaluate("""() => {
        const form = document.querySelector("form[method=post]");
        window.sent = [];
        form.addEventListener("submit", event => setTimeout(() => window.sent.push(event.defaultPrevented)));
        form.target = "_blank";
    }""")
    twice = "form => { form.requestSubmit(); form.requestSubmit(); }"
    sheet.locator("form[method=post]").first.evaluate(twice)
    sheet.wait_for_function("window.sent.length == 2")
    assert sheet.evaluate("window.sent") == [False, True]
