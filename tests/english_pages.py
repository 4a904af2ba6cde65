"""A reader of the pages in English, who notices what is left of Vietnamese beside names and what was written down."""

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.models.administrative_unit import STYLES
from applications.models import Charge, StepRun
from applications.reasons import FILE as READY
from applications.supplements import REASONS
from core.text import date_in_words, nfc
from procedures.fields.nations import PEOPLES, nations
from procedures.models import ProcedureField, ProcedureVersion

BACKEND = "django.contrib.auth.backends.ModelBackend"
CATALOGUE = Path(__file__).resolve().parents[1] / "locale/en/LC_MESSAGES/django.po"
LETTER = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
# A tag, whose attributes are read too (what a choice sends is not), or the words between two tags.
PIECE = re.compile(r'<(?!option value="[^"]*">)[^>]*>|(?<=>)[^<]+')
# The definition says these in English; the rows keep them as papers say them.
NAMED_IN_ENGLISH = {(StepRun, "name"), (Charge, "name")}


class Reader:
    """Someone's browser, and every page it has shown."""

    def __init__(self, user: User | None = None, language: str = "en") -> None:
        self.client = Client()
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        if user:
            self.client.force_login(user, backend=BACKEND)
        self.pages: dict[str, str] = {}

    def open(self, name: str, *args: Any, **query: str) -> None:
        answer = self.client.get(reverse(name, args=args), query, follow=True)
        assert answer.status_code == 200, (name, args, query)
        self.pages[" ".join([name, *map(str, args), *query.values()])] = answer.content.decode()

    def send(self, name: str, *args: Any, **data: str) -> None:
        """Sends a form with just this, and reads what is said of it."""
        answer = self.client.post(reverse(name, args=args), data, follow=True)
        self.pages[" ".join(["POST", name, *map(str, args)])] = answer.content.decode()

    def left(self) -> dict[str, list[str]]:
        """By page, what on it is Vietnamese, and nobody's name or words."""
        rest = _without(sorted({name for name in _names() if LETTER.search(name)}, key=len, reverse=True))
        found = {page: [rest(piece) for piece in PIECE.findall(text)] for page, text in self.pages.items()}
        return {page: [words for words in pieces if words] for page, pieces in found.items() if any(pieces)}


def _without(names: list[str]) -> Callable[[str], str]:
    @cache
    def rest(piece: str) -> str:
        words = nfc(html.unescape(piece))
        for name in names if LETTER.search(words) else ():
            words = words.replace(name, " ")
        return " ".join(words.split()) if LETTER.search(words) else ""

    return rest


def _names() -> Iterator[str]:
    yield from ("đồng", "NĐ", *STYLES.values(), *PEOPLES, *(name for _code, name in nations("en")))
    yield from _quoted()
    yield from _printed()
    yield from ProcedureField.objects.values_list("name", flat=True)
    yield from _without_english()
    for model in apps.get_models():
        if model._meta.app_label in {"accounts", "applications"}:
            yield from _written(model)


def _quoted() -> Iterator[str]:
    """Vietnamese words that an English sentence quotes."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="en"):
            yield from (word for word in re.findall(r"\w+", str(message.string)) if LETTER.search(word))


def _printed() -> Iterator[str]:
    """Sentences an officer chooses among, which papers will say word for word, in Vietnamese."""
    yield from (reason.sentence.vi for reason in REASONS.values())
    for sentences in json.loads(READY.read_text(encoding="utf-8")).values():
        yield from sentences


def _without_english() -> Iterator[str]:
    """What definitions say in Vietnamese alone; their keywords are for searching, no page shows them."""
    for text in ProcedureVersion.objects.values_list("document", flat=True):
        document = json.loads(text)
        del document["general"]["keywords"]
        yield from _leaves(document)


def _written(model: type[Model]) -> Iterator[str]:
    """What rows of this kind hold."""
    columns = [field.name for field in model._meta.concrete_fields if (model, field.name) not in NAMED_IN_ENGLISH]
    for row in model._default_manager.values_list(*columns):
        yield from _leaves(list(row))


def _leaves(value: Any) -> Iterator[str]:
    """Every text in it that has no English beside it; a date as papers spell it."""
    if isinstance(value, str):
        yield date_in_words(date.fromisoformat(value)) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif isinstance(value, dict) and not value.get("en"):
        yield from _leaves(list(value.values()))
