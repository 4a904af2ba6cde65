"""What no page of ours would send: answered with a sentence, never with a fault; nothing an editor writes ever runs."""

import pytest
from django.conf import settings
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from procedures.definition import read_definition
from procedures.models import ProcedureVersion
from tests.procedures.drafting.people import CODE, copies, draft, state
from tests.procedures.editor.pages import Desk, changed

pytestmark = pytest.mark.django_db
EVIL = [
    "<script>alert(1)</script>", "{{ 7|add:7 }}", "{% include 'x' %}", "{# #}", "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)", "%(name)s %s {n} {0}", "${7*7} #{7*7} <%= 7*7 %>", "</textarea></form><b>", "‮đảo\u200b",
]  # fmt: skip
PLACES = ["general", "papers/0", "fees/0", "cases/0", "channels/0", "deadline", "outcome", "process/blocks/0",
          "form/pages/0/sections/0/fields/0", "outcome/papers/0"]  # fmt: skip


@pytest.fixture
def evil(lan: Desk) -> ProcedureVersion:
    """Every text for people in the definition is hostile."""
    words = iter(EVIL * 1000)

    def spoil(node: object) -> object:
        if isinstance(node, dict):
            return {key: next(words) if key in ("vi", "en") else spoil(value) for key, value in node.items()}
        return [spoil(each) for each in node] if isinstance(node, list) else node

    plain = copies().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    plain["general"]["keywords"] = EVIL
    return draft(lan.user, read_definition(spoil(plain)))


def test_whatever_an_editor_writes_stays_words_on_every_page(evil: ProcedureVersion, lan: Desk, chi: Desk) -> None:
    lists = ["papers", "fees", "cases", "form", "process", "examples"]
    for desk in (lan, chi):
        pages = [desk.get("part", CODE, place) for place in [*PLACES, *lists, "examples/0"]]
        pages += [desk.get(name, CODE) for name in ("draft", "check", "diff", "history", "review")]
        pages += [desk.get("home")]
        for page in pages:
            assert page.status == 200
            for bad in ("<script>alert", "<img src=x", "</textarea></form><b>"):
                assert bad not in page.html
    for name in ("remove", "move"):
        assert "<script>alert" not in lan.get(name, CODE, "form/pages/0").html


@pytest.mark.parametrize("place", PLACES)
def test_boxes_filled_with_nonsense_are_refused_or_kept_as_words(
    version: ProcedureVersion, lan: Desk, place: str
) -> None:
    url = reverse("editor:part", args=[CODE, place])
    sent = lan.get("part", CODE, place).boxes
    kept = {":asked", "seen", "csrfmiddlewaretoken"}
    for nonsense in ["\0", "9" * 500, "-1", '{"vi": 1}', "ｘ" * 3000, "😀"]:
        spoiled = {name: value if name in kept else nonsense for name, value in sent.items()}
        spoiled["once"] = ""
        for button in ({}, {"do": nonsense}, {"autosave": "1"}):
            answer = lan.client.post(url, {**spoiled, **button})
            assert answer.status_code in (200, 302, 409, 422), (answer.status_code, nonsense, button)


def test_a_form_of_any_shape_never_breaks_a_page(version: ProcedureVersion, lan: Desk) -> None:
    url = reverse("editor:part", args=[CODE, "form/pages/0/sections/0/fields/0"])
    boxes = lan.get("part", CODE, "form/pages/0/sections/0/fields/0").boxes
    more = ["when:at", "when::join", "when:0:field", "options-rows", "options-0-from", "do", "options-0:asked"]
    names = sorted({*boxes, *more})
    text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)

    @given(st.dictionaries(st.sampled_from(names), st.lists(text, max_size=3), max_size=12))
    @trying(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    def sent(data: dict[str, list[str]]) -> None:
        assert lan.client.post(url, {**data, "refresh": "1"}).status_code == 200

    sent()


def test_too_many_boxes_and_too_long_a_text_are_told_in_a_sentence(version: ProcedureVersion, lan: Desk) -> None:
    url, before = reverse("editor:part", args=[CODE, "papers/0"]), state()
    many = {f"box-{number}": "1" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    long = {"name_vi": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}
    for data in (many, long):
        body = "&".join(f"{name}={value}" for name, value in data.items())
        answer = lan.client.post(url, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 413
        assert "Nội dung gửi lên quá lớn" in answer.content.decode()
    assert state() == before


def test_rows_beyond_counting_are_not_counted(version: ProcedureVersion, lan: Desk) -> None:
    sent = changed(lan.get("part", CODE, "general").boxes, {"legal_bases-rows": "9999999", "refresh": "1"})
    assert lan.post("part", CODE, "general", **sent).status == 200
    sent["legal_bases-rows"] = "9999"
    assert len(lan.post("part", CODE, "general", **sent).boxes["legal_bases-rows"]) == 1
