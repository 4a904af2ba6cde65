"""Printing: from the snapshot's data to signed bytes that never change, and their hash in the ledger."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Agency
from applications.models import Paper
from core.files import keep
from core.ledger import record
from core.outbox import Effect
from core.pdf import Carried, Place, Typeset, render_picture, typeset
from core.signing import CITY, Holder, Visible, sign_pdf


def print_paper(paper_id: int) -> Effect:
    """Prints and signs the paper unless that was done; the effect ties the bytes to the row and tells the ledger."""
    paper = Paper.objects.select_related("agency").get(pk=paper_id)
    if paper.blob_id:
        return None
    now = timezone.now()
    printed = typeset(
        paper.template, {"paper": paper, **paper.data}, title=paper.title, carries=Carried(paper.data, paper.issued_at)
    )
    pdf, subject = sign_pdf(printed.pdf, _holder(paper.agency), _visible(paper, printed, now))
    blob = keep(pdf, "application/pdf")

    def tie() -> None:
        signed = {"blob": blob, "signed_by": subject, "signed_at": now}
        if Paper.objects.filter(pk=paper_id, blob=None).update(**signed):
            record(paper.subject, "paper.kept", "system", code=paper.code, sha256=blob.sha256)

    return tie


def _holder(agency: Agency | None) -> Holder:
    return Holder(agency.code, agency.name) if agency else CITY


def _visible(paper: Paper, printed: Typeset, now: datetime) -> Visible | None:
    """Where the form keeps a place for the seal: agency, who signs for it, and the time with its zone (NĐ 30/2020)."""
    place: Place | None = printed.places.get("seal")
    if place is None:
        return None
    signer = next(each for each in paper.data["frame"]["signatures"] if each.get("sealed"))
    at = f"{timezone.localtime(now):%d/%m/%Y %H:%M:%S} +07:00"
    seal = {"agency": _holder(paper.agency).name, "name": signer["name"], "at": at}
    picture = render_picture("papers/seal.html", seal)
    said = ("Chữ ký số", f"Thời gian ký: {at}", f"Ký bởi: {seal['agency']}", signer["name"])
    words = ". ".join(filter(None, said))
    return Visible(picture, place.page, place.left, place.bottom, place.right, place.top, words)
