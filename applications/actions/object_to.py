"""object_to: somebody has something against a posted matter, and says so while it is posted."""

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.parts.changing import changing, tell_ledger
from applications.models import Objection, Posting
from core.errors import Conflict, Invalid, or_denied
from procedures.fields.words import plain

LEAST, LONGEST, MOST = 10, 200, 5000


def object_to(posting_id: int, name: str, contact: str, text: str) -> Objection:
    """What was received. Invalid without name, contact or reason; Conflict when the posting is over."""
    name, contact, text = plain(name[:LONGEST], LONGEST), plain(contact[:LONGEST], LONGEST), plain(text[:MOST], MOST)
    if wrong := _missing(name, contact, text):
        raise Invalid(_("Ý kiến chưa đủ thông tin."), wrong)
    known = or_denied(Posting.objects.filter(pk=posting_id).values_list("step_run__dossier", flat=True).first())
    with changing(known, None) as dossier:
        found = Posting.objects.current().filter(pk=posting_id).select_related("step_run").first()
        if found is None:
            raise Conflict(_("Việc niêm yết này đã kết thúc nên không nhận ý kiến nữa."))
        objection = Objection.objects.create(
            posting=found, name=name, contact=contact, text=text, received_at=timezone.now()
        )
        tell_ledger(dossier, "posting.objected", None, step=found.step_run.step, objection=objection.pk)
    return objection


def _missing(name: str, contact: str, text: str) -> dict[str, str]:
    wrong = {} if name else {"name": _("Hãy ghi họ tên.")}
    if not contact:
        wrong["contact"] = _("Hãy ghi số điện thoại, thư điện tử hoặc địa chỉ để cơ quan trả lời.")
    if len(text) < LEAST:
        wrong["text"] = _("Ý kiến cần ít nhất %(n)s ký tự.") % {"n": LEAST}
    return wrong
