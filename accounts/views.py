"""Signing in and out, opening an account, and seeing what an account stands for."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.forms import CitizenSignInForm, RegisterForm, StaffSignInForm
from accounts.models import Person, Representation, RoleAssignment, User
from accounts.registration import register_citizen
from accounts.requests import SignedInRequest
from core.errors import Invalid

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignIn(LoginView):
    authentication_form = CitizenSignInForm
    template_name = "accounts/sign_in.html"


class StaffSignIn(LoginView):
    authentication_form = StaffSignInForm
    template_name = "accounts/staff_sign_in.html"
    next_page = "/can-bo/"


@sensitive_post_parameters("password", "password_again")
@never_cache
def register(request: HttpRequest) -> HttpResponse:
    """Opens a citizen's account, signs in with it and goes on to where the person was heading."""
    form = RegisterForm(request.POST or None)
    heading = _safe_next(request)
    if request.method == "POST" and form.is_valid() and (user := _open_account(form)):
        login(request, user, backend=BACKEND)
        return redirect(heading or "accounts:me")
    return render(request, "accounts/register.html", {"form": form, "next": heading})


def _open_account(form: RegisterForm) -> User | None:
    try:
        return register_citizen(form.citizen, form.cleaned_data["password"])
    except Invalid as refusal:
        form.add_error("personal_id", refusal.message)
        return None


def _safe_next(request: HttpRequest) -> str:
    url = request.POST.get("next") or request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if own else ""


@login_required
def me(request: SignedInRequest) -> HttpResponse:
    """Who the account says one is, and what it may do now."""
    context = {
        "person": Person.objects.filter(user=request.user).select_related("residence_unit").first(),
        "roles": RoleAssignment.objects.held(request.user).order_by("agency", "unit", "role"),
        "representations": Representation.objects.active(request.user),
    }
    return render(request, "accounts/me.html", context)


@login_required
def organisations(request: SignedInRequest) -> HttpResponse:
    """The organisations the account may act for now."""
    rows = Representation.objects.active(request.user).select_related("organisation__unit")
    return render(request, "accounts/organisations.html", {"representations": rows})
