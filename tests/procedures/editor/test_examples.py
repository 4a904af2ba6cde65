"""Worked examples on their page: answered with the citizen's own questions, expected from what comes out, confirmed."""

from datetime import datetime
from typing import Any

import pytest

from procedures import drafting
from procedures.definition.examples import Example
from procedures.editor.expecting import filled, outcome
from procedures.models import ProcedureVersion
from procedures.seeds import FOLDER, read
from tests.applications.stories import open_city
from tests.procedures.drafting.people import CODE, part, state
from tests.procedures.editor.pages import Desk, Sent, changed

pytestmark = pytest.mark.django_db


def boxes(desk: Desk, code: str, place: str) -> Sent:
    page = desk.get("part", code, place)
    return next(sent for _action, sent in page.reader.forms if ":seen" in sent)


@pytest.mark.parametrize("code", ["2.000815", "1.013225", "1.001193"])
def test_what_is_proposed_is_what_the_seeds_expect(code: str) -> None:
    """What is refused hangs on the city's communes: another test asks them."""
    definition = read(FOLDER / f"{code}.json")
    assert definition.examples
    for example in definition.examples:
        found = outcome(definition, example)
        expected = example.expect.model_dump(mode="json", exclude_none=True)
        for key in expected.keys() & found.keys() - {"errors", "due_at"}:
            assert _sorted(found[key]) == _sorted(expected[key]), (example.name, key)
        if example.expect.due_at:
            assert datetime.fromisoformat(found["due_at"]) == example.expect.due_at


def _sorted(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def test_every_example_of_a_seed_comes_back_as_it_was_shown(lan: Desk) -> None:
    open_city()
    version = drafting.start_again(lan.user, "1.013225")
    for number, before in enumerate(part(version, "examples")):
        place = f"examples/{number}"
        page = lan.post("part", "1.013225", place, **boxes(lan, "1.013225", place))
        assert page.status == 200, before["name"]
        assert _filled(part(version, place)) == _filled(before)


def _filled(example: dict[str, Any]) -> dict[str, Any]:
    """An answer left empty and one left out are one."""
    return {**example, "answers": {name: value for name, value in example["answers"].items() if value not in ([], "")}}


def test_an_example_is_made_and_expects_what_comes_out(version: ProcedureVersion, lan: Desk) -> None:
    count = len(part(version, "examples"))
    answers = boxes(lan, CODE, "examples/0")
    blank = next(sent for _a, sent in lan.get("add", CODE, "examples").reader.forms if ":seen" in sent)
    typed = {**answers, ":seen": blank[":seen"], "once": blank["once"], "example-name": "Làm từ đầu"}
    proposed = lan.post("add", CODE, "examples", **changed(typed, {":do": "expect", "expect-fee": ""}))
    assert proposed.status == 200
    sent = next(sent for _action, sent in proposed.reader.forms if ":seen" in sent)
    assert sent["example-name"] == ["Làm từ đầu"] and sent["expect-case"][0]
    assert len(part(version, "examples")) == count  # the person has not confirmed it yet
    assert lan.post("add", CODE, "examples", **sent).status == 200
    made = part(version, f"examples/{count}")
    assert made["expect"]["path"] == part(version, "examples/0/expect").get("path", made["expect"]["path"])
    assert "ra đúng" in lan.get("check", CODE).html


def test_an_example_that_comes_out_otherwise_tells_how(version: ProcedureVersion, lan: Desk) -> None:
    sent = boxes(lan, CODE, "examples/0")
    assert lan.post("part", CODE, "examples/0", **changed(sent, {"expect-fee": "999.999"})).status == 200
    assert part(version, "examples/0/expect/fee") == 999999
    page = lan.get("part", CODE, "examples/0")
    assert "Ra khác mong đợi" in page.html and "999.999 đồng" in page.html
    assert "ra khác mong đợi" in lan.get("check", CODE).html


def test_an_example_may_show_what_is_refused(version: ProcedureVersion, lan: Desk) -> None:
    """A wrong answer is kept as it was written."""
    name = next(
        f["id"] for f in part(version, "form/pages/0/sections/0/fields") if f["kind"] in ("integer", "short_text")
    )
    sent = boxes(lan, CODE, "examples/0")
    assert name in sent or name
    page = lan.post("part", CODE, "examples/0", **changed(sent, {name: "-7"}))
    assert page.status == 200
    assert str(part(version, f"examples/0/answers/{name}")) == "-7"


def test_without_a_name_or_a_day_nothing_is_proposed_or_saved(version: ProcedureVersion, lan: Desk) -> None:
    before = state()
    sent = changed(boxes(lan, CODE, "examples/0"), {"example-name": ""})
    assert lan.post("part", CODE, "examples/0", **{**sent, ":do": "expect"}).status == 422
    assert lan.post("part", CODE, "examples/0", **sent).status == 422
    assert state() == before


def test_who_comes_second_keeps_what_was_typed(version: ProcedureVersion, lan: Desk, minh: Desk) -> None:
    sent = changed(boxes(lan, CODE, "examples/0"), {"example-name": "Của Lan"})
    minh.post("part", CODE, "examples/0", **changed(boxes(minh, CODE, "examples/0"), {"example-name": "Của Minh"}))
    page = lan.post("part", CODE, "examples/0", **sent)
    assert page.status == 409
    kept = next(sent for _action, sent in page.reader.forms if ":seen" in sent)
    assert kept["example-name"] == ["Của Lan"]
    assert lan.post("part", CODE, "examples/0", **kept).status == 200
    assert part(version, "examples/0/name") == "Của Lan"


def test_what_a_person_says_is_shown_stays_when_the_rest_is_filled_in() -> None:
    assert filled({"shown": ["a"], "fee": 1}, {"fee": 2, "case": None}) == {"shown": ["a"], "fee": 2}


def test_an_example_on_its_page_is_an_example(version: ProcedureVersion) -> None:
    assert Example.model_validate(part(version, "examples/0"))
