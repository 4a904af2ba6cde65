"""What a person sees: pages, sections, fields."""

import pytest

from procedures.rules.visibility import shown, visible, visible_pages, visible_sections
from tests.procedures.rules.definitions import definition, facts_from, field, page, step

pytestmark = pytest.mark.pure

YES = {"field": "ask", "op": "eq", "value": True}
NOT_FOUND = {"field": "found", "op": "eq", "value": False}
FORM = definition(
    page("start", field("ask", "yes_no"), field("plain"), field("more", when=YES)),
    page("whole", field("inside"), when=YES),
    {
        "id": "mixed",
        "title": {"vi": "mixed"},
        "sections": [{"when": YES, "fields": [field("in_section")]}, {"fields": [field("always")]}],
    },
    page("empty", field("never", when={"not": {"any": [YES, {"not": YES}]}})),
    blocks=[step("work", fields=[field("found", "yes_no"), field("why", when=NOT_FOUND)])],
)


def test_page_section_and_field_must_each_hold() -> None:
    assert visible(FORM, facts_from(FORM, {"ask": True})) == {"ask", "plain", "more", "inside", "in_section", "always"}
    assert visible(FORM, facts_from(FORM, {"ask": False})) == {"ask", "plain", "always"}


def test_a_page_or_section_with_nothing_to_show_is_left_out() -> None:
    facts = facts_from(FORM, {"ask": False})
    assert [page.id for page in visible_pages(FORM, facts)] == ["start", "mixed"]
    mixed = FORM.form.pages[2]
    assert [[field.id for field in fields] for _section, fields in visible_sections(mixed, facts)] == [["always"]]


def test_what_officers_record_is_known_but_not_part_of_the_form() -> None:
    facts = facts_from(FORM, {"ask": True, "found": False, "why": "mờ"})
    assert facts.get("why") == "mờ"
    assert "why" not in visible(FORM, facts)
    assert [field.id for field in shown(FORM.process.step("work").fields, facts)] == ["found", "why"]
    assert facts_from(FORM, {"found": True, "why": "mờ"}).get("why") is None
