"""The tree as a page sends it: every node's name in the order of the page, and beside each what was chosen."""

from typing import Any

from django.http import QueryDict

from procedures.editor.conditions.tree import JOINS, Node, group

# Far more than a condition may have: what comes after is not looked at.
MOST = 400


def read(data: QueryDict, name: str) -> Node | None:
    """The tree; None where there is none."""
    paths = data.getlist(f"{name}:at")[:MOST]
    inside: dict[str, list[str]] = {}
    for path in paths:
        if path:
            inside.setdefault(path.rpartition(".")[0] if "." in path else "", []).append(path)
    return _node(data, name, "", inside, 0) if "" in paths else None


def _node(data: QueryDict, name: str, path: str, inside: dict[str, list[str]], depth: int) -> Node | None:
    join = data.get(f"{name}:{path}:join")
    if join not in JOINS:
        return _comparison(data, f"{name}:{path}")
    if depth > 40:
        return None
    nodes = [_node(data, name, each, inside, depth + 1) for each in inside.get(path, [])]
    return group(join, [node for node in nodes if node])


def _comparison(data: QueryDict, name: str) -> Node:
    found: dict[str, Any] = {"field": data.get(f"{name}:field", ""), "op": data.get(f"{name}:op", "")}
    if other := data.get(f"{name}:other"):
        return found | {"other": other}
    values = [value.strip() for value in data.getlist(f"{name}:value") if value.strip()]
    return found | {"value": values} if values else found
