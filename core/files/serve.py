"""Handing a kept file to a browser that must not run anything in it. Who may have it is asked before, by the door."""

from django.http import FileResponse, HttpResponse

from core.files.rows import Blob

# It runs nothing; our own frame may show it.
INERT = "sandbox; default-src 'none'"
SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png"})


def serve(blob: Blob, filename: str, inline: bool = False) -> FileResponse:
    """The file as a download under `filename` (RFC 6266); `inline` shows PDF, JPEG and PNG in the browser itself."""
    shown = inline and blob.content_type in SHOWN
    response = FileResponse(blob.open(), as_attachment=not shown, filename=filename, content_type=blob.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = INERT
    response["Cache-Control"] = "private, no-store"
    return response


def inert(pdf: bytes) -> HttpResponse:
    """A PDF that is printed for this one answer and not kept."""
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Security-Policy": INERT})
