"""Being away: somebody else does the work meanwhile, with the rights of whoever is away, for just as long."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.chiefs import is_chief_of
from accounts.models import Absence, RoleAssignment, User
from core.errors import Conflict, Denied, Invalid
from core.ledger import record
from core.text import Sentence


@transaction.atomic
def begin_absence(
    user: User, person: User, stand_in: User, valid_from: datetime, valid_to: datetime | None, note: str = ""
) -> Absence:
    """Lends the person's own duties, in the agencies where both serve, from now at the earliest up to `valid_to`.

    By the person or a chief of theirs (Denied). Invalid without an end ahead, for a stand-in who serves in none of
    these agencies or is away too, and while either of the two already is or has a stand-in in that time.
    """
    _lock(person, stand_in)
    if user.pk != person.pk and not is_chief_of(user, person):
        raise Denied
    valid_from = max(valid_from, timezone.now())
    if valid_to is None or valid_to <= valid_from:
        raise Invalid(_("Hãy xem lại thời gian vắng mặt."), {"valid_to": _("Ngày cuối phải ở phía trước.")})
    lent = _duties(person, stand_in, valid_from, valid_to)
    if wrong := _unfit(person, stand_in, lent, _overlapping(valid_from, valid_to)):
        raise Invalid(wrong, {"stand_in": wrong})
    absence = Absence.objects.create(
        user=person, stand_in=stand_in, valid_from=valid_from, valid_to=valid_to, note=note.strip(), created_by=user
    )
    RoleAssignment.objects.bulk_create(_lent(duty, absence) for duty in lent)
    _tell(absence, "absence.began", user)
    return absence


@transaction.atomic
def end_absence(user: User, absence: Absence) -> None:
    """Ends it now, and with it every right it lent; one that has not begun is called off. Conflict when it is over."""
    _lock(absence.user, absence.stand_in)
    found = Absence.objects.filter(pk=absence.pk).select_related("user", "stand_in").first()
    if found is None or (user.pk != found.user_id and not is_chief_of(user, found.user)):
        raise Denied
    now = timezone.now()
    if found.valid_to is not None and found.valid_to <= now:
        raise Conflict(_("Kỳ vắng mặt này đã kết thúc."))
    _tell(found, "absence.ended", user)
    if found.valid_from >= now:
        found.delete()
        return
    found.lent.filter(valid_from__gte=now).delete()
    found.lent.filter(Q(valid_to=None) | Q(valid_to__gt=now)).update(valid_to=now)
    Absence.objects.filter(pk=found.pk).update(valid_to=now)


def _lock(*people: User) -> None:
    """One change at a time to what these people are trusted with."""
    list(User.objects.select_for_update().filter(pk__in=[each.pk for each in people]).order_by("pk"))


def _overlapping(valid_from: datetime, valid_to: datetime) -> Q:
    return Q(valid_from__lt=valid_to) & (Q(valid_to=None) | Q(valid_to__gt=valid_from))


def _duties(person: User, stand_in: User, valid_from: datetime, valid_to: datetime) -> list[RoleAssignment]:
    """The person's own duties in that time, where the stand-in serves now; what they were lent is not lent on."""
    serves = RoleAssignment.objects.effective().filter(user=stand_in, absence=None).values("agency")
    own = RoleAssignment.objects.filter(_overlapping(valid_from, valid_to), user=person, absence=None)
    return list(own.filter(agency__in=serves).order_by("pk"))


def not_lent(absence: Absence) -> list[RoleAssignment]:
    """The person's own duties in that time that the stand-in has not got: they do not serve in those agencies."""
    assert absence.valid_to is not None
    then = _overlapping(absence.valid_from, absence.valid_to)
    own = RoleAssignment.objects.filter(then, user=absence.user, absence=None).select_related("agency", "unit")
    lent = {(duty.role, duty.agency_id, duty.unit_id) for duty in absence.lent.all()}
    return [duty for duty in own.order_by("pk") if (duty.role, duty.agency_id, duty.unit_id) not in lent]


def _unfit(person: User, stand_in: User, lent: list[RoleAssignment], then: Q) -> Sentence:
    """Why this person cannot stand in for that one then; nothing when they can."""
    absences = Absence.objects.filter(then)
    if person.pk == stand_in.pk:
        return _("Người làm thay phải là người khác.")
    if not lent:
        return _("Người làm thay phải là cán bộ của cùng cơ quan.")
    if absences.filter(user=person).exists():
        return _("Trong thời gian này đã có người làm thay. Hãy kết thúc kỳ vắng mặt đó trước.")
    if absences.filter(user=stand_in).exists():
        return _("Người được chọn cũng vắng mặt trong thời gian này.")
    if absences.filter(stand_in=person).exists():
        return _("Người vắng mặt đang làm thay cho người khác trong thời gian này. Hãy đổi người làm thay đó trước.")
    return ""


def _lent(duty: RoleAssignment, absence: Absence) -> RoleAssignment:
    """The same duty in the stand-in's hands, for as long as both last."""
    assert absence.valid_to is not None
    return RoleAssignment(
        user=absence.stand_in,
        role=duty.role,
        agency_id=duty.agency_id,
        unit_id=duty.unit_id,
        valid_from=max(duty.valid_from, absence.valid_from),
        valid_to=min(duty.valid_to or absence.valid_to, absence.valid_to),
        absence=absence,
    )


def _tell(absence: Absence, event: str, user: User) -> None:
    period = {"valid_from": f"{absence.valid_from}", "valid_to": f"{absence.valid_to}"}
    record(
        f"user:{absence.user_id}", event, f"user:{user.pk}", absence=absence.pk, stand_in=absence.stand_in_id, **period
    )
