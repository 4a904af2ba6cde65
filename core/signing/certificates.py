"""Keys and certificates of the soft authority, as files: <code>.key and <code>.crt."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from core.signing.holder import Holder

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class Use(Enum):
    """What a key is for, and how many years its certificate is valid."""

    ROOT = 30
    SEAL = 10
    CLOCK = 20


@dataclass(frozen=True)
class Certified:
    key: Key
    certificate: x509.Certificate

    def key_bytes(self, encoding: serialization.Encoding = serialization.Encoding.DER) -> bytes:
        """The key itself, unencrypted (PKCS #8)."""
        plain = serialization.NoEncryption()
        return self.key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)


def certified(holder: Holder, use: Use, issuer: Certified | None = None) -> Certified:
    """A new key and its certificate; without an issuer it certifies itself."""
    # The embedded clock can only sign by RSA; elliptic curves are four times as fast.
    key: Key = rsa.generate_private_key(65537, 2048) if use is Use.CLOCK else ec.generate_private_key(ec.SECP256R1())
    name, now = _name(holder), datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.certificate.subject if issuer else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=365 * use.value))
    )
    builder = _with_uses(builder, use)
    return Certified(key, builder.sign((issuer.key if issuer else key), hashes.SHA256()))


def kept(folder: Path, code: str) -> Certified | None:
    """What is kept under this code."""
    certificate = folder / f"{code}.crt"
    if not certificate.exists():
        return None
    key = serialization.load_pem_private_key((folder / f"{code}.key").read_bytes(), None)
    assert isinstance(key, Key)
    return Certified(key, x509.load_pem_x509_certificate(certificate.read_bytes()))


def keep(folder: Path, code: str, made: Certified) -> Certified:
    """Written for the owner's eyes, the certificate last: it is there only when its key is."""
    pem = serialization.Encoding.PEM
    for name, content in ((f"{code}.key", made.key_bytes(pem)), (f"{code}.crt", made.certificate.public_bytes(pem))):
        (folder / f"{name}.new").write_bytes(content)
        (folder / f"{name}.new").chmod(0o600)
        os.replace(folder / f"{name}.new", folder / name)
    return made


LONGEST = 64  # bytes of a common name (X.520, ub-common-name)


def _name(holder: Holder) -> x509.Name:
    name = holder.name.encode()[:LONGEST].decode(errors="ignore")
    parts = {NameOID.COUNTRY_NAME: "VN", NameOID.COMMON_NAME: name, NameOID.SERIAL_NUMBER: holder.code}
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts.items()])


def _with_uses(builder: x509.CertificateBuilder, use: Use) -> x509.CertificateBuilder:
    is_root = use is Use.ROOT
    usage = dict.fromkeys(
        ("data_encipherment", "encipher_only", "decipher_only", "key_agreement", "key_encipherment"), False
    )
    signs = {"digital_signature": not is_root, "content_commitment": not is_root}
    certifies = {"key_cert_sign": is_root, "crl_sign": is_root}
    builder = builder.add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), True)
    builder = builder.add_extension(x509.KeyUsage(**usage, **signs, **certifies), True)
    if use is Use.CLOCK:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    return builder
