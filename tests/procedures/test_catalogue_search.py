"""Finding a procedure: without accents, with them, in any order, by code, by filter; the same on both databases."""

import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from procedures.catalogue.finding import Found, find, index
from procedures.models import Procedure
from procedures.searching import plain, searchable, spoken, words
from procedures.stamp import touch
from tests.procedures.catalogue import imported, published

pytestmark = [pytest.mark.django_db, pytest.mark.models]


def found(query: str = "", **filters: str) -> Found:
    return find(index(), query, filters)


def codes(query: str = "", **filters: str) -> list[str]:
    return [row.code for row in found(query, **filters).rows]


def a_procedure(code: str, name: str, *keywords: str, **columns: object) -> Procedure:
    search_name, search_text = searchable(code, [name], *keywords)
    texts = {"name": name, "search_name": search_name, "search_text": search_text}
    procedure = Procedure.objects.create(code=code, **texts | columns)
    touch()
    return procedure


@pytest.fixture
def city() -> None:
    imported()
    for code in ("1.001193", "2.000815"):
        published(code)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("đăng ký khai sinh", "1.001193"),
        ("dang ky khai sinh", "1.001193"),
        ("KHAI SINH ĐĂNG KÝ", "1.001193"),
        ("  khai   sinh, ", "1.001193"),
        (unicodedata.normalize("NFD", "đăng ký khai sinh"), "1.001193"),
        ("sinh con", "1.001193"),
        ("1.001193", "1.001193"),
        ("khai tu", "1.900002"),
        ("khai tử trên biển", "1.900002"),
        ("tau ca", "1.900001"),
        ("thuyền chài", "1.900001"),
        ("dao he", "1.900003"),
        ("chứng thự", "2.000815"),
    ],
)
def test_what_people_type(query: str, first: str) -> None:
    assert codes(query)[0] == first


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("query", ["xyz", "???", "%", "_", "\x00", "'; drop table"])
def test_nothing_is_found_for_what_is_nothing(query: str) -> None:
    assert codes(query) == []


@pytest.mark.usefixtures("city")
def test_where_no_procedure_has_every_word_the_nearest_are_found_and_told() -> None:
    near = found("khai sinh hộ chiếu")
    assert (near.is_near, near.rows[0].code) == (True, "1.001193")
    assert not found("khai sinh").is_near


@pytest.mark.usefixtures("city")
def test_no_query_is_everything_in_force_the_city_first() -> None:
    assert codes()[:2] == ["2.000815", "1.001193"]
    assert codes()[-1] == "1.900003"
    assert "1.900004" not in codes()


def test_the_code_itself_comes_first() -> None:
    a_procedure("1.000001", "Theo mã 1.000002")
    a_procedure("1.000002", "Thủ tục khác")
    assert codes("1.000002") == ["1.000002", "1.000001"]


def test_what_was_typed_comes_before_what_only_folds_alike() -> None:
    a_procedure("1.000001", "Khai tư liệu")
    a_procedure("1.000002", "Thủ tục đăng ký khai tử lưu động tại nhà")
    a_procedure("1.000003", "Ghi sổ", "khai tử")
    assert codes("khai tử") == ["1.000002", "1.000003", "1.000001"]
    assert codes("khai tư") == ["1.000001", "1.000002", "1.000003"]
    assert sorted(codes("khai tu")) == ["1.000001", "1.000002", "1.000003"]


def test_names_that_differ_by_one_accent() -> None:
    a_procedure("1.000001", "Chợ Cẩm Giang")
    a_procedure("1.000002", "Chợ Cẩm Giàng")
    assert codes("cẩm giàng") == ["1.000002", "1.000001"]
    assert codes("cẩm giang") == ["1.000001", "1.000002"]


def test_a_name_comes_before_keywords() -> None:
    a_procedure("1.000001", "Ghi sổ", "kết hôn")
    a_procedure("1.000002", "Đăng ký kết hôn")
    assert codes("ket hon") == codes("kết hôn") == ["1.000002", "1.000001"]


def test_a_phrase_comes_before_scattered_words() -> None:
    a_procedure("1.000001", "Hôn nhân: kết thúc")
    a_procedure("1.000002", "Đăng ký kết hôn có yếu tố nước ngoài")
    assert codes("ket hon") == ["1.000002", "1.000001"]


def test_short_words_are_whole_words() -> None:
    a_procedure("1.000001", "Thủ tục khai sinh")
    assert codes("khai tu") == []
    assert codes("khai si") == []
    assert codes("khai sin") == ["1.000001"]


def test_old_and_new_places_of_the_tone_are_one() -> None:
    a_procedure("1.000001", "Hoà giải tại Thủy Nguyên")
    assert codes("hòa giải thuỷ nguyên") == ["1.000001"]


def test_words_in_decomposed_form_are_the_same_words() -> None:
    assert words(unicodedata.normalize("NFD", "Khai tử")) == words("Khai tử") == ["khai", "tử"]


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"field": "G15-TP07"}, {"1.001193", "1.900002"}),
        ({"level": "CITY"}, {"1.900003"}),
        ({"audience": "COOPERATIVE"}, {"1.900001", "2.000815"}),
        ({"agency": "Sở Xây dựng"}, {"1.900003"}),
        ({"service_level": "FULL"}, {"1.001193"}),
        ({"audience": "CITIZEN", "field": "G13-TS01"}, {"1.900001"}),
        ({"field": "G99"}, set()),
        ({"audience": "CITI"}, set()),
    ],
)
def test_filters(filters: dict[str, str], found: set[str]) -> None:
    assert set(codes(**filters)) == found


@pytest.mark.usefixtures("city")
def test_each_value_of_a_filter_tells_how_many_it_would_leave() -> None:
    counts = found("khai").counts
    assert counts["field"]["G15-TP07"] == len(codes("khai", field="G15-TP07"))
    narrowed = found("khai", field="G15-TP07", audience="CITIZEN").counts
    assert narrowed["field"] == {code: len(codes("khai", field=code, audience="CITIZEN")) for code in narrowed["field"]}
    assert "G99" not in found().counts["field"]


def test_a_long_query_is_cut_not_refused() -> None:
    a_procedure("1.000001", "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai")
    assert codes("một hai ba bốn năm sáu bảy tám chín mười mười một " + "xyz " * 2000) == ["1.000001"]


def test_finding_costs_the_stamp_and_after_a_publication_the_rows(
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    imported()
    with django_assert_num_queries(3):
        assert len(codes("khai tử", field="G15-TP07", audience="CITIZEN")) == 1
    with django_assert_num_queries(1):
        codes("đảo hè")


def test_a_publication_is_found_at_once() -> None:
    imported()
    assert codes("sao y bản chính") == []
    published("2.000815")
    assert codes("sao y bản chính") == ["2.000815"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khai sihn", "khai sinh"),  # two letters swapped
        ("khai snh", "khai sinh"),  # one left out
        ("khau sinh", "khai sinh"),  # the key beside
        ("khai sinhh", "khai sinh"),  # one twice
        ("dang kys khai sinh", "đăng ký khai sinh"),  # Telex left as it was typed
        ("ddawng kys khai sinh", "đăng ký khai sinh"),
        ("chuwngs thuwcj", "chứng thực"),
    ],
)
@pytest.mark.usefixtures("city")
def test_slips_of_the_finger_are_mended_and_told(typed: str, meant: str) -> None:
    mended = found(typed)
    assert (mended.mended, mended.rows[0].code in ("1.001193", "2.000815")) == (meant, True)
    assert find(index(), typed, exactly=True).rows == []


def test_what_the_catalogue_knows_is_never_mended() -> None:
    a_procedure("1.000001", "Đăng ký khai tử")
    a_procedure("1.000002", "Khai tư liệu")
    assert [found(words).mended for words in ("khai tử", "khai tu", "khai tư", "dang ky")] == ["", "", "", ""]


@pytest.mark.pure
@pytest.mark.parametrize("pair", [("hòa", "hoà"), ("thúy", "thuý"), ("ký", "kí"), ("lý", "lí"), ("thuỷ", "thủy")])
def test_two_ways_of_writing_one_word_sound_alike(pair: tuple[str, str]) -> None:
    assert spoken(pair[0]) == spoken(pair[1])


@pytest.mark.pure
def test_words_that_differ_by_an_accent_sound_different_and_fold_alike() -> None:
    assert len({spoken(word) for word in ("tử", "tư", "tu", "tự")}) == 4
    assert {plain(word) for word in ("tử", "tư", "tu", "tự")} == {"tu"}
