"""Whose hands a step is in: taking it, laying it back, and, for chiefs, putting it into somebody's hands."""

from collections.abc import Callable, Iterator

from django import forms
from django.utils.translation import gettext as _

from applications import permissions
from applications.actions.parts.taking import elsewhere
from applications.desk.act import Act
from applications.desk.asking import Words
from applications.desk.offers.at import Open, Whole
from applications.models import StepRun
from procedures.fields.questions import Question

BY_RULE = ""


def claim(at: Open) -> Act | None:
    """What nobody has, and for a stand-in what the absent colleague has."""
    if at.run.assignee_id == at.user.pk or elsewhere(at.user, at.run):
        return None
    return Act(
        at.url("claim", at.run.pk),
        _("Nhận việc này"),
        consequence=_("Bước này sẽ đứng tên anh/chị, đồng nghiệp không làm nữa. Làm luôn cũng là nhận."),
        sent=at.sent,
    )


def release(at: Open) -> Act | None:
    if at.run.assignee_id != at.user.pk:
        return None
    consequence = _("Bước này trở lại bộ phận; ai rảnh thì nhận.")
    return Act(at.url("release", at.run.pk), _("Trả việc về bộ phận"), consequence=consequence, sent=at.sent)


def assign(whole: Whole) -> Act | None:
    """For the chiefs of the desks where the dossier's open steps are."""
    runs = permissions.shared_out_by(whole.user, [run for run in whole.runs if run.is_open and run.role])
    if not runs:
        return None
    return Act(
        whole.url("assign"),
        _("Phân công"),
        asks=_whom([(run.title, list(_choices(run))) for run in runs]),
        sent=whole.sent,
    )


def _choices(run: StepRun) -> Iterator[tuple[str, str]]:
    yield f"{run.pk}:{BY_RULE}", _("Theo cách chia việc của bộ phận")
    for person in permissions.able(run).values():
        here = _("%(who)s (đang giữ)") if person.pk == run.assignee_id else "%(who)s"
        yield f"{run.pk}:{person.pk}", here % {"who": person.full_name}


def _whom(groups: list[tuple[str, list[tuple[str, str]]]]) -> type[Words]:
    """A form that asks into whose hands, a group of names a step."""
    select = forms.Select(choices=[("", _("Chọn người")), *groups])
    return type("Whom", (Words,), {"to": Question(label=_("Giao cho"), widget=select)})


RUN_ACTS: list[Callable[[Open], Act | None]] = [claim, release]
DOSSIER_ACTS: list[Callable[[Whole], Act | None]] = [assign]
