"""Who stands at the counter to do what is the applicant's: a card read or a paper named, and by which authority."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.actions.parts.in_person import Came
from applications.desk.returning.entitled import Entitled, judge, shown_in
from applications.models import Dossier
from core.errors import Invalid
from procedures.fields.questions import Asking, Question

OFF = {"autocomplete": "off"}


class CameForm(Asking):
    """Asks; the action judges."""

    came_identity = Question(
        label=_("Giấy tờ người đến xuất trình"),
        help_text=_("Quét thẻ căn cước hoặc gõ loại và số giấy tờ."),
        widget=forms.TextInput(OFF | {"accesskey": "2"}),
    )
    came_name = Question(
        label=_("Họ và tên người đến"),
        required=False,
        help_text=_("Bỏ trống khi giấy tờ là của người nộp."),
        widget=forms.TextInput(OFF),
    )
    came_authority = Question(
        label=_("Căn cứ làm thay"),
        required=False,
        help_text=_("Giấy ủy quyền, quan hệ; bỏ trống khi chính người nộp đến."),
        widget=forms.TextInput(OFF),
    )


def came_in(dossier: Dossier, sent: Mapping[str, str]) -> tuple[Came, Entitled | None]:
    """Who came, as was sent; what the paper shown tells is filled in. Invalid for a QR code that is no card's."""
    name, typed, authority = (
        sent.get(place, "").replace("\0", "").strip() for place in ("came_name", "came_identity", "came_authority")
    )
    if not typed:
        return Came(name, "", authority), None
    try:
        shown = shown_in(typed)
    except Invalid as error:
        raise Invalid(error.message, {"came_identity": error.message}) from error
    known = judge(dossier, shown)
    return Came(name or known.receiver, shown.identity, authority or known.on_behalf), known


def started(came: Came) -> dict[str, Any]:
    """What the form starts with."""
    return {"came_identity": came.identity, "came_name": came.name, "came_authority": came.authority}
