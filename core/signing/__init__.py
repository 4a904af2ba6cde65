"""Signing: a paper's bytes and a statement's, by the seal of an agency, with the time; and looking into signatures.

pyHanko is imported at the first signature, not before: a web process that signs nothing does not carry it.
"""

from core.signing.holder import CITY, Holder
from core.signing.seal import Seal
from core.signing.visible import Visible

__all__ = [
    "CITY",
    "Holder",
    "Seal",
    "Visible",
    "seal_on",
    "sign_pdf",
    "sign_statement",
    "statement_holds",
    "trusted_pem",
]


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


def statement_holds(statement: bytes, signature: bytes) -> bool:
    """Whether that detached signature is whole, trusted and of this statement."""
    from core.signing.checking import holds

    return holds(statement, signature)


def seal_on(pdf: bytes) -> Seal | None:
    """The last signature of a PDF, None when it has none; Invalid when these bytes are no PDF that can be read."""
    from core.signing.checking import seal_of

    return seal_of(pdf)


def trusted_pem() -> bytes:
    """The certificates that signatures must lead to, as PEM: what an offline check asks for."""
    from asn1crypto import pem

    from core.signing.checking import trusted

    return b"".join(pem.armor("CERTIFICATE", each.dump()) for each in trusted())
