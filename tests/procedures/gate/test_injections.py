"""Template code, script and the like in every text an administrator writes: shown as text, never run."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from applications.papers.frame import Frame, Signature
from applications.papers.result import Line, Result, Section
from procedures.catalogue.conditions import in_words
from procedures.definition import ProcedureDefinition, canonical, read_definition
from procedures.definition.conditions import Compare, Operator
from procedures.fields.forms import Sheet
from procedures.gate import check
from procedures.gate.checks import references
from procedures.gate.survey import Survey
from procedures.publishing import publish
from procedures.rules.conditions import holds
from procedures.rules.placeholders import filled_in, placeholders
from tests.procedures.gate.planting import good
from tests.procedures.rules.definitions import definition, field, known, page

LIST = Path(__file__).parents[2] / "corpus" / "injections.txt"
INJECTIONS = [
    re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line)
    for line in LIST.read_text(encoding="utf-8").splitlines()
]
# What the letters of a text would be if nothing in it meant anything; its spaces and lines stay.
Change = Callable[[str], str]


def as_it_is(text: str) -> str:
    return text


def harmless(text: str) -> str:
    """A line that begins with a dash or a plus is an item of a list, whoever wrote it."""
    return re.sub(r"[^\s+-]", "x", text)


class Read(HTMLParser):
    """Tags with the names of their attributes, and all that a reader may see."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.seen: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _value in attrs)))
        self.seen += [value for _name, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    @property
    def text(self) -> str:
        return " ".join("\n".join(self.seen).split())


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.pure
def test_there_are_enough_to_try() -> None:
    assert len(set(INJECTIONS)) >= 300
    # So that 49 on a page could only come from something having been worked out.
    assert not any("49" in injection for injection in INJECTIONS)


@pytest.mark.pure
@pytest.mark.parametrize("injection", INJECTIONS)
def test_a_placeholder_is_filled_with_text_and_nothing_is_worked_out(injection: str) -> None:
    assert filled_in("Tên: {word}.", {"word": injection}) == f"Tên: {injection}."
    assert filled_in("{a}{b}", {"a": injection, "b": injection}) == injection * 2
    shown = {name: "…" for name in placeholders(injection)}
    whole = filled_in(injection, shown)
    assert "49" not in whole
    assert len(whole) == len(injection) - sum(len(name) + 1 for name in placeholders(injection))


@pytest.mark.pure
@pytest.mark.parametrize("injection", INJECTIONS)
def test_a_condition_compares_it_as_text(injection: str) -> None:
    condition = Compare(field="a", op=Operator.EQ, value=injection)
    assert holds(condition, known(a=condition.value))
    assert not holds(condition, known(a="49"))
    subject = definition(page("only", field("a") | {"label": {"vi": "Mục"}}))
    assert in_words(condition, subject) == f"Mục: {condition.value}"


def texts_changed(document: Any, change: Change, injections: Iterator[str], place: str = "") -> Any:
    """The document with an injection in each of its texts; where the database keeps a copy, one it can keep."""
    if isinstance(document, list):
        return [texts_changed(each, change, injections, place) for each in document]
    if not isinstance(document, dict):
        return document
    if place == "text":
        return document  # of a result: braces that name no field are refused there, as the next test says
    if "vi" in document:
        text = next(injections)
        while not text.strip() or (place in {"name", "field_name"} and "\x00" in text):
            text = next(injections)
        return {"vi": change(text)}
    changed = {key: texts_changed(each, change, injections, key) for key, each in document.items()}
    return changed | {key: change(next(injections)) for key in ("basis", "ground") if key in document}


def injected(change: Change, start: int) -> ProcedureDefinition:
    """The birth registration of the city with injections for texts, beginning with another one each time."""
    document = good("1.001193")
    del document["examples"]
    return read_definition(texts_changed(document, change, cycle(INJECTIONS[start:] + INJECTIONS[:start])))


@pytest.mark.pure
@pytest.mark.parametrize("injection", [each for each in INJECTIONS if re.search(r"[{}]", each)])
def test_braces_that_name_no_field_are_refused_in_a_result(injection: str) -> None:
    document = good("1.001193")
    document["outcome"]["papers"][0]["sections"][0]["text"] = {"vi": f"Kính gửi {injection}"}
    survey = Survey(read_definition(document))
    told = {finding.code for each in references.CHECKS for finding in each(survey)}
    assert told & {"reference.template", "reference.template_brace"}


STARTS = range(0, len(INJECTIONS), 60)


@pytest.mark.pure
@pytest.mark.parametrize("start", STARTS)
def test_a_definition_full_of_them_is_checked_and_kept_as_it_is(start: int) -> None:
    subject = injected(as_it_is, start)
    text = canonical(subject)
    assert canonical(read_definition(json.loads(text))) == text
    assert "texts.markup" in {finding.code for finding in check(subject)}


@pytest.mark.django_db
@pytest.mark.parametrize("start", STARTS)
def test_the_public_page_shows_them_as_text(start: int, client: Client) -> None:
    pages = []
    for change in (as_it_is, harmless):
        subject = injected(change, start)
        publish(subject)
        response = client.get("/thu-tuc/1.001193/")
        assert response.status_code == 200
        pages.append(Read(response.content.decode()))
    hostile, plain = pages
    assert hostile.tags == plain.tags
    subject = injected(as_it_is, start)
    for shown in [subject.general.name, *(paper.name for paper in subject.papers), *(fee.name for fee in subject.fees)]:
        assert squeezed(shown.vi) in hostile.text


@pytest.mark.django_db
@pytest.mark.parametrize("start", STARTS)
def test_the_form_shows_them_as_text(start: int) -> None:
    hostile, plain = injected(as_it_is, start), injected(harmless, start)
    for mine, other in zip(hostile.form.pages, plain.form.pages, strict=True):
        for section, harmless_section in zip(mine.sections, other.sections, strict=True):
            read, expected = (
                Read(render_to_string("citizen/items.html", {"items": Sheet(each.fields, {}).items}))
                for each in (section, harmless_section)
            )
            assert read.tags == expected.tags
            asked = [each for each in section.fields if each.kind != "computed"]
            assert all(squeezed(each.label.vi) in read.text for each in asked)


@pytest.mark.pure
@pytest.mark.parametrize("injection", INJECTIONS)
def test_a_result_prints_it_as_text(injection: str) -> None:
    hostile, plain = (Read(_printed(change(injection))) for change in (as_it_is, harmless))
    assert hostile.tags == plain.tags
    assert hostile.text.count(squeezed(injection)) >= (6 if injection.strip() else 0)


def _printed(words: str) -> str:
    lines = [Line(words, words), Line(words, heads=[words], rows=[[words]])]
    paragraphs = filled_in("{word} và {word}", {"word": words}).splitlines()
    content = Result("H24.7.1-260101-0001", [Section(words, lines, paragraphs)], "")
    frame = Frame(
        agency=words,
        number="1/KQ",
        place="Hải Phòng",
        date=date(2026, 2, 5),
        title=words,
        lookup_url="https://example.vn/tra-cuu",
        signatures=(Signature(words, words),),
    )
    context = {"frame": frame, "title": words, "sections": content.sections, "dossier": content.dossier}
    return render_to_string("papers/result.html", context)
