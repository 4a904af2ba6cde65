"""Every text has its English, and Django's own sentences speak as the portal does."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = SimpleNamespace(**runpy.run_path(str(ROOT / "bin/messages")))
TEMPLATES = sorted(path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*.html"))
PLACE = re.compile(r"%\(\w+\)\d*[a-z]|%[%a-z]|<[^>]*>|^ | $")

Texts = dict[tuple[str, ...], Message]


@pytest.fixture(scope="module")
def gathered() -> Texts:
    return _texts(MESSAGES.gathered())


def _texts(catalog: Catalog) -> Texts:
    return {tuple(MESSAGES.forms(each.id)): each for each in catalog if each.id}


def test_the_catalogue_holds_what_the_code_says(gathered: Texts) -> None:
    held = _texts(MESSAGES.translated())
    assert len(gathered) > 800
    assert (gathered.keys() - held.keys(), held.keys() - gathered.keys()) == (set(), set()), "run bin/messages"


def test_every_text_has_its_english() -> None:
    held = _texts(MESSAGES.translated())
    assert [id for id, each in held.items() if each.fuzzy or not all(MESSAGES.forms(each.string))] == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_translation_keeps_places_marks_and_outer_spaces(language: str) -> None:
    with (ROOT / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        pairs = [pair for each in read_po(file, locale=language) if each.id for pair in _pairs(each)]
    assert [(a, b) for a, b in pairs if sorted(PLACE.findall(a)) != sorted(PLACE.findall(b))] == []


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each form of a text with its translation; Vietnamese has one form for two."""
    sources, shown = MESSAGES.forms(message.id), MESSAGES.forms(message.string)
    return zip(sources[-len(shown) :], shown, strict=True)


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_what_a_template_looks_up_was_gathered(path: Path, gathered: Texts) -> None:
    """Django's own reading of the template against ours: trimmed or not, with a plural, with filters."""
    assert [text for text in _looked_up(path) if text not in gathered] == []


def _looked_up(path: Path) -> Iterator[tuple[str, ...]]:
    nodes = get_template(str(path)).template.nodelist
    for node in nodes.get_nodes_by_type(TranslateNode):
        if text := node.filter_expression.var.literal:  # none where it is what a variable holds
            yield (text.replace("%", "%%"),)
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        yield tuple(node.render_token_list(tokens)[0] for tokens in (node.singular, node.plural) if tokens)


def test_every_sentence_of_djangos_that_we_say_better_is_one_it_says() -> None:
    known = {id for po in Path(django.__path__[0]).glob("**/locale/en/LC_MESSAGES/django.po") for id in _ids(po)}
    assert _ids(ROOT / "locale/vi/LC_MESSAGES/django.po") - known == set()


def _ids(po: Path) -> set[tuple[str, ...]]:
    with po.open("rb") as file:
        return set(_texts(read_po(file)))


class _Asked(forms.Form):
    name = forms.CharField(max_length=3)
    email = forms.EmailField()


def test_djangos_sentences_are_ours() -> None:
    with translation.override("vi"):
        assert _Asked({"email": "hoa"}).errors == {
            "name": ["Hãy điền mục này."],
            "email": ["Địa chỉ thư điện tử chưa đúng. Ví dụ đúng: hoa.nguyen@example.vn."],
        }
        assert _Asked({"name": "Hải An", "email": "hoa.nguyen@example.vn"}).errors == {
            "name": ["Mục này dài nhất 3 ký tự, hiện có 6. Hãy viết ngắn lại."]
        }
        with pytest.raises(ValidationError, match=r"Mật khẩu quá ngắn\. Hãy đặt ít nhất 12 ký tự\."):
            validate_password("ngan")


def test_english_is_compiled() -> None:
    with translation.override("en"):
        assert translation.gettext("Tra cứu hồ sơ") == "Track a dossier"
        assert translation.ngettext("%(n)s ngày", "%(n)s ngày", 1) == "%(n)s day"
        assert translation.ngettext("%(n)s ngày", "%(n)s ngày", 2) == "%(n)s days"
