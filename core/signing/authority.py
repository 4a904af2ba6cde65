"""The soft authority of a sample city or a trial: a root, a certificate an agency, a clock; made at first use.

Everything lies in DATA_DIR/signing, readable by its owner alone, and is in no backup of the code.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from pyhanko.sign import signers, timestamps
from pyhanko_certvalidator.registry import SimpleCertificateStore

from core.signing.certificates import Certified, Use, certified, keep, kept
from core.signing.holder import Holder

ROOT, CLOCK = Holder("root", "Cơ quan chứng thực nội bộ"), Holder("clock", "Dấu thời gian nội bộ")


def seal_of(holder: Holder) -> signers.Signer:
    """The holder's soft key, its certificate issued by the root."""
    found = _of(holder, Use.SEAL)
    return signers.SimpleSigner(
        signing_cert=_certificate(found),
        signing_key=_key(found),
        cert_registry=_chain(),
    )


def clock() -> timestamps.TimeStamper:
    """A time-stamping authority inside the process: its time is this machine's."""
    found = _of(CLOCK, Use.CLOCK)
    return timestamps.DummyTimeStamper(_certificate(found), _key(found), certs_to_embed=_chain())


def root_certificates() -> list[x509.Certificate]:
    """What must be trusted for this authority's signatures to be; none before it has signed: reading makes no key."""
    found = kept(Path(settings.SIGNING_DIR), ROOT.code)
    return [_certificate(found)] if found else []


def _chain() -> SimpleCertificateStore:
    """What goes along with a signature so that it can be followed to the root."""
    chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    chain.register(_certificate(_of(ROOT, Use.ROOT)))
    return chain


@cache
def _of(holder: Holder, use: Use) -> Certified:
    folder = Path(settings.SIGNING_DIR)
    with _alone(folder):
        issuer = (
            None if use is Use.ROOT else kept(folder, ROOT.code) or keep(folder, ROOT.code, certified(ROOT, Use.ROOT))
        )
        return kept(folder, holder.code) or keep(folder, holder.code, certified(holder, use, issuer))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two workers that sign their first paper in the same moment make one root."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _certificate(found: Certified) -> x509.Certificate:
    return x509.Certificate.load(found.certificate.public_bytes(Encoding.DER))


def _key(found: Certified) -> keys.PrivateKeyInfo:
    return keys.PrivateKeyInfo.load(found.key_bytes())
