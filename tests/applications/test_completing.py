"""Whoever writes a procedure reads how often people had to complete what they filed, and why."""

import pytest

from accounts.models import User
from tests.applications.desk_pages import Desk
from tests.applications.stories import COPIES, accepted, ask_for_supplement, filed

URL = f"/can-bo/soan-thu-tuc/{COPIES}/bo-sung/"


def test_the_rate_and_the_reasons(citizen: User) -> None:
    assert "Chưa có hồ sơ nào được tiếp nhận." in Desk("quantri").get(URL).text
    accepted(filed(citizen, COPIES))
    ask_for_supplement(accepted(filed(citizen, COPIES)))
    page = Desk("quantri").get(URL)
    assert "1 trong 2 hồ sơ được tiếp nhận mà không phải bổ sung lần nào: 50 %." in page.text
    assert "Lý do khác, cán bộ tự ghi 1" in page.text
    assert "Bổ sung mục nào" in page.text


@pytest.mark.parametrize("username", ["hotich", "giamsat", "lanhdao"])
def test_nobody_else(citizen: User, username: str) -> None:
    assert Desk(username).get(URL).status == 404
