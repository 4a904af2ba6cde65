"""Objections to what is posted: each is answered, the oldest first, before the step is done."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.desk.act import Act
from applications.desk.asking import Words
from applications.desk.offers.at import Open
from applications.models import Objection
from core.templatetags.vietnamese import moment
from procedures.definition.process import StepKind
from procedures.fields.questions import Question


class Answer(Words):
    text = Question(
        label=gettext_lazy("Trả lời"),
        help_text=gettext_lazy(
            "Để lại thư điện tử thì Cổng gửi đi; không thì anh/chị báo theo liên hệ ấy. Ít nhất 10 ký tự."
        ),
        widget=forms.Textarea({"rows": 3}),
    )


def answer(at: Open) -> Act | None:
    if at.run.kind != StepKind.POSTING:
        return None
    waiting = Objection.objects.filter(posting__step_run=at.run, answered_at=None).order_by("pk")
    oldest = waiting.first()
    if oldest is None:
        return None
    said = {"who": oldest.name, "contact": oldest.contact, "at": moment(oldest.received_at), "text": oldest.text}
    return Act(
        at.url("answer_objection", oldest.pk),
        _("Trả lời ý kiến (%(n)s chưa trả lời)") % {"n": waiting.count()},
        asks=Answer,
        consequence=_("%(who)s (%(contact)s), %(at)s: “%(text)s”") % said,
        style="",
        sent=at.sent,
    )


RUN_ACTS: list[Callable[[Open], Act | None]] = [answer]
