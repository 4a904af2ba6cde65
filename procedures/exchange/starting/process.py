"""A sound course to begin with: received, handled, signed, issued, handed over, within the least legal time."""

from decimal import ROUND_FLOOR, Decimal

from accounts.roles import Role
from procedures.definition.base import Text
from procedures.definition.general import Case
from procedures.definition.process import Process, Step, StepKind, UnitRule
from procedures.gate.checks.times import law_hours

HALF, HALF_DAY, DAY = Decimal("0.5"), Decimal(4), Decimal(8)
RECEIVING, COMPETENT = UnitRule(at="RECEIVING"), UnitRule(at="COMPETENT")


def process_of(cases: list[Case]) -> Process:
    """Five steps; the handling takes what the others leave of the shortest case."""
    whole = min(law_hours(case.term) for case in cases)
    short, long = _share(whole, 16, HALF_DAY), _share(whole, 8, DAY)
    handling = whole - 3 * short - long
    return Process(
        blocks=[
            _step("reception", StepKind.RECEPTION, "Tiếp nhận hồ sơ", "Receive the dossier", short),
            _step("handling", StepKind.HANDLING, "Thẩm định hồ sơ", "Examine the dossier", handling),
            _step("approval", StepKind.APPROVAL, "Ký duyệt", "Approve", long),
            _step("issue", StepKind.ISSUE, "Đóng dấu, phát hành", "Seal and issue", short),
            _step("return", StepKind.RETURN, "Trả kết quả", "Hand over the result", short),
        ]
    )


def _share(whole: Decimal, parts: int, most: Decimal) -> Decimal:
    """Whole half hours of so many parts."""
    return min((whole / parts / HALF).to_integral_value(ROUND_FLOOR) * HALF, most)


DESKS = {
    StepKind.RECEPTION: (RECEIVING, Role.RECEPTION),
    StepKind.HANDLING: (COMPETENT, Role.HANDLING),
    StepKind.APPROVAL: (COMPETENT, Role.LEADER),
    StepKind.ISSUE: (COMPETENT, Role.RECORDS),
    StepKind.RETURN: (RECEIVING, Role.RECEPTION),
}
REFUSING = {StepKind.RECEPTION, StepKind.HANDLING, StepKind.APPROVAL}


def _step(code: str, kind: StepKind, vi: str, en: str, allowance: Decimal) -> Step:
    unit, role = DESKS[kind]
    return Step(
        type="step",
        code=code,
        name=Text(vi=vi, en=en),
        kind=kind,
        unit=unit,
        role=role,
        allowance=allowance,
        may_refuse=kind in REFUSING,
        may_request_supplement=kind in {StepKind.RECEPTION, StepKind.HANDLING},
        may_return_to="handling" if kind is StepKind.APPROVAL else None,
    )
