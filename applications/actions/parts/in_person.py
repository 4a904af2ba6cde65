"""What the applicant does, done at the counter for who stands there: who, which paper was shown, by which authority."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.models import Dossier, Presence
from core.errors import Invalid


@dataclass(frozen=True)
class Came:
    """Who stands at the counter; `authority` where it is not the applicant."""

    name: str = ""
    identity: str = ""
    authority: str = ""


def for_applicant(user: User, dossier: Dossier, came: Came | None) -> None:
    """Lets the applicant's side act; or the counter that filed the dossier, keeping the proof of who came.

    Denied to anybody else, Invalid without proof.
    """
    if permissions.owns(user, dossier):
        return
    permissions.require(permissions.serves(user, dossier))
    keep_presence(user, dossier, came)


def keep_presence(user: User, dossier: Dossier, came: Came | None) -> None:
    """The proof of who came, kept with the ledger's next entry (`tell_ledger`). Invalid where it is not told whole."""
    shown = came or Came()
    if wrong := _missing(dossier, shown):
        raise Invalid(_("Hãy ghi ai đến quầy và giấy tờ đã xuất trình."), wrong)
    dossier.presence = Presence(
        dossier=dossier,
        name=shown.name[:200],
        identity=shown.identity[:100],
        authority=shown.authority[:300],
        served_by=user,
    )


def _missing(dossier: Dossier, came: Came) -> dict[str, str]:
    wrong = {} if came.identity else {"came_identity": _("Hãy ghi giấy tờ đã xuất trình.")}
    if not came.name:
        wrong["came_name"] = _("Hãy ghi họ tên người đến.")
    elif came.name.casefold() != dossier.applicant_name.casefold() and not came.authority:
        wrong["came_authority"] = _("Người đến không phải người nộp: hãy ghi giấy ủy quyền hoặc quan hệ.")
    return wrong
