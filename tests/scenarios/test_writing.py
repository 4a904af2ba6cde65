"""Writing a procedure beside a colleague, and in a browser that runs no scripts."""

from collections.abc import Callable

import pytest

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from procedures.drafting import start_again
from procedures.models import ProcedureVersion
from procedures.versions import definition_of
from tests.scenarios.contents import When
from tests.scenarios.editor import Editor

FESTIVAL = "1.003622"


@pytest.fixture
def draft(city: User) -> ProcedureVersion:
    """The festival of the seeds, being written anew."""
    return start_again(User.objects.get(username="quantri"), FESTIVAL)


def test_two_write_in_one_field_and_nobody_loses_a_word(draft: ProcedureVersion, editor: Callable[..., Editor]) -> None:
    held = RoleAssignment.objects.get(user__username="quantri", role=Role.PROCEDURE_EDITOR)
    colleague = User.objects.get(username="taichinh")
    RoleAssignment.objects.create(user=colleague, role=held.role, agency=held.agency, valid_from=held.valid_from)
    first, second = editor("quantri"), editor("taichinh")
    for each in (first, second):
        each.finds(FESTIVAL)
        each.turns_to("Tờ khai", "Lễ hội", "Nhóm trường 1", "Tên lễ hội")
    first.writes({"Nhãn": "Tên lễ hội, đủ như trên quyết định"})
    second.writes({"Nhãn": "Tên gọi của lễ hội"}, told="Có người vừa sửa cùng chỗ")
    second.meets("Trường Có người vừa sửa cùng chỗ")
    second.reads("Tên lễ hội, đủ như trên quyết định", "Tên gọi của lễ hội")
    second.writes({}, "Giữ bản của tôi", "Đã lưu")
    second.goes_on_to("Lịch sử")
    second.reads("Tên lễ hội, đủ như trên quyết định", "Tên gọi của lễ hội")


def test_a_field_is_written_without_scripts(draft: ProcedureVersion, editor: Callable[..., Editor]) -> None:
    author = editor("quantri", scripts=False)
    author.finds(FESTIVAL)
    author.turns_to("Tờ khai", "Lễ hội", "Nhóm trường 1")
    author.adds(
        "trường",
        {
            "Kiểu trường": "Chọn một",
            "Nhãn": "Lễ hội mấy năm một lần?",
            "Các lựa chọn": [{"Nhãn": "Hằng năm"}, {"Nhãn": "Vài năm một lần"}],
            "Chỉ hiện khi": When("Lễ hội thuộc loại nào?", "là", "Lễ hội truyền thống"),
        },
    )
    author.reads("Lễ hội thuộc loại nào? “Lễ hội truyền thống”")
    draft.refresh_from_db()
    (made,) = [each for each in definition_of(draft).form.fields() if each.label.vi == "Lễ hội mấy năm một lần?"]
    assert [option.value for option in made.options] == ["hang_nam", "vai_nam_mot_lan"]
