"""Official text as it comes, made plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.national.prose import plain

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\r\nb\rc\n\n\nd", "a\nb\nc\nd"),
        ("\t- Một\t\thai\xa0ba \u200e", "- Một hai ba"),
        ("<p>Một</p><p>Hai<br/>Ba</p>", "Một\nHai\nBa"),
        ("<ul><li>Một</li><li>Hai</li></ul>", "- Một\n- Hai"),
        ("Diện tích &lt; 100 m2 &amp; cao &gt; 3 m", "Diện tích < 100 m2 & cao > 3 m"),
        ("nếu a<b thì lấy b>a", "nếu a<b thì lấy b>a"),
        ("<script>alert(1)</script>Đơn", "alert(1)Đơn"),
        ("&lt;img src=x onerror=alert(1)&gt;Đơn", "Đơn"),
        ("\uf0b7 Một\n· Hai\n\uf02d Ba", "• Một\n• Hai\n- Ba"),
        ('<td class="a">Một</td><TD>Hai</TD>', "Một\nHai"),
        ("<p " + "=" * 50_000, "<p " + "=" * 50_000),
        ("", ""),
    ],
)
def test_plain(given_text: str, expected: str) -> None:
    assert plain(given_text) == unicodedata.normalize("NFC", expected)


@given(st.text())
def test_plain_text_is_NFC_without_control_marks_or_double_spaces(text: str) -> None:
    result = plain(text)
    assert result == unicodedata.normalize("NFC", result)
    assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in result.replace("\n", ""))
    assert "  " not in result and "\n\n" not in result


@given(st.text(alphabet="abcđêơ ,.0123456789%/()+-\n"))
def test_no_word_is_lost(text: str) -> None:
    assert plain(text).split() == text.split()
