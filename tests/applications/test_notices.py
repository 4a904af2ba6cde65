"""What the applicant is told: by the office that asks or refuses, not by the counter, and as soon as it does."""

import pytest

from applications.actions.answer_supplement import answer_supplement
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    NEWBORN,
    SAME,
    accepted,
    ask_for_supplement,
    filed,
    fresh,
    open_city,
    open_run,
    turn_down,
    work,
)


@pytest.mark.parametrize(
    ("code", "office"), [(BIRTH, "Trung tâm Phục vụ hành chính công"), (BUILDING, "Ủy ban nhân dân")]
)
def test_a_supplement_is_asked_for_by_the_office_that_asks(db: None, code: str, office: str) -> None:
    citizen = open_city()
    dossier = filed(citizen, code)
    if code == BUILDING:
        accepted(dossier)
    ask_for_supplement(fresh(dossier))
    assert dossier.notices.latest("pk").body.startswith(f"{office} phường Hồng Bàng đề nghị bạn bổ sung")
    answer_supplement(citizen, dossier.pk, note=SAME)
    assert dossier.notices.latest("pk").body.startswith(f"{office} phường Hồng Bàng đã nhận phần bổ sung")


def test_a_part_refused_is_told_at_once(db: None) -> None:
    dossier = accepted(filed(open_city(), NEWBORN))
    work(dossier, until="residence_handling")
    turn_down(open_run(dossier, "residence_handling"), "Chủ hộ không đồng ý.")
    notice = dossier.notices.get(moment="part_refused")
    assert "Công an phường Hồng Bàng không giải quyết phần “Đăng ký thường trú”" in notice.body
    assert "Lý do: Chủ hộ không đồng ý." in notice.body
