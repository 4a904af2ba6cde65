"""The refusal of whoever came second: nothing of theirs is lost, for they read both."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import Conflict
from procedures.models import DefinitionEdit, ProcedureVersion


@dataclass(frozen=True)
class Doer:
    """Who changed something, and when."""

    who: str
    at: datetime


class Overtaken(Conflict):
    """The part is no longer as it was seen. `theirs`: as it is now (None: gone); `mine`: what was to be written."""

    def __init__(self, place: str, theirs: Any, mine: Any, by: Doer | None) -> None:
        self.place, self.theirs, self.mine = place, theirs, mine
        self.who: str = by.who if by else ""
        self.at: datetime | None = by.at if by else None
        super().__init__(_sentence(by))


def last_doer(version: ProcedureVersion, place: str) -> Doer | None:
    """Who last wrote at this place, in it or around it; else who last wrote in the version at all."""
    edits = DefinitionEdit.objects.filter(version=version, verb__in=DefinitionEdit.WRITING).select_related("user")
    edit = edits.filter(_about(place)).last() or edits.last()
    return Doer(edit.user.full_name if edit.user else _("Hệ thống"), edit.at) if edit else None


def _about(place: str) -> Q:
    place = place.replace("\0", "")  # it may come from anybody's address, and no row has it
    keys = place.split("/")
    around = [Q(place="/".join(keys[:length])) for length in range(len(keys) + 1)]
    return reduce(or_, around, Q(place__startswith=f"{place}/"))


def _sentence(by: Doer | None) -> str:
    if by is None:
        return _("Phần này không còn như lúc bạn mở. Bản của bạn chưa được lưu; hãy xem cả hai rồi chọn.")
    words = {"who": by.who, "at": f"{timezone.localtime(by.at):%H:%M %d/%m/%Y}"}
    sentence = _("%(who)s vừa sửa phần này lúc %(at)s. Bản của bạn chưa được lưu; hãy xem cả hai rồi chọn.")
    return sentence % words
