"""Signing in and out, opening an account, and seeing what an account stands for."""

from collections.abc import Iterator
from functools import partial

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.hashers import make_password
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.coming_back import own
from accounts.forms import CitizenSignInForm, RegisterForm, StaffSignInForm
from accounts.held import held
from accounts.models import Person, Representation, RoleAssignment, User
from accounts.registration import NewCitizen, register_citizen
from accounts.requests import SignedInRequest
from accounts.roles import Role
from core.errors import Invalid
from core.once import once

QUEUE = "/can-bo/"
SUPERVISION, MONEY, WRITING = "/can-bo/dieu-hanh/", "/can-bo/thu-phi/", "/can-bo/soan-thu-tuc/"
DESKS: dict[str, str] = {
    Role.INSPECTOR: SUPERVISION,
    Role.SUPERVISOR: SUPERVISION,
    Role.FINANCE: MONEY,
    Role.PROCEDURE_EDITOR: WRITING,
    Role.PUBLISHER: WRITING,
}
BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignIn(LoginView):
    authentication_form = CitizenSignInForm
    template_name = "accounts/sign_in.html"


class SignOut(LogoutView):
    """Nothing of what was typed stays in a browser that somebody else will use."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = super().post(request, *args, **kwargs)
        answer["Clear-Site-Data"] = '"storage"'
        return answer


class StaffSignIn(LoginView):
    authentication_form = StaffSignInForm
    template_name = "accounts/staff_sign_in.html"

    def get_default_redirect_url(self) -> str:
        """What waits for them; whoever's duties have all one desk of their own comes to that."""
        assert self.request.user.is_authenticated
        desks = {DESKS.get(duty.role, QUEUE) for duty in held(self.request.user)}
        return desks.pop() if len(desks) == 1 else QUEUE


@sensitive_post_parameters("password", "password_again")
@never_cache
def register(request: HttpRequest) -> HttpResponse:
    """Opens a citizen's account, signs in with it and goes on to where the person was heading."""
    form = RegisterForm(request.POST or None)
    heading = _next(request)
    if request.method == "POST" and form.is_valid():
        # Hashing is slow on purpose: done before any row is locked.
        password = make_password(form.cleaned_data["password"])
        try:
            return redirect(once(request, partial(_open_account, request, form.citizen, password, heading)))
        except Invalid as refusal:
            form.add_error("personal_id", str(refusal.message))
    return render(request, "accounts/register.html", {"form": form, "next": heading})


def _open_account(request: HttpRequest, citizen: NewCitizen, password: str, heading: str) -> str:
    login(request, register_citizen(citizen, password), backend=BACKEND)
    return heading or reverse("accounts:me")


def _next(request: HttpRequest) -> str:
    return own(request, request.POST.get("next") or request.GET.get("next", ""))


@login_required
def me(request: SignedInRequest) -> HttpResponse:
    """Who the account says one is, and what it may do now."""
    user = request.user
    context = {
        "facts": [*_account_facts(user), *_person_facts(user)],
        "roles": RoleAssignment.objects.held(user).order_by("agency", "unit", "role"),
        "representations": Representation.objects.active(user),
    }
    return render(request, "accounts/me.html", context)


def _account_facts(user: User) -> list[dict[str, object]]:
    return [{"label": _("Họ và tên"), "value": user.full_name}, {"label": _("Tên đăng nhập"), "value": user.username}]


def _person_facts(user: User) -> Iterator[dict[str, object]]:
    for person in Person.objects.filter(user=user).select_related("residence_unit"):
        yield {"label": _("Số định danh cá nhân"), "value": person.personal_id}
        yield {"label": _("Ngày sinh"), "value": person.birth_date and f"{person.birth_date:%d/%m/%Y}"}
        yield {"label": _("Số điện thoại"), "value": person.phone}
        yield {"label": _("Thư điện tử"), "value": person.email}
        yield {"label": _("Nơi cư trú"), "value": person.residence}


@login_required
def organisations(request: SignedInRequest) -> HttpResponse:
    """The organisations the account may act for now."""
    rows = Representation.objects.active(request.user).select_related("organisation__unit")
    return render(request, "accounts/organisations.html", {"representations": rows})
