"""Who signs for an office, and in what capacity: its head, or somebody for the head (Decree 30/2020/NĐ-CP, app. I)."""

from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from applications.papers.frame import Signature

HEAD, DEPUTY = "Thủ trưởng cơ quan", "Phó "


def office_signs(agency: Agency, user: User | None, name: str, head: str = "") -> Signature:
    """The place where an office decides, signed and sealed. `head`: how its head is called, where that is known."""
    return Signature(capacity(agency, user, head), name, "(Ký, ghi rõ họ tên, đóng dấu)", sealed=True)


def capacity(agency: Agency, user: User | None, head: str = "") -> str:
    """As the head; for a deputy and for who stands in also for whom, and under which title of their own."""
    duties = RoleAssignment.objects.effective().filter(user=user, agency=agency).order_by("-absence", "pk")
    own = next((duty.position for duty in duties if duty.position), "")
    leading = [duty.absence_id is None for duty in duties if duty.role == Role.LEADER]
    if not own.startswith(DEPUTY) and any(leading or [True]):
        return head or own or HEAD
    return "\n".join(filter(None, [f"KT. {head or own.removeprefix(DEPUTY) or HEAD}", own]))


def leads(agency: Agency, user: User | None) -> bool:
    """Whether they may decide for the office now, by their own right or for somebody who is away."""
    return RoleAssignment.objects.effective().filter(user=user, agency=agency, role=Role.LEADER).exists()
