"""The contract of a signer, and which one this installation has: keys on disk, or a token."""

from typing import Protocol

from asn1crypto import x509
from django.conf import settings
from pyhanko.sign import signers, timestamps

from core.signing import authority, token
from core.signing.alone import finished
from core.signing.holder import Holder

DIGEST = "sha256"


class KeySource(Protocol):
    """Where keys are: it hands out pyHanko's own signer for a holder, and never the key."""

    def __call__(self, holder: Holder) -> signers.Signer: ...


class Signer:
    """One holder's seal together with the clock that witnesses when it was put."""

    def __init__(self, seal: signers.Signer, clock: timestamps.TimeStamper) -> None:
        self.seal, self.clock = seal, clock

    @property
    def certificate(self) -> x509.Certificate:
        assert self.seal.signing_cert is not None
        return self.seal.signing_cert

    @property
    def subject(self) -> str:
        """Whose certificate it is, as it names them."""
        return subject_of(self.certificate)

    def sign_detached(self, statement: bytes) -> bytes:
        """CMS in DER, without the statement itself."""
        made = self.seal.async_sign_general_data(statement, DIGEST, detached=True, timestamper=self.clock)
        return bytes(finished(made).dump())


def subject_of(certificate: x509.Certificate) -> str:
    """The common name; of a certificate without one, the whole subject."""
    names = certificate.subject.native
    return str(names.get("common_name") or certificate.subject.human_friendly)


def signer_of(holder: Holder) -> Signer:
    """A token when one is set up (SIGNING_PKCS11_LIBRARY), else the installation's own small authority."""
    source: KeySource = token.seal_of if settings.SIGNING_PKCS11["library"] else authority.seal_of
    return Signer(source(holder), _clock())


def _clock() -> timestamps.TimeStamper:
    """The time-stamping authority by its address, else the embedded one, for trial."""
    if settings.TIMESTAMP_URL:
        return timestamps.HTTPTimeStamper(settings.TIMESTAMP_URL)
    return authority.clock()
