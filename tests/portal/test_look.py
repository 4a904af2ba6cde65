"""The look keeps its promises: nothing inline, nothing missing, light, legible, licensed."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.portal.look_samples import EveryField, plain_static_names, sample, style_page

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
# Papers are printed by WeasyPrint, never sent to a browser.
PAGES = sorted(
    p for p in (ROOT / "templates").rglob("*.html") if "papers" not in p.relative_to(ROOT / "templates").parts[:1]
)
VENDORED = [
    ("static/fonts/be-vietnam-pro-*.woff2", "static/fonts/be-vietnam-pro.OFL.txt", "SIL Open Font License"),
    ("static/fonts/be-vietnam-digits-*.woff2", "static/fonts/be-vietnam-pro.OFL.txt", "SIL Open Font License"),
    ("tests/assets/axe.min.js", "tests/assets/axe.LICENSE.txt", "Mozilla Public License"),
]
REFUSALS = ["403_csrf", "404", "409", "422", "429", "500"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_says_nothing_inline(path: Path) -> None:
    found = re.findall(r"""\sstyle=|\son[a-z]+=["']|<style|javascript:|<script(?![^>]*\ssrc=)""", path.read_text())
    assert found == []


def test_every_static_file_a_template_names_exists() -> None:
    named = {name for path in PAGES for name in re.findall(r"""{% static ["']([^"']+)["'] %}""", path.read_text())}
    assert named >= {"css/base.css", "img/logo.svg"}
    assert {name for name in named if not finders.find(name)} == set()


def test_every_file_a_style_sheet_names_exists() -> None:
    named = [
        (sheet, url) for sheet in STATIC.glob("css/*.css") for url in re.findall(r'url\("([^"]+)"\)', sheet.read_text())
    ]
    files = [sheet.parent / url for sheet, url in named if not url.startswith("data:")]
    assert len(files) >= 6
    assert [file for file in files if not file.exists()] == []


def test_every_piece_is_used_somewhere() -> None:
    included = {name for path in PAGES for name in re.findall(r'include "(parts/[a-z_]+\.html)"', path.read_text())}
    assert included == {f"parts/{path.name}" for path in (ROOT / "templates/parts").glob("*.html")}


def _pieces(name: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """A template, and those of ours it extends and includes."""
    source = (ROOT / "templates" / name).read_text()
    within = set(re.findall(r"""{% (?:extends|include) ["']([^"']+)["']""", source)) - seen
    within = {each for each in within if (ROOT / "templates" / each).exists()}
    return {name}.union(*(_pieces(each, seen | within | {name}) for each in within))


def _weight(page: str) -> int:
    """Bytes of style sheets, scripts and pictures a browser fetches for it, compressed."""
    sources = [(ROOT / "templates" / name).read_text() for name in _pieces(page)]
    kinds = r"""{% static ["']((?:css|js|img)/[^"']+)["'] %}"""
    named = {name for source in sources for name in re.findall(kinds, source)}
    return sum(len(brotli.compress((STATIC / name).read_bytes())) for name in named)


def test_the_first_view_of_every_page_fits_in_100_kB() -> None:
    weights = {str(path.relative_to(ROOT)): _weight(str(path.relative_to(ROOT / "templates"))) for path in PAGES}
    assert min(weights["templates/desk/queue.html"], weights["templates/portal/home.html"]) > 5_000
    fonts = sum(path.stat().st_size for path in STATIC.glob("fonts/*.woff2"))
    page = len(gzip.compress(style_page().encode()))
    assert {name: weight for name, weight in weights.items() if weight + fonts + page >= 100_000} == {}


@pytest.mark.parametrize(("files", "licence", "words"), VENDORED)
def test_what_others_made_lies_beside_its_licence(files: str, licence: str, words: str) -> None:
    assert list(ROOT.glob(files))
    assert words in (ROOT / licence).read_text()


class Names(HTMLParser):
    """Collects what a page's ids are, and what refers to them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.referred: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"]] if named.get("id") else []
        self.referred += (named.get("aria-describedby") or "").split()
        self.referred += [named["for"]] if tag == "label" else []
        if (named.get("href") or "").startswith("#id_"):
            self.referred.append(named["href"][1:])


def test_every_link_leads_somewhere() -> None:
    assert not re.search(r"""(href|action)=["']["']""", style_page())


def test_labels_hints_and_errors_point_at_fields_that_are_there() -> None:
    page = Names(style_page())
    assert len(page.ids) == len(set(page.ids))
    assert {"id_name_helptext", "id_personal_id_error", "id_birth_0", "id_sex_0"} <= set(page.referred)
    assert set(page.referred) <= set(page.ids)


def test_a_hint_an_editor_wrote_is_not_markup() -> None:
    form = EveryField()
    form.fields["name"].help_text = "<img src=x>"
    assert "&lt;img src=x&gt;" in style_page(form=form)


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", (STATIC / "css/base.css").read_text())) | {"white": "#ffffff"}
TONES = re.findall(
    r"^\.(\w+) { --tone: (?:var\(--)?([#\w-]+?)\)?; --tint: (?:var\(--)?([#\w-]+?)\)?; --shape",
    (STATIC / "css/parts.css").read_text(),
    re.MULTILINE,
)


@pytest.mark.parametrize("text", ["ink", "sea", "sea-deep", "phuong", "amber", "leaf", "grey"])
@pytest.mark.parametrize("ground", ["white", "sand", "mist"])
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(TOKENS[text], TOKENS[ground]) >= 4.5


def test_there_is_a_tone_for_each_kind_of_state() -> None:
    assert {name for name, _, _ in TONES} == {tone for tone, _ in sample()["tones"]}


@pytest.mark.parametrize(("name", "tone", "tint"), TONES)
def test_a_tone_stands_out_from_its_tint(name: str, tone: str, tint: str) -> None:
    assert contrast(TOKENS.get(tone, tone), TOKENS.get(tint, tint)) >= 4.5


class Unreachable:
    """Stands for a person whose row cannot be read: whoever looks fails."""

    def __getattr__(self, name: str) -> None:
        raise ConnectionError(name)


@plain_static_names
def test_the_page_of_a_fault_asks_nothing_of_what_failed() -> None:
    broken = Unreachable()
    page = render_to_string(
        "errors/500.html", {"code": "8F3A21CC", "user": broken, "messages": broken, "request": broken}
    )
    assert "8F3A21CC" in page


@pytest.mark.parametrize("name", REFUSALS)
@plain_static_names
def test_a_refusal_says_what_happened_and_what_to_do(name: str) -> None:
    error = {"message": "Hồ sơ vừa được người khác tiếp nhận.", "fields": {"name": "Thiếu chữ đệm."}}
    page = render_to_string(f"errors/{name}.html", {"error": error, "code": "8F3A21CC"}, RequestFactory().get("/x"))
    content = page.split("<main", 1)[1].split("</main>", 1)[0]
    assert content.count("<h1>") == 1
    assert (error["message"] in content) == (name in {"404", "409", "422"})
    assert ("Thiếu chữ đệm." in content) == (name == "422")
    assert "lỗi không xác định" not in content.lower()
