"""Looking into the signature of a PDF that somebody brings: whole? by whom? when? trusted?"""

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import cms, pem, x509
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.generic import ArrayObject, PdfObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_detached_cms, async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from core.errors import Invalid
from core.signing import authority
from core.signing.alone import finished
from core.signing.seal import Seal
from core.signing.signers import subject_of

# What is wrong with a stranger's file is told to the stranger, not to the log.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)

MOST_FIELDS = 1000


def seal_of(pdf: bytes) -> Seal | None:
    """The last signature of a PDF, None when it has none; Invalid when these bytes are no PDF that can be read."""
    try:
        signatures = _signatures(PdfFileReader(BytesIO(pdf), strict=False))
    except Exception as error:  # a stranger's bytes break a parser in any way there is
        raise Invalid(_("Tệp này không phải PDF hoặc đã hỏng, không đọc được.")) from error
    if not signatures:
        return None
    last = signatures[-1]
    try:
        found = finished(async_validate_pdf_signature(last, _trust(), _trust(), skip_diff=True))
        return _judged(found, _is_filled(pdf, last))
    except Exception:  # what cannot be judged is not whole, whatever it broke
        return Seal("", is_whole=False, is_trusted=False, at=None, is_stamped=False)


def _signatures(reader: PdfFileReader) -> list[EmbeddedPdfSignature]:
    """Those of all form fields; ValueError where these are no tree, for walking them might take days."""
    left, met = [_under(_under(reader.root, "/AcroForm"), "/Fields")], set[PdfObject]()
    while left:
        fields = left.pop()
        for field in (fields.raw_get(place) for place in range(len(fields))):
            if field in met or len(met) >= MOST_FIELDS:
                raise ValueError("form fields that are no tree")
            met.add(field)
            left.append(_under(field.get_object(), "/Kids"))
    return list(reader.embedded_regular_signatures)


def _under(node: Any, name: str) -> Any:
    return node[name] if name in node else ArrayObject()


def _is_filled(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Whether the one gap a signature leaves in a PDF holds itself and zeros: what else stood there would go unseen."""
    begin, end = signature.byte_range[1], signature.byte_range[2]
    content = signature.pkcs7_content
    written = content.hex().encode()
    is_itself = pdf[begin:end] in {b"<" + written + b">", b"<" + written.upper() + b">"}
    return is_itself and not content[len(cms.ContentInfo.load(content).dump()) :].strip(b"\0")


def holds(statement: bytes, signature: bytes) -> bool:
    """Whether a detached CMS signature is whole, trusted and of this statement."""
    try:
        content = cms.ContentInfo.load(signature)["content"]
        found = finished(async_validate_detached_cms(statement, content, _trust(), _trust()))
    except Exception:  # as above
        return False
    return bool(found.intact and found.valid and found.trusted)


def _judged(found: PdfSignatureStatus, is_filled: bool) -> Seal:
    stamp = found.timestamp_validity
    stamped = stamp is not None and stamp.intact and stamp.valid and stamp.trusted
    return Seal(
        subject=subject_of(found.signing_cert),
        is_whole=is_filled and found.intact and found.valid and found.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        is_trusted=bool(found.trusted),
        at=stamp.timestamp if stamp and stamped else found.signer_reported_dt,
        is_stamped=stamped,
    )


def _trust() -> ValidationContext:
    """Fetches nothing: a verifier that can be made to open addresses is a weapon."""
    return ValidationContext(trust_roots=list(trusted()), allow_fetching=False)


def trusted() -> Iterator[x509.Certificate]:
    """Those of the bundle at SIGNING_TRUST (PEM); the installation's own where none is named and no token signs."""
    if settings.SIGNING_TRUST:
        for _kind, _headers, der in pem.unarmor(Path(settings.SIGNING_TRUST).read_bytes(), multiple=True):
            yield x509.Certificate.load(der)
    elif not settings.SIGNING_PKCS11["library"]:
        yield from authority.root_certificates()
