"""Places: two tiers, the provinces of today, and what those before 1 July 2025 are called now."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import AdministrativeUnit
from accounts.sample.territories import write_territories
from core.errors import Invalid
from procedures.definition.form import FormField
from procedures.fields import clean, show
from procedures.fields.former import joined_province, named_district

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def territories(db: None) -> None:
    write_territories()


def field(kind: str) -> FormField:
    return FormField.model_validate({"id": "x", "kind": kind, "label": {"vi": "X"}})


def refusal(kind: str, raw: Any) -> str:
    with pytest.raises(Invalid) as refused:
        clean(raw, field(kind))
    return str(refused.value.message)


OUTSIDE = {"text": "Số 1", "unit": "", "province": "01", "commune": "phường Ba Đình"}


@pytest.mark.parametrize(
    ("kind", "raw", "kept", "shown"),
    [
        (
            "address",
            {"text": " Số  1 ", "unit": "90008", "province": "", "commune": "quên"},
            {"text": "Số  1", "unit": "90008"},
            "Số  1, phường Hồng Bàng, thành phố Hải Phòng",
        ),
        ("address", OUTSIDE, OUTSIDE, "Số 1, phường Ba Đình, thành phố Hà Nội"),
        (
            "address",
            {"text": "Số 1, tỉnh Hà Nam", "unit": ""},
            {"text": "Số 1, tỉnh Hà Nam", "unit": ""},
            "Số 1, tỉnh Hà Nam",
        ),
        ("commune", "90008", "90008", "phường Hồng Bàng, thành phố Hải Phòng"),
        (
            "birth_place",
            {"text": "xã A, huyện B, tỉnh Hải Dương", "unit": None},
            {"text": "xã A, huyện B, tỉnh Hải Dương", "unit": "", "province": ""},
            "xã A, huyện B, tỉnh Hải Dương",
        ),
        (
            "birth_place",
            {"text": "", "unit": "", "province": "22"},
            {"text": "", "unit": "", "province": "22"},
            "tỉnh Quảng Ninh",
        ),
        (
            "birth_place",
            {"text": "Bệnh viện Phụ sản", "unit": "90008", "province": "31"},
            {"text": "Bệnh viện Phụ sản", "unit": "90008", "province": ""},
            "Bệnh viện Phụ sản, phường Hồng Bàng, thành phố Hải Phòng",
        ),
    ],
)
def test_what_is_accepted_kept_and_shown(kind: str, raw: Any, kept: Any, shown: str) -> None:
    assert clean(raw, field(kind)) == kept
    assert clean(kept, field(kind)) == kept
    assert show(kept, field(kind)) == shown


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("address", "Số 1"),
        ("address", {"text": "Số 1", "unit": None}),
        ("address", {"text": "Số 1", "unit": "31"}),
        ("address", {"text": "Số 1", "unit": "99999"}),
        ("address", {"text": "Số 1", "unit": ["90008"]}),
        ("address", {"text": "Số 1", "unit": 90008}),
        ("address", {"text": "", "unit": "90008"}),
        ("address", {"text": "x" * 301, "unit": "90008"}),
        ("address", {"text": "Số 1", "unit": "90008", "province": "01"}),
        ("address", {"text": "Số 1", "unit": "", "province": "31", "commune": "Hồng Bàng"}),
        ("address", {"text": "Số 1", "unit": "", "province": "30", "commune": "xã A"}),
        ("address", {"text": "Số 1", "unit": "", "province": "01", "commune": ""}),
        ("address", {"text": "Số 1", "unit": "", "province": "01", "commune": {"a": "b"}}),
        ("address", {"text": "Số 1", "unit": "90008", "x": "y"}),
        ("commune", "31"),
        ("commune", "30"),
        ("commune", ["90008"]),
        ("birth_place", {"text": "", "unit": "", "province": "30"}),
        ("birth_place", {"text": "A", "commune": "B"}),
    ],
)
def test_what_is_refused_says_what_to_mend(kind: str, raw: Any) -> None:
    assert refusal(kind, raw).endswith(".")


def test_a_new_address_has_no_district_and_no_former_province() -> None:
    told = refusal("address", {"text": "Thôn Đông, huyện An Lão", "unit": "90050"})
    assert "“huyện An Lão”" in told
    told = refusal("address", OUTSIDE | {"commune": "xã Đông, tỉnh Hà Nam"})
    assert "tỉnh Hà Nam nay thuộc tỉnh Ninh Bình" in told


@pytest.mark.parametrize(
    ("address", "district"),
    [
        ("Số 5, Quận 1", "Quận 1"),
        ("xã An Lão huyện An Lão", "huyện An Lão"),
        ("thị xã Đông", "thị xã Đông"),
        ("phố Huyện Quang", None),
        ("gần Huyện ủy cũ", None),
        ("đường Quận Công", None),
    ],
)
def test_districts_are_recognised(address: str, district: str | None) -> None:
    assert named_district(address) == district


@pytest.mark.parametrize(
    ("address", "now"),
    [
        ("Số 5, tỉnh Hải Dương", "thành phố Hải Phòng"),
        ("Số 5, TP. Hải Dương", "thành phố Hải Phòng"),
        ("Số 5, Tỉnh hoà bình", "tỉnh Phú Thọ"),
        ("xã Đông tỉnh Bà Rịa – Vũng Tàu", "thành phố Hồ Chí Minh"),
        ("Thôn Đông, xã Nam, Thái Bình", "tỉnh Hưng Yên"),
        ("Số 5, Hòa Bình", None),
        ("phố Hà Nam, phường Hải Dương", None),
        ("Số 5, tỉnh Quảng Ninh", None),
    ],
)
def test_former_provinces_are_recognised(address: str, now: str | None) -> None:
    found = joined_province(address)
    assert (found and found["now"]) == now


def test_the_provinces_of_today_and_those_that_joined_them() -> None:
    units = AdministrativeUnit.objects.filter(parent=None)
    assert units.filter(valid_to=None).count() == 34
    former = units.exclude(valid_to=None)
    assert former.count() == 29
    assert all(unit.successors.count() == 1 for unit in former)
    assert former.get(code="30").successors.get().name == "Hải Phòng"
    assert list(former.filter(fictitious_code=False, code__in=units.filter(valid_to=None).values("code"))) == []


def test_writing_them_twice_is_writing_them_once() -> None:
    before = AdministrativeUnit.objects.count(), AdministrativeUnit.successors.through.objects.count()
    write_territories()
    assert (AdministrativeUnit.objects.count(), AdministrativeUnit.successors.through.objects.count()) == before


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["90008", "01", "31"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["text", "unit", "province", "commune"]), inner)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", ["address", "birth_place", "commune"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(raw=JSON)
def test_whatever_is_sent_is_kept_or_refused(kind: str, raw: Any) -> None:
    try:
        kept = clean(raw, field(kind))
    except Invalid:
        return
    assert clean(kept, field(kind)) == kept
    assert kept is None or show(kept, field(kind))
