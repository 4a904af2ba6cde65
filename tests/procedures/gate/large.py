"""A definition as large as they come: 500 fields on 20 pages, 200 rules, all hanging on each other."""

from procedures.definition import ProcedureDefinition
from tests.procedures.rules.definitions import choices, definition, field, page

FIELDS, PAGES, RULES = 500, 20, 200
KINDS = ("choice", "integer", "yes_no", "date", "short_text")


def large() -> ProcedureDefinition:
    """Each field but the first hangs on the choice before it; each rule compares two numbers or dates."""
    fields = [_field(number) for number in range(FIELDS)]
    pages = [page(f"page_{at}", *fields[at::PAGES]) for at in range(PAGES)]
    return definition(*pages, rules=[_rule(number) for number in range(RULES)])


def _field(number: int) -> dict[str, object]:
    kind = KINDS[number % len(KINDS)]
    more: dict[str, object] = {"options": choices("a", "b", "c")} if kind == "choice" else {}
    if number >= len(KINDS):
        more["when"] = {"any": [{"field": f"f{_choice_before(number)}", "op": "eq", "value": "a"}, _filled(number - 5)]}
    return field(f"f{number}", kind, **more)


def _choice_before(number: int) -> int:
    return (number // len(KINDS) - 1) * len(KINDS)


def _filled(number: int) -> dict[str, object]:
    return {"field": f"f{number}", "op": "filled"}


def _rule(number: int) -> dict[str, object]:
    one = number * len(KINDS) % (FIELDS // 2) + (1 if number % 2 else 3)
    other = one + len(KINDS)
    return {
        "field": f"f{one}",
        "when": {"all": [_filled(one), _filled(other)]},
        "holds": {"field": f"f{one}", "op": "le", "other": f"f{other}"},
        "message": {"vi": "Hãy xem lại."},
    }
