"""Signing: a paper's bytes and a statement's, by the seal of an agency, with the time; and looking into signatures.

pyHanko is imported at the first signature, not before: a web process that signs nothing does not carry it.
"""

from core.signing.holder import CITY, Holder
from core.signing.visible import Visible

__all__ = ["CITY", "Holder", "Visible", "sign_pdf", "sign_statement"]


def sign_pdf(pdf: bytes, holder: Holder, visible: Visible | None = None) -> tuple[bytes, str]:
    """The PDF signed by PAdES and time-stamped, and the subject of its certificate; `visible`: what is seen of it."""
    from core.signing.papers import sign
    from core.signing.signers import signer_of

    signer = signer_of(holder)
    return sign(pdf, signer, visible), signer.subject


def sign_statement(statement: bytes, holder: Holder) -> bytes:
    """A detached, time-stamped CMS signature in DER: any CMS program can check it, such as `openssl cms -verify`."""
    from core.signing.signers import signer_of

    return signer_of(holder).sign_detached(statement)
