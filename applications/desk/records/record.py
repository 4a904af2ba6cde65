"""One thing that happened to a dossier, and a group of them, as the handling page lists them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from core.templatetags.vietnamese import moment
from core.text import Sentence


@dataclass(frozen=True)
class Record:
    """`state` with its `tone`: where it stands, such as an extension that waits for its decision."""

    title: str
    at: datetime
    who: str = ""
    lines: list[str] = field(default_factory=list)
    state: Sentence = ""
    tone: str = ""


class Kind(NamedTuple):
    """A group: its heading, the rows of it, by which path they belong to a dossier, and how one is told."""

    title: Sentence
    rows: Callable[[], QuerySet[Any]]
    of: str
    tell: Callable[[Any], Record]


def told(*lines: str) -> list[str]:
    """The lines that say something."""
    return [line for line in lines if line]


def by(user: User | None) -> str:
    """Who did it; what nobody did, the portal did by itself."""
    return user.full_name if user else _("Hệ thống")


def change(before: datetime, after: datetime) -> str:
    return f"{moment(before)} → {moment(after)}"
