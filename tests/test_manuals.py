"""What the manuals name stands on the pages in the same words, and their pictures are there and small."""

import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[1]
MANUALS = sorted((ROOT / "docs/manual").glob("*.md"))
BY_JOB = [path for path in MANUALS if path.stem in {"clerk", "supervisor"}]
MESSAGES = SimpleNamespace(**runpy.run_path(str(ROOT / "bin/messages")))
MOST_BYTES, MOST_OF_ONE = 2_000_000, 100_000


def pictures(manual: Path) -> list[Path]:
    return [(manual.parent / link).resolve() for link in re.findall(r"!\[[^]]+\]\((\S+)\)", manual.read_text())]


@pytest.fixture(scope="module")
def on_pages() -> set[str]:
    """Every Vietnamese sentence of the pages; what is filled in is written …"""
    texts = (text for message in MESSAGES.translated() if message.id for text in MESSAGES.forms(message.id))
    return {re.sub(r"%\(\w+\)s", "…", text).rstrip(":") for text in texts}


@pytest.mark.parametrize("manual", BY_JOB, ids=lambda path: path.stem)
def test_what_is_set_bold_stands_on_a_page_in_these_words(manual: Path, on_pages: set[str]) -> None:
    named = set(re.findall(r"\*\*(.+?)\*\*", manual.read_text()))
    assert named and named - on_pages == set()


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.stem)
def test_links_lead_somewhere(manual: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", manual.read_text())
    assert links and [link for link in links if not (manual.parent / link).exists()] == []


def test_every_picture_is_shown_once_and_all_are_small() -> None:
    shown = [picture for manual in MANUALS for picture in pictures(manual)]
    kept = [path for folder in ("manual", "clerk", "supervisor") for path in (ROOT / "docs/images" / folder).iterdir()]
    assert sorted(shown) == sorted(kept)
    assert sum(path.stat().st_size for path in kept) < MOST_BYTES
    assert max(path.stat().st_size for path in kept) < MOST_OF_ONE
