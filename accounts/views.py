"""Signing in and out, opening an account, and seeing what an account stands for."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, RedirectURLMixin
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from accounts.forms import CitizenSignInForm, RegisterForm, StaffSignInForm
from accounts.models import Person, Representation, RoleAssignment
from accounts.registration import register_citizen
from accounts.requests import SignedInRequest
from core.errors import Invalid

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignIn(LoginView[CitizenSignInForm]):
    authentication_form = CitizenSignInForm
    template_name = "accounts/sign_in.html"


class StaffSignIn(LoginView[StaffSignInForm]):
    authentication_form = StaffSignInForm
    template_name = "accounts/staff_sign_in.html"
    next_page = "/can-bo/"


@method_decorator([sensitive_post_parameters("password", "password_again"), never_cache], name="dispatch")
class Register(RedirectURLMixin, FormView[RegisterForm]):
    """Opens a citizen's account and signs in with it."""

    form_class = RegisterForm
    template_name = "accounts/register.html"
    next_page = "accounts:me"

    def form_valid(self, form: RegisterForm) -> HttpResponse:
        try:
            user = register_citizen(form.citizen, form.cleaned_data["password"])
        except Invalid as refusal:
            form.add_error("personal_id", refusal.message)
            return self.form_invalid(form)
        login(self.request, user, backend=BACKEND)
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(next=self.get_redirect_url(), **kwargs)


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
