"""Looking into the signature of a PDF that somebody brings: whole? by whom? when? trusted?"""

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from asn1crypto import cms, pem, x509
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_detached_cms, async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
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


def seal_of(pdf: bytes) -> Seal | None:
    """The last signature of a PDF, None when it has none; Invalid when these bytes are no PDF that can be read."""
    try:
        signatures = PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures
    except (PdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Invalid(_("Tệp này không phải PDF hoặc đã hỏng, không đọc được.")) from error
    if not signatures:
        return None
    try:
        return _judged(finished(async_validate_pdf_signature(signatures[-1], _trust(), _trust(), skip_diff=True)))
    except (PdfError, SignatureValidationError, ValueError, KeyError, TypeError, AttributeError):
        return Seal("", is_whole=False, is_trusted=False, at=None, is_stamped=False)


def holds(statement: bytes, signature: bytes) -> bool:
    """Whether a detached CMS signature is whole, trusted and of this statement."""
    try:
        content = cms.ContentInfo.load(signature)["content"]
        found = finished(async_validate_detached_cms(statement, content, _trust(), _trust()))
    except (SignatureValidationError, ValueError, KeyError, TypeError):
        return False
    return bool(found.intact and found.valid and found.trusted)


def _judged(found: PdfSignatureStatus) -> Seal:
    stamp = found.timestamp_validity
    stamped = stamp is not None and stamp.intact and stamp.valid and stamp.trusted
    return Seal(
        subject=subject_of(found.signing_cert),
        is_whole=found.intact and found.valid and found.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        is_trusted=bool(found.trusted),
        at=stamp.timestamp if stamp and stamped else found.signer_reported_dt,
        is_stamped=stamped,
    )


def _trust() -> ValidationContext:
    """Fetches nothing: a verifier that can be made to open addresses is a weapon."""
    return ValidationContext(trust_roots=list(trusted()), allow_fetching=False)


def trusted() -> Iterator[x509.Certificate]:
    """The installation's own root, and those of the bundle at SIGNING_TRUST (PEM)."""
    yield authority.root_certificate()
    if settings.SIGNING_TRUST:
        for _kind, _headers, der in pem.unarmor(Path(settings.SIGNING_TRUST).read_bytes(), multiple=True):
            yield x509.Certificate.load(der)
