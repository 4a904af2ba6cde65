"""The session engine: sessions in the database, read together with their account."""

from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from accounts.models import Session, User


class SessionStore(DatabaseStore):
    account: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row, with the account that the data says signed in."""
        return Session(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            user_id=data.get(SESSION_KEY),
        )

    def _get_session_from_db(self) -> Session | None:
        living = Session.objects.select_related("user").filter(expire_date__gt=timezone.now())
        try:
            row = living.get(session_key=self.session_key)
        except Session.DoesNotExist:
            self._session_key = None
            return None
        self.account = row.user
        return row


def account_of(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    """Who signed in, from the session's own query; whatever is not plain is left to Django's check."""
    signed_in = request.session.get(SESSION_KEY)
    account: User | None = getattr(request.session, "account", None)
    if account and account.is_active and str(account.pk) == signed_in and _is_fresh(request, account):
        return account
    return get_user(request)


def _is_fresh(request: HttpRequest, account: User) -> bool:
    """The password is still the one this session began with."""
    return constant_time_compare(request.session.get(HASH_SESSION_KEY, ""), account.get_session_auth_hash())
