"""Processes to try the engine on, and strategies that draw sound ones."""

from typing import Any

from hypothesis import strategies as st

from procedures.definition.process import Process


def step(code: str, **more: Any) -> dict[str, Any]:
    kind = more.pop("kind", "HANDLING")
    base = {"type": "step", "code": code, "name": {"vi": code}, "kind": kind, "unit": {"at": "COMPETENT"}}
    return base | {"role": "HANDLING", "allowance": 1} | more


def parallel(**branches: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "parallel",
        "branches": [{"code": code, "name": {"vi": code}, "blocks": blocks} for code, blocks in branches.items()],
    }


def process(*blocks: dict[str, Any]) -> Process:
    return Process.model_validate({"blocks": list(blocks)})


WHEN_RICH = {"field": "rich", "op": "eq", "value": True}


@st.composite
def processes(draw: st.DrawFn) -> Process:
    """Any tree of blocks: nested branches, conditions, returns to an earlier step of the same sequence."""
    counter = iter(range(1000))

    def sequence(depth: int) -> list[dict[str, Any]]:
        blocks: list[dict[str, Any]] = []
        for _ in range(draw(st.integers(1, 4))):
            if depth and draw(st.booleans()):
                names = [f"b{next(counter)}" for _ in range(draw(st.integers(2, 3)))]
                blocks.append(parallel(**{name: sequence(depth - 1) for name in names}))
                continue
            more: dict[str, Any] = {}
            earlier = [block["code"] for block in blocks if block["type"] == "step" and "when" not in block]
            if earlier and draw(st.booleans()):
                more["may_return_to"] = draw(st.sampled_from(earlier))
            if draw(st.integers(0, 3)) == 0:
                more["when"] = WHEN_RICH
            if draw(st.integers(0, 3)) == 0:
                more["kind"] = "APPROVAL"
            blocks.append(step(f"s{next(counter)}", **more))
        return blocks

    return process(*sequence(2))
