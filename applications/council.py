"""Whether a council may conclude, by its version's rule: who sits, who is there, how they voted."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import Sentence
from procedures.definition.process import Council
from procedures.wording import choice_label

People = Sequence[Mapping[str, Any]]


class Seat(StrEnum):
    CHAIR = "CHAIR"
    SECRETARY = "SECRETARY"
    MEMBER = "MEMBER"
    GUEST = "GUEST"


class Vote(StrEnum):
    FOR = "FOR"
    AGAINST = "AGAINST"


SEATS: dict[str, Sentence] = {
    Seat.CHAIR: gettext_lazy("Chủ trì"),
    Seat.SECRETARY: gettext_lazy("Thư ký"),
    Seat.MEMBER: gettext_lazy("Ủy viên"),
    Seat.GUEST: gettext_lazy("Khách mời"),
}
VOTES: dict[str, Sentence] = {
    Vote.FOR: gettext_lazy("Tán thành"),
    Vote.AGAINST: gettext_lazy("Không tán thành"),
}


def members(people: People) -> list[Mapping[str, Any]]:
    """Those who sit in it: guests do not."""
    return [person for person in people if person.get("seat") in {Seat.CHAIR, Seat.SECRETARY, Seat.MEMBER}]


def chair(people: People) -> Mapping[str, Any]:
    """Who presides; nothing is known of one who was not named."""
    return next((person for person in people if person.get("seat") == Seat.CHAIR), {})


def unfit(council: Council, people: People) -> str:
    """The sentence why it could not sit, or that its vote is not told; "" when all is well."""
    sit, there = members(people), present(people)
    numbers = {"n": len(sit), "m": council.members, "there": len(there), "share": choice_label(council.quorum)}
    if not all([person["seat"] for person in there].count(seat) == 1 for seat in (Seat.CHAIR, Seat.SECRETARY)):
        return _("Hãy ghi đúng một người chủ trì và một thư ký, cả hai có mặt.")
    if len(sit) < council.members:
        return _("Hội đồng có ít nhất %(m)s thành viên, biên bản mới ghi %(n)s.") % numbers
    if not council.quorum.is_reached(len(there), len(sit)):
        return _("Có mặt %(there)s trên %(n)s thành viên, cần %(share)s: chưa đủ để họp.") % numbers
    if council.carried_by and not any(person.get("vote") for person in there):
        return _("Hãy ghi ai tán thành, ai không.")
    return ""


def present(people: People) -> list[Mapping[str, Any]]:
    """The members who are there."""
    return [person for person in members(people) if person.get("present")]


def is_carried(council: Council, people: People) -> bool:
    """Whether enough of those present agreed; always where there is no vote."""
    if council.carried_by is None:
        return True
    there = present(people)
    agree, against = _voted(there, Vote.FOR), _voted(there, Vote.AGAINST)
    even = council.chair_decides and agree == against and chair(there).get("vote") == Vote.FOR
    return even or council.carried_by.is_reached(agree, len(there))


def told(council: Council | None, people: People) -> list[str]:
    """What the minutes say of it: how many were there, how they voted, and what came of it."""
    return list(_told(council, people)) if council else []


def _told(council: Council, people: People) -> Iterator[str]:
    sit, there = members(people), present(people)
    numbers = {"n": len(sit), "there": len(there), "share": choice_label(council.quorum)}
    yield _("Có mặt %(there)s trên %(n)s thành viên (cần %(share)s): đủ điều kiện họp.") % numbers
    if council.carried_by:
        votes = {"agree": _voted(there, Vote.FOR), "against": _voted(there, Vote.AGAINST), "there": len(there)}
        result = _("kết luận được thông qua") if is_carried(council, people) else _("kết luận không được thông qua")
        yield _("Tán thành %(agree)s trên %(there)s, không tán thành %(against)s:") % votes + f" {result}."


def _voted(there: People, vote: Vote) -> int:
    return [person.get("vote") for person in there].count(vote)
