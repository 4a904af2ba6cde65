"""The made-up people of a rehearsal. They live in a transaction that is undone, so nobody ever meets them."""

from datetime import date
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.kinds import OrganisationKind, Sex, UserKind
from accounts.models import AdministrativeUnit, Agency, Organisation, Person, Representation, RoleAssignment, Unit, User
from accounts.roles import Role


def applicant(home: AdministrativeUnit) -> User:
    """A citizen of this commune with all that a form may be prefilled with."""
    user = _user(UserKind.CITIZEN, _("Nguyễn Thị Thử"), phone="0912345678", email="chay.thu@example.vn")
    Person.objects.create(
        user=user,
        full_name=user.full_name,
        personal_id=f"0311{uuid4().int % 10**8:08d}",
        birth_date=date(1990, 5, 12),
        sex=Sex.FEMALE,
        ethnicity="Kinh",
        phone=user.phone,
        email=user.email,
        residence_text=_("Số 1, đường Thử Nghiệm"),
        residence_unit=home,
    )
    return user


def organisation_of(user: User, home: AdministrativeUnit) -> Organisation:
    """A company this citizen may file for."""
    company = Organisation.objects.create(
        name=_("Công ty TNHH Chạy Thử"),
        kind=OrganisationKind.ENTERPRISE,
        address_text=_("Số 2, đường Thử Nghiệm"),
        unit=home,
    )
    Representation.objects.create(user=user, organisation=company, valid_from=timezone.now())
    return company


def officer(role: Role, agency: Agency, unit: Unit | None) -> User:
    """Somebody who does just this there: whoever really does is not troubled."""
    user = _user(UserKind.STAFF, _("Cán bộ thử (%(duty)s)") % {"duty": role.label})
    RoleAssignment.objects.create(user=user, role=role, agency=agency, unit=unit, valid_from=timezone.now())
    return user


def _user(kind: UserKind, name: str, **contact: str) -> User:
    return User.objects.create(username=f"chay-thu-{uuid4().hex}", kind=kind, full_name=name, **contact)
