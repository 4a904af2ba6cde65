"""Who may receive: is it the applicant who stands there, somebody who came for them before, or somebody else?"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.identity_card import is_card, read_card
from applications.models import Dossier
from core.text import Sentence

NUMBER = re.compile(r"[0-9]{9,12}")


@dataclass(frozen=True)
class Shown:
    """What the paper shown says: in words for the record, whose number, and the name where a card was read."""

    identity: str
    number: str
    name: str = ""


def shown_in(typed: str) -> Shown:
    """A card read, or what was typed. Invalid for a QR code that is no card's."""
    if is_card(typed):
        card = read_card(typed)
        return Shown(_("Căn cước %(number)s") % {"number": card.personal_id}, card.personal_id, card.full_name)
    found = NUMBER.search(typed.replace(" ", ""))
    return Shown(typed.strip(), found[0] if found else "")


@dataclass(frozen=True)
class Entitled:
    """What the desk is told: tone, words, and what the form then starts with."""

    tone: str
    words: Sentence
    receiver: str = ""
    on_behalf: str = ""


def judge(dossier: Dossier, shown: Shown) -> Entitled:
    """The applicant's own number; that of whoever handed it in for them; or a stranger's, who needs an authority."""
    person = dossier.person
    if shown.number and shown.number == dossier.applicant_number:
        return Entitled("done", _("Khớp số định danh của người nộp."), dossier.applicant_name)
    if person and shown.number and shown.number == person.personal_id:
        basis = dossier.authority or _("Người đã nộp hồ sơ")
        return Entitled("done", _("Khớp người đã nộp hồ sơ thay."), person.full_name, basis)
    return Entitled("soon", _("Không phải người nộp: phải có giấy ủy quyền hoặc giấy tờ về quan hệ."), shown.name)
