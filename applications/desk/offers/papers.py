"""A paper in error: offered to who may put another in its place."""

from collections.abc import Callable, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications import permissions
from applications.desk.act import Act
from applications.desk.asking import Words
from applications.desk.offers.at import Whole
from applications.models import Paper
from applications.reasons import reasons_for
from procedures.fields.questions import Question


def reissue(whole: Whole) -> Act | None:
    in_force = [paper for paper in whole.dossier.papers_issued.all() if paper.superseded_at is None]
    mine = permissions.reissued_by(whole.user, in_force)
    if not mine:
        return None
    return Act(
        whole.url("reissue_paper"),
        _("Cấp lại giấy có sai sót"),
        asks=_which(mine),
        ready=reasons_for("reissue"),
        consequence=_("Giấy mới theo dữ liệu hiện tại của hồ sơ, mang số mới; giấy cũ được ghi là đã thay thế."),
        style="danger",
        sent=whole.sent,
    )


def _which(papers: Sequence[Paper]) -> type[Words]:
    """A form that asks which paper, and why."""
    choices = [(paper.pk, f"{paper.caption} {paper.number}") for paper in papers]
    select = forms.Select(choices=[("", gettext_lazy("Chọn giấy")), *choices])
    reason = Question(
        label=gettext_lazy("Sai sót và lý do cấp lại"),
        help_text=gettext_lazy("Ghi cạnh giấy cũ, người nộp đọc được. Ít nhất 10 ký tự."),
        widget=forms.Textarea({"rows": 2}),
    )
    return type("Which", (Words,), {"paper": Question(label=gettext_lazy("Giấy"), widget=select), "reason": reason})


DOSSIER_ACTS: list[Callable[[Whole], Act | None]] = [reissue]
