"""A citizen opens an account."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.kinds import UserKind
from accounts.models import Person, User
from core.errors import Invalid

TAKEN = _(
    "Không tạo được tài khoản với số định danh này. Nếu bạn đã có tài khoản, hãy đăng nhập; "
    "nếu chưa, mời bạn mang giấy tờ tùy thân đến Trung tâm Phục vụ hành chính công gần nhất."
)


@dataclass(frozen=True)
class NewCitizen:
    full_name: str
    personal_id: str
    birth_date: date
    phone: str
    email: str


def register_citizen(citizen: NewCitizen, password_hash: str) -> User:
    """The account of a person not known before, named by the personal ID.

    Raises Invalid when the ID is taken, by an account or by a person known from a counter: a form proves no identity.
    """
    account = User(
        username=citizen.personal_id,
        password=password_hash,
        kind=UserKind.CITIZEN,
        full_name=citizen.full_name,
        phone=citizen.phone,
        email=citizen.email,
    )
    try:
        with transaction.atomic():
            account.save()
            Person.objects.create(user=account, **asdict(citizen))
    except IntegrityError as error:
        raise Invalid(TAKEN, {"personal_id": TAKEN}) from error
    return account
