"""The Merkle tree of RFC 6962: leaves and nodes are hashed apart, a node without a partner goes up as it is."""

import hashlib
from collections.abc import Sequence

# From the leaf up: on which side the other node stands, and its hash.
Path = list[tuple[str, str]]


def leaf(content: bytes) -> str:
    return hashlib.sha256(b"\0" + content).hexdigest()


def root_of(leaves: Sequence[str]) -> str:
    """The root; of no leaves, the hash of nothing."""
    level = list(leaves) or [hashlib.sha256().hexdigest()]
    while len(level) > 1:
        level = _above(level)
    return level[0]


def path_of(leaves: Sequence[str], position: int) -> Path:
    """What is needed beside the leaf at this position to come to the root."""
    path, level = [], list(leaves)
    while len(level) > 1:
        partner = position ^ 1
        if partner < len(level):
            path.append(("left" if partner < position else "right", level[partner]))
        level, position = _above(level), position // 2
    return path


def climb(start: str, path: Path) -> str:
    """The root that this leaf and this path lead to."""
    for side, other in path:
        start = _node(other, start) if side == "left" else _node(start, other)
    return start


def _above(level: list[str]) -> list[str]:
    pairs = [_node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return pairs + level[len(pairs) * 2 :]


def _node(left: str, right: str) -> str:
    return hashlib.sha256(b"\1" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()
