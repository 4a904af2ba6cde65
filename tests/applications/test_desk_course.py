"""A dossier's way as officers and applicants read it: passed, open, to come; sent back, skipped, refused."""

from typing import Any

from accounts.models import User
from applications.models import Dossier
from applications.queries import Stage, course_of
from applications.workflow.advance import facts_of_dossier
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    NEWBORN,
    accepted,
    answers_of,
    ask_for_supplement,
    end,
    filed,
    fresh,
    open_run,
    turn_down,
    work,
)


def read(dossier: Dossier, *, with_facts: bool = False) -> dict[str, Any]:
    """The states by the step's name; the branches of a fork under its name."""
    dossier = fresh(dossier)
    stages = course_of(dossier, facts_of_dossier(dossier) if with_facts else None)
    return {stage.label: branches(stage) or stage.state for stage in stages}


def branches(stage: Stage) -> dict[str, Any]:
    return {each["label"]: {step["label"]: step["state"] for step in each["course"]} for each in stage.branches}


def test_passed_open_and_to_come(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    assert read(dossier) == {
        "Kiểm tra bản chính và tiếp nhận": "done",
        "Đối chiếu, ghi lời chứng và vào sổ": "done",
        "Ký chứng thực": "current",
        "Đóng dấu và phát hành": "todo",
        "Trả bản sao và bản chính": "todo",
    }
    signing = course_of(fresh(dossier))[2]
    assert (signing.who, signing.at) == ("Ủy ban nhân dân phường Hồng Bàng", open_run(dossier, "signing").opened_at)


def test_what_was_done_before_a_return_is_to_be_done_again(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="decision")
    end(open_run(dossier, "decision"), "RETURNED", "Diện tích sàn chưa khớp bản vẽ.")
    states = read(dossier, with_facts=True)
    assert list(states.values()) == ["done", "current", "todo", "todo", "todo", "todo"]
    assert states["Thẩm định hồ sơ"] == "current"


def test_both_branches_go_on_each_at_its_own_pace(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="birth_issue")
    end(open_run(dossier, "birth_issue"))
    end(open_run(dossier, "insurance_handling"), findings=answers_of(NEWBORN))
    assert read(dossier)["Giải quyết cùng lúc"] == {
        "Đăng ký thường trú": {
            "Thẩm tra và cập nhật Cơ sở dữ liệu về cư trú": "current",
            "Duyệt kết quả đăng ký thường trú": "todo",
            "Phát hành Thông báo kết quả về cư trú": "todo",
        },
        "Cấp thẻ bảo hiểm y tế": {
            "Thẩm tra và cấp mã số bảo hiểm": "done",
            "Duyệt cấp thẻ bảo hiểm y tế": "current",
            "Phát hành thẻ bảo hiểm y tế": "todo",
        },
    }


def test_after_a_refusal_its_branch_has_no_more_steps(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="residence_handling")
    turn_down(open_run(dossier, "residence_handling"), "Chủ hộ không đồng ý bằng văn bản.")
    fork = read(dossier)["Giải quyết cùng lúc"]
    proposed, decided = "Thẩm tra và cập nhật Cơ sở dữ liệu về cư trú", "Duyệt kết quả đăng ký thường trú"
    assert fork["Đăng ký thường trú"] == {proposed: "done", decided: "stopped"}
    assert set(fork["Cấp thẻ bảo hiểm y tế"].values()) == {"done"}
    assert read(dossier)["Trả kết quả"] == "current"


def test_a_branch_nobody_asked_for_is_not_shown_once_that_is_known(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="planning_opinion", changes={"needs_planning": True})
    known = read(dossier, with_facts=True)["Giải quyết cùng lúc"]
    assert known == {"Quy hoạch, kiến trúc": {"Cho ý kiến về quy hoạch, kiến trúc": "current"}}
    assert set(read(dossier)["Giải quyết cùng lúc"]) == {"Quy hoạch, kiến trúc", "Phòng cháy, chữa cháy", "Di tích"}
    skipped = work(accepted(filed(citizen, BUILDING)), until="decision")
    assert "Giải quyết cùng lúc" not in read(skipped)


def test_a_step_that_does_not_apply_is_not_announced(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    name = "Người yêu cầu kiểm tra bản nháp Giấy khai sinh"
    assert name in read(dossier, with_facts=True)
    Dossier.objects.filter(pk=dossier.pk).update(channel="COUNTER")
    assert name not in read(dossier, with_facts=True)


def test_waiting_for_the_applicant_has_its_own_state(citizen: User) -> None:
    dossier = ask_for_supplement(filed(citizen, BIRTH))
    assert read(dossier)["Kiểm tra và tiếp nhận hồ sơ"] == "waiting"


def test_an_ended_dossier_announces_nothing(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    end(open_run(dossier, "signing"), "REFUSED", "Bản chính đã bị tẩy xóa.")
    assert list(read(dossier).values()) == ["done", "done", "stopped"]
