"""Paper originals: taken in at a counter, given on or back, signed for by the other office."""

from collections.abc import Callable, Sequence

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications import permissions
from applications.custody import offices_of
from applications.desk.act import Act
from applications.desk.asking import Words
from applications.desk.counter.came import OFF, CameForm
from applications.desk.offers.at import Whole
from applications.desk.offers.sheets import ORIGINALS, sheet_of
from applications.models import HandOver, Original
from procedures.fields.questions import Question


def receive(whole: Whole) -> Act | None:
    if whole.dossier.is_ended or permissions.counter_of(whole.user, whole.dossier) is None:
        return None
    url = whole.url("receive_originals")
    return Act(
        url, _("Nhận giữ bản giấy"), sheet=sheet_of(ORIGINALS, {}, whole.sent, url),
        consequence=_("Chỉ ghi bản chính để lại; từ đây mỗi bản có nơi giữ."), sent=whole.sent,
    )  # fmt: skip


def hand_over(whole: Whole) -> Act | None:
    """What is held here. When the dossier has ended it is to go back: that is then the first thing to do."""
    held = whole.dossier.originals.exclude(held_by=None).exclude(hand_overs__in=_ahead(whole))
    mine = [each for each in held.select_related("held_by") if _keeps(whole, each.held_by_id)] if _any(whole) else []
    if not mine:
        return None
    ended = _("Hồ sơ đã kết thúc mà bản giấy của người nộp còn ở đây.") if whole.dossier.is_ended else ""
    return Act(
        whole.url("hand_over_originals"), _("Bàn giao, trả bản giấy"), asks=_whither(whole, mine), consequence=ended,
        style="" if ended else "secondary", sent=whole.sent,
    )  # fmt: skip


def sign_for(whole: Whole) -> Act | None:
    """What was handed over to an office where the user keeps papers."""
    mine = [each for each in whole.on_the_way if _keeps(whole, each.receiver_id)]
    if not mine:
        return None
    url = whole.url("receive_hand_over")
    return Act(url, _("Ký nhận bản giấy"), asks=_taking(mine), style="", sent=whole.sent)


def take_back(whole: Whole) -> Act | None:
    """What was handed over from here, perhaps to the wrong office, and nobody has signed for."""
    mine = [each for each in whole.on_the_way if _keeps(whole, each.giver_id)]
    if not mine:
        return None
    return Act(whole.url("recall_hand_over"), _("Rút lại bàn giao"), asks=_taking(mine), sent=whole.sent)


def _any(whole: Whole) -> bool:
    """The handling page knows without asking again."""
    return bool(getattr(whole.dossier, "has_originals", True))


def _ahead(whole: Whole) -> QuerySet[HandOver]:
    return HandOver.objects.filter(original__dossier=whole.dossier, received_at=None)


def _keeps(whole: Whole, agency_id: int | None) -> bool:
    return permissions.keeps_originals_at(whole.user, agency_id)


def _taking(ahead: Sequence[HandOver]) -> type[Words]:
    """A form that asks which of those handed over have come; all, to begin with."""
    papers = [(each.pk, f"{each.original.name} ({each.original.quantity}), {each.giver}") for each in ahead]
    box = forms.CheckboxSelectMultiple(choices=papers)
    everything = [pk for pk, _words in papers]
    return type(
        "Taking", (Words,), {"hand_overs": Question(label=gettext_lazy("Bản giấy"), widget=box, initial=everything)}
    )


def _whither(whole: Whole, mine: Sequence[Original]) -> type[Words]:
    """A form that asks which, and to whom; back to the applicant comes first, and then who stands there."""
    papers = [(each.pk, f"{each.name} ({each.quantity})") for each in mine]
    here = [each.held_by_id for each in mine if each.held_by_id]
    offices = [(each.code, str(each)) for each in offices_of(whole.dossier).exclude(pk__in=here)]
    return type(
        "Whither",
        (CameForm, Words),
        {
            "field_order": ["originals", "to"],
            "came_identity": Question(
                label=gettext_lazy("Giấy tờ người đến xuất trình"),
                required=False,
                help_text=gettext_lazy("Khi trả lại người nộp: quét thẻ căn cước hoặc gõ loại và số giấy tờ."),
                widget=forms.TextInput(OFF),
            ),
            "originals": Question(label=gettext_lazy("Bản giấy"), widget=forms.CheckboxSelectMultiple(choices=papers)),
            "to": Question(
                label=gettext_lazy("Giao cho"),
                widget=forms.Select(choices=[("", gettext_lazy("Người nộp hồ sơ (trả lại)")), *offices]),
            ),
        },
    )


DOSSIER_ACTS: list[Callable[[Whole], Act | None]] = [sign_for, hand_over, take_back, receive]
