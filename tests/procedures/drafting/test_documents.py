"""Changing plain JSON by place: what comes in stays, what is not there is refused, what moved is found again."""

import copy
from typing import Any

import pytest

from core.errors import Invalid
from procedures.definition import read_definition
from procedures.drafting import documents
from procedures.drafting.documents import Shift
from procedures.seeds import FOLDER, read

pytestmark = pytest.mark.pure


def field(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": "short_text", "label": {"vi": f"Mục {name}"}} | more


def document() -> dict[str, Any]:
    first = {"id": "one", "title": {"vi": "Một"}, "sections": [{"fields": [field("a"), field("b")]}, {}]}
    second = {"id": "two", "title": {"vi": "Hai"}, "sections": [{"fields": [field("c")]}]}
    table = {"field": "c", "amounts": {"1": 1000, "2": 2000}}
    return {"form": {"pages": [first, second]}, "fees": [{"id": "fee", "amount": table}]}


FIELDS = "form/pages/0/sections/0/fields"


def names(changed: Any) -> list[str]:
    return [each["id"] for each in documents.at(changed, FIELDS)]


def test_a_place_is_read() -> None:
    assert documents.at(document(), f"{FIELDS}/1/id") == "b"
    assert documents.at(document(), "") == document()
    assert documents.at(document(), "fees/0/amount/amounts/2") == 2000


@pytest.mark.parametrize("place", ["deadline", "deadline/intake", "form/rules", "form/pages/0/intro/vi"])
def test_what_is_left_at_its_default_is_none(place: str) -> None:
    assert documents.at(document(), place) is None


@pytest.mark.parametrize(
    "place",
    [
        "form/pages/2", "form/pages/-1", "form/pages/x", "form/pages/²", "papers/0", "form/pages/0/id/x",
        "form/pages/99999999999999999999", "form/pages/", "form//pages/0", "fees/0/amount/amounts/2/x",
    ],
)  # fmt: skip
def test_a_place_where_nothing_stands_is_refused_by_every_verb(place: str) -> None:
    before = document()
    for act in (
        lambda: documents.at(before, place),
        lambda: documents.put(before, place, 1),
        lambda: documents.remove(before, place),
        lambda: documents.move(before, place, 0),
        lambda: documents.insert(before, place, 1),
    ):
        with pytest.raises(Invalid) as refusal:
            act()
        assert list(refusal.value.fields) == [place]
    assert before == document()


def test_what_comes_in_stays_as_it_was() -> None:
    before = document()
    kept = copy.deepcopy(before)
    documents.put(before, f"{FIELDS}/0/label/vi", "Khác")
    documents.insert(before, FIELDS, field("d"))
    documents.remove(before, f"{FIELDS}/0")
    documents.move(before, f"{FIELDS}/0", 1)
    documents.copied(before["form"], documents.taken(before))
    assert before == kept


def test_putting_makes_what_leads_there_and_nothing_leaves_the_default() -> None:
    changed = documents.put(document(), "deadline/intake/max_requests", 2)
    assert changed["deadline"] == {"intake": {"max_requests": 2}}
    assert "intake" not in documents.put(changed, "deadline/intake", None)["deadline"]


def test_a_list_takes_parts_gives_them_up_and_turns_them() -> None:
    assert names(documents.insert(document(), FIELDS, field("d"))) == ["a", "b", "d"]
    assert names(documents.insert(document(), FIELDS, field("d"), 0)) == ["d", "a", "b"]
    assert names(documents.insert(document(), FIELDS, field("d"), 99)) == ["a", "b", "d"]
    assert names(documents.remove(document(), f"{FIELDS}/0")) == ["b"]
    assert names(documents.move(document(), f"{FIELDS}/0", 1)) == ["b", "a"]
    assert documents.insert(document(), "papers", {"id": "p"})["papers"] == [{"id": "p"}]


@pytest.mark.parametrize("place", ["form", "form/pages/0", "fees/0/amount/amounts"])
def test_only_lists_take_parts(place: str) -> None:
    with pytest.raises(Invalid):
        documents.insert(document(), place, {})


@pytest.mark.parametrize("place", ["form", "", "fees/0/amount/amounts/1", "form/pages/0/title"])
def test_only_parts_of_lists_are_taken_out_or_moved(place: str) -> None:
    for act in (documents.remove, lambda doc, where: documents.move(doc, where, 0)):
        with pytest.raises(Invalid):
            act(document(), place)


def test_a_mark_is_of_the_content_and_knows_no_order_of_keys() -> None:
    assert documents.part_mark({"a": 1, "b": [2]}) == documents.part_mark({"b": [2], "a": 1})
    assert documents.part_mark({"a": 1}) != documents.part_mark({"a": 2})
    assert documents.part_mark(None) == documents.part_mark({}) == documents.part_mark([])
    assert documents.part_mark(False) != documents.part_mark(None) != documents.part_mark(0)


def seen(place: str) -> str:
    return documents.part_mark(documents.at(document(), place))


def test_a_part_is_found_where_it_was_and_where_it_went() -> None:
    place = f"{FIELDS}/1"
    assert documents.standing(document(), place, seen(place)) == place
    above = documents.insert(document(), FIELDS, field("d"), 0)
    assert documents.standing(above, place, seen(place)) == f"{FIELDS}/2"
    page_above = documents.insert(document(), "form/pages", {"id": "zero", "title": {"vi": "Không"}}, 0)
    assert documents.standing(page_above, place, seen(place)) == "form/pages/1/sections/0/fields/1"
    shorter = documents.remove(document(), f"{FIELDS}/0")
    assert documents.standing(shorter, place, seen(place)) == f"{FIELDS}/0"


def test_a_part_that_changed_went_or_is_there_twice_is_not_found() -> None:
    place = f"{FIELDS}/1"
    assert documents.standing(documents.put(document(), f"{place}/label/vi", "Khác"), place, seen(place)) is None
    assert documents.standing(documents.remove(document(), place), place, seen(place)) is None
    twice = documents.insert(documents.insert(document(), FIELDS, field("b"), 0), FIELDS, field("b"), 0)
    assert documents.standing(documents.put(twice, place, field("x")), place, seen(place)) is None


def test_what_is_empty_or_stands_in_no_list_is_never_looked_for_elsewhere() -> None:
    place = "form/pages/0/sections/1"
    filled = documents.insert(documents.put(document(), place, {"title": {"vi": "Đầy"}}), "form/pages/1/sections", {})
    assert documents.standing(filled, place, seen(place)) is None
    same_title = documents.put(document(), "form/pages/1/title/vi", "Một")
    changed = documents.put(same_title, "form/pages/0/title/vi", "Khác")
    assert documents.standing(changed, "form/pages/0/title", seen("form/pages/0/title")) is None


def test_of_a_part_with_a_name_its_own_keys_are_enough() -> None:
    page = documents.at(document(), "form/pages/0")
    mark = documents.part_mark(documents.own(page, ("title",)))
    inside = documents.put(document(), f"{FIELDS}/0/label/vi", "Khác")
    assert documents.standing(inside, "form/pages/0", mark, ("title",)) == "form/pages/0"
    renamed = documents.put(document(), "form/pages/0/title/vi", "Khác")
    assert documents.standing(renamed, "form/pages/0", mark, ("title",)) is None
    section = documents.at(document(), "form/pages/0/sections/0")
    assert documents.own(section, ("title",)) == section


def test_differences_are_told_by_key() -> None:
    assert documents.differing({"a": 1, "b": 2}, {"b": 3, "c": 4}) == ({"a": 1, "b": 2}, {"b": 3, "c": 4})
    assert documents.differing({"a": 1, "b": 2}, {"a": 1, "b": 3}) == ({"b": 2}, {"b": 3})
    assert documents.differing([1], [2]) == ([1], [2])


@pytest.mark.parametrize(
    ("shift", "now"),
    [
        (Shift("list", None, 0), "list/3/inner/0"),
        (Shift("list", None, 2), "list/3/inner/0"),
        (Shift("list", None, 3), "list/2/inner/0"),
        (Shift("list", 0, None), "list/1/inner/0"),
        (Shift("list", 3, None), "list/2/inner/0"),
        (Shift("list", 2, None), None),
        (Shift("list", 2, 0), "list/0/inner/0"),
        (Shift("list", 0, 5), "list/1/inner/0"),
        (Shift("list", 5, 0), "list/3/inner/0"),
        (Shift("list/2/inner", None, 0), "list/2/inner/1"),
        (Shift("other", 0, None), "list/2/inner/0"),
    ],
)
def test_a_place_follows_what_happens_around_it(shift: Shift, now: str | None) -> None:
    assert documents.followed("list/2/inner/0", [shift]) == now


def test_what_went_and_came_back_is_followed_further() -> None:
    went = Shift("list", 2, None, pk=7)
    back = Shift("list", None, 1, pk=9, undoes=7)
    assert documents.followed("list/2/inner/0", [went, Shift("list", None, 0, pk=8)]) is None
    assert documents.followed("list/2/inner/0", [went, back, Shift("list", None, 0, pk=10)]) == "list/2/inner/0"


def test_a_copy_has_fresh_names_and_what_is_said_inside_follows() -> None:
    section = {
        "fields": [
            field("a"),
            field("b", when={"field": "a", "op": "eq", "value": "a"}),
            {"id": "sum", "kind": "computed", "label": {"vi": "Tổng"}, "computed": {"function": "sum", "of": ["a"]}},
            field("mother", kind="person"),
            field("e", when={"all": [{"field": "mother.a", "op": "filled"}, {"field": "z", "op": "filled"}]}),
        ]
    }
    copied = documents.copied(section, {"a", "a_2", "b", "sum", "mother", "e"})
    assert [each["id"] for each in copied["fields"]] == ["a_3", "b_2", "sum_2", "mother_2", "e_2"]
    assert copied["fields"][1]["when"] == {"field": "a_3", "op": "eq", "value": "a"}
    assert copied["fields"][2]["computed"]["of"] == ["a_3"]
    assert copied["fields"][4]["when"]["all"] == [
        {"field": "mother_2.a", "op": "filled"},
        {"field": "z", "op": "filled"},
    ]


def test_names_count_on_stay_short_and_codes_of_cases_are_numbers() -> None:
    assert documents.copied({"id": "a_2"}, {"a_2"})["id"] == "a_3"
    assert documents.copied({"id": "_2"}, {"_2"})["id"] == "_2_2"
    long = documents.copied({"id": "x" * 60}, {"x" * 60})["id"]
    assert (len(long), long[-2:]) == (60, "_2")
    assert documents.copied({"code": "01"}, {"01", "02"})["code"] == "03"


def test_words_of_a_template_follow_and_other_words_do_not() -> None:
    part = {"id": "a", "text": {"vi": "Ông {a}, bà {b}: a"}, "hint": "{a}"}
    assert documents.copied(part, {"a"}) == {"id": "a_2", "text": {"vi": "Ông {a_2}, bà {b}: a"}, "hint": "{a}"}


@pytest.mark.parametrize("place", ["form/pages/0", "process/blocks/0", "papers/0", "cases/0", "outcome/papers/0"])
def test_a_copy_of_a_real_part_has_the_right_shape_and_no_name_twice(place: str) -> None:
    real = read(FOLDER / "1.001193.json").model_dump(mode="json", by_alias=True, exclude_defaults=True)
    place_of_list, number = documents.split(place)
    copied = documents.copied(documents.at(real, place), documents.taken(real))
    longer = documents.insert(real, place_of_list, copied, number + 1)
    read_definition(longer)
    assert documents.taken(copied).isdisjoint(documents.taken(real))
