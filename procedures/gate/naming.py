"""What a part is called in a finding: what it is, its label for people, its id for the document."""

from django.utils.translation import gettext_lazy as _

from core.text import Sentence
from procedures.definition.base import Part
from procedures.definition.deadline import Deadline, PauseReason
from procedures.definition.examples import Example
from procedures.definition.fees import Exemption, FeeRule
from procedures.definition.form import Column, FormField, Page, Rule, Section
from procedures.definition.general import Case, ChannelRule, General
from procedures.definition.outcome import OutcomeRule, ResultPaper
from procedures.definition.papers import PaperRequirement
from procedures.definition.process import Branch, Process, Step

WORDS: dict[type[Part], Sentence] = {
    General: _("Thông tin chung"),
    Case: _("Trường hợp"),
    ChannelRule: _("Cách nộp"),
    Page: _("Trang"),
    Section: _("Mục"),
    FormField: _("Trường"),
    Column: _("Cột"),
    Rule: _("Quy tắc bên trường"),
    PaperRequirement: _("Giấy tờ"),
    FeeRule: _("Khoản thu"),
    Exemption: _("Diện miễn, giảm"),
    Process: _("Quy trình"),
    Step: _("Bước"),
    Branch: _("Nhánh"),
    Deadline: _("Thời hạn"),
    PauseReason: _("Lý do tạm dừng"),
    OutcomeRule: _("Kết quả"),
    ResultPaper: _("Giấy kết quả"),
    Example: _("Ví dụ"),
}
# Where the mark is no id.
MARKS: dict[type[Part], tuple[str, ...]] = {ChannelRule: ("channel",), Rule: ("field",)}


def called(part: Part) -> str:
    """Such as: Trường «Ngày sinh» (birth_date)."""
    if isinstance(part, General):
        return str(WORDS[General])
    title, mark = _first(part, "label", "name", "title"), _first(part, *MARKS.get(type(part), ("id", "code")))
    named = [f"«{title}»" if title else "", f"({mark})" if mark else ""]
    return " ".join(filter(None, [str(WORDS[type(part)]), *named]))


def _first(part: Part, *names: str) -> str:
    return next((str(value) for name in names if (value := getattr(part, name, None)) is not None), "")
