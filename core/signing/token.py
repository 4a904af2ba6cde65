"""A token or security module by PKCS #11: the key never leaves it, nor does a copy lie on this machine."""

from functools import cache
from typing import Any

from django.conf import settings
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign import pkcs11, signers

from core.signing.holder import Holder


def seal_of(holder: Holder) -> signers.Signer:
    """The key and certificate labelled by SIGNING_PKCS11_KEY, in which {code} is the agency's."""
    label = str(settings.SIGNING_PKCS11["key"]).format(code=holder.code)
    # The hash is taken here: there are tokens that only sign one.
    return pkcs11.PKCS11Signer(_session(), cert_label=label, key_label=label, use_raw_mechanism=True)


@cache
def _session() -> Any:
    """One session a process: tokens bear few."""
    setup = settings.SIGNING_PKCS11
    wanted = TokenCriteria(label=setup["token"])
    return pkcs11.open_pkcs11_session(setup["library"], token_criteria=wanted, user_pin=setup["pin"])
