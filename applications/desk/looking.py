"""Who looks at a dossier: when this officer last did, what they checked, and which colleagues look at it now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import User
from applications.models import Dossier, Look

# A page that is open says so every 20 seconds (static/js/looking.js); without that, loading it counts.
STILL = timedelta(seconds=60)


@dataclass(frozen=True)
class Glance:
    """`before_at`: the end of this officer's look before this one; none the first time."""

    before_at: datetime | None
    checked: list[str]
    others: list[User]


def look(user: User, dossier: Dossier, now: datetime) -> Glance:
    """This officer looks at the dossier at `now`: the same look while it goes on, a new one after a minute away."""
    recent = Q(seen_at__gt=now - STILL)
    looks = {each.user_id: each for each in dossier.looks.filter(recent | Q(user=user)).select_related("user")}
    mine = looks.pop(user.pk, None) or Look(user=user, dossier=dossier, began_at=now, seen_at=now)
    if mine.seen_at <= now - STILL:
        mine.before_at, mine.began_at = mine.seen_at, now
    mine.seen_at = now
    if mine.pk:
        mine.save(update_fields=["began_at", "seen_at", "before_at"])
    else:
        Look.objects.bulk_create([mine], ignore_conflicts=True)
    return Glance(mine.before_at, mine.checked, [each.user for each in looks.values()])


def check(user: User, dossier: Dossier, papers: list[str]) -> None:
    """Keeps which papers this officer ticked as looked through."""
    Look.objects.filter(user=user, dossier=dossier).update(checked=papers)
