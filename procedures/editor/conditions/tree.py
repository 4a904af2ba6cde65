"""The tree as JSON, while it is put together: a comparison may still lack its field or its value.

Nodes are named by numbers joined by dots: "" the whole, "0" its first, "0.1" the second inside that.
"""

from collections.abc import Callable
from typing import Any

Node = dict[str, Any]
JOINS = ("all", "any", "not")
EMPTY: Node = {"field": "", "op": ""}


def join_of(node: Node) -> str:
    """all, any or not; "" for a comparison."""
    return next((join for join in JOINS if join in node), "")


def inner(node: Node) -> list[Node]:
    """The nodes directly inside a group."""
    join = join_of(node)
    return [node["not"]] if join == "not" else list(node.get(join, []))


def group(join: str, nodes: list[Node]) -> Node | None:
    """A group of these; what is turned round is one, so several are first joined. None where nothing is left."""
    if not nodes:
        return None
    if join != "not":
        return {join: nodes}
    return {"not": nodes[0] if len(nodes) == 1 else {"all": nodes}}


def added(tree: Node | None, path: str, new: Node) -> Node:
    """With one more at the end of that group; beside a comparison that stands alone, joined with it."""

    def grown(node: Node) -> Node:
        join = join_of(node)
        return group(join, [*inner(node), new]) or new if join else {"all": [node, new]}

    return new if tree is None else changed(tree, path, grown) or new


def removed(tree: Node, path: str) -> Node | None:
    """Without that node, and without the groups it leaves empty."""
    return changed(tree, path, lambda _node: None)


def turned(tree: Node, path: str) -> Node | None:
    """With that node turned round; twice is as before."""
    return changed(tree, path, lambda node: node.get("not", {"not": node}))


def changed(tree: Node, path: str, change: Callable[[Node], Node | None]) -> Node | None:
    """With that node changed; the tree as it is where there is no such node."""
    if not path:
        return change(tree)
    first, _dot, rest = path.partition(".")
    nodes, number = inner(tree), int(first) if first.isdecimal() and len(first) < 4 else -1
    if not 0 <= number < len(nodes):
        return tree
    new = changed(nodes[number], rest, change)
    return group(join_of(tree), [*nodes[:number], *([new] if new else []), *nodes[number + 1 :]])


def same(one: Any, other: Any) -> bool:
    """Whether both say the same, in whatever order the values of "one of" stand."""
    return bool(_ordered(one) == _ordered(other))


def _ordered(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _ordered(value) for key, value in node.items()}
    if isinstance(node, list) and not any(isinstance(each, dict) for each in node):
        return sorted(node, key=repr)
    return [_ordered(each) for each in node] if isinstance(node, list) else node


def size(tree: Node) -> int:
    """How many nodes."""
    return 1 + sum(size(node) for node in inner(tree))


def depth(tree: Node) -> int:
    """How many deep."""
    return 1 + max((depth(node) for node in inner(tree)), default=0)
