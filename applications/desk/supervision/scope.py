"""What a supervisor, a leader or an inspector looks at: one agency, or all they may see."""

from dataclasses import dataclass
from functools import cached_property

from accounts.chiefs import directed_by, seen_by
from accounts.models import Agency, User
from accounts.requests import SignedInRequest
from core.errors import Denied

AGENCY, ALL = "co-quan", "tat-ca"


@dataclass(frozen=True)
class Scope:
    """`agency` None: all of them together."""

    user: User
    agencies: list[Agency]
    agency: Agency | None

    @property
    def ids(self) -> list[int]:
        return [self.agency.pk] if self.agency else [agency.pk for agency in self.agencies]

    @property
    def code(self) -> str:
        """How addresses name it."""
        return self.agency.code if self.agency else ALL

    @cached_property
    def may_share_out(self) -> bool:
        """Whether they may also put work into other hands here; an inspector only looks."""
        return directed_by(self.user).filter(pk__in=self.ids).exists()


def scope_of(request: SignedInRequest, *, one: bool = False) -> Scope:
    """What `?co-quan=` names; by default all, or with `one` the first. Denied to who may see nothing, or not that."""
    agencies = list(seen_by(request.user))
    code = request.GET.get(AGENCY) or (ALL if not one and len(agencies) > 1 else "")
    if agencies and code == ALL and not one:
        return Scope(request.user, agencies, None)
    for agency in agencies:
        if agency.code == code or code in {"", ALL}:
            return Scope(request.user, agencies, agency)
    raise Denied
