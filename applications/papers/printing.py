"""Printing: from the snapshot's data to bytes that never change."""

from applications.models import Paper
from core.files import keep
from core.outbox import Effect
from core.pdf import render_pdf


def print_paper(paper_id: int) -> Effect:
    """Prints the paper unless it was printed; the effect ties the bytes to the row."""
    paper = Paper.objects.get(pk=paper_id)
    if paper.blob_id:
        return None
    blob = keep(render_pdf(paper.template, {"paper": paper, **paper.data}, title=paper.title), "application/pdf")

    def tie() -> None:
        Paper.objects.filter(pk=paper_id, blob=None).update(blob=blob)

    return tie
