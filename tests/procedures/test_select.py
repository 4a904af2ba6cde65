"""A list to choose from: every option written, the chosen one marked, nothing of it taken for markup."""

import pytest

from procedures.fields.lists import Select

pytestmark = pytest.mark.pure

WARDS = [("", "Chọn …"), ("90008", "Hồng Bàng (phường)"), ("90050", "An Lão (xã)")]


def test_the_chosen_option_is_marked() -> None:
    written = Select(choices=WARDS).render("ward", "90050", {"id": "id_ward"})
    assert '<select name="ward" id="id_ward">' in written
    assert '<option value="90050" selected>An Lão (xã)</option>' in written
    assert written.count(" selected") == 1
    assert written.count("<option") == 3


def test_without_a_choice_the_empty_option_is_marked() -> None:
    assert '<option value="" selected>Chọn …</option>' in Select(choices=WARDS).render("ward", None)


def test_what_is_written_in_an_option_stays_text() -> None:
    hostile = '"><script>alert(1)</script>'
    written = Select({"title": hostile}, [(hostile, f"{hostile} & nhà")]).render("ward", hostile)
    assert "<script>" not in written
    assert written.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;") == 3
    assert "&amp; nhà</option>" in written
