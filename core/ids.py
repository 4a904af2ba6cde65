"""Identifiers."""

import secrets
import time
import uuid

# 32 signs no two of which look alike: 5 bits each.
SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def uuid7() -> uuid.UUID:
    """A UUID version 7 (RFC 9562): ordered by time, so that an index grows at its end. Not a secret."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def pin() -> str:
    """A secret of 40 random bits a person can read aloud: 8 signs."""
    return _signs(8)


def verify_code() -> str:
    """What a paper is asked for by: 60 random bits in three groups, such as 7KQ2-M9XD-4TBA. Nobody guesses one."""
    return "-".join(_signs(4) for _ in range(3))


def _signs(count: int) -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(count))
