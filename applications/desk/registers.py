"""The register of dossiers (Mẫu 07): drawn up on demand for an office and a period, read volume by volume."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Agency, User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications import permissions
from applications.actions.issue_register import issue_register
from applications.models import Paper
from applications.models.paper import PaperKind
from core.day import Day
from core.errors import Denied, Invalid
from core.files.serve import serve
from core.once import once

LATEST = 60


class PeriodForm(forms.Form):
    """Whose register, and of which days."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Cơ quan"), empty_label=None)
    since = Day(label=_("Từ ngày"))
    until = Day(label=_("Đến hết ngày"))

    def __init__(self, user: User, data: QueryDict | None = None) -> None:
        today = timezone.localdate()
        super().__init__(data, initial={"since": today - timedelta(days=30), "until": today})
        field = self.fields["agency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = permissions.registers_of(user)


@staff_required
@require_http_methods(["GET", "POST"])
def registers(request: SignedInRequest) -> HttpResponseBase:
    """The form, and the volumes drawn up so far; POST draws one up and comes back."""
    agencies = permissions.registers_of(request.user)
    if not agencies:
        raise Denied
    form = PeriodForm(request.user, request.POST) if request.method == "POST" else PeriodForm(request.user)
    if form.is_bound and form.is_valid():
        try:
            return redirect(once(request, lambda: _issue(request, form)))
        except Invalid as error:
            form.add_error("until", str(error.fields["until"]))
    found = Paper.objects.filter(kind=PaperKind.REGISTER, agency__in=agencies).select_related("blob", "agency")
    volumes = found.defer("data").order_by("-pk")[:LATEST]
    context = {"form": form, "volumes": volumes}
    return render(request, "desk/registers.html", context, status=422 if form.errors else 200)


def _issue(request: SignedInRequest, form: PeriodForm) -> str:
    issue_register(request.user, form.cleaned_data["agency"], form.cleaned_data["since"], form.cleaned_data["until"])
    messages.success(request, _("Đang lập sổ. Mỗi quyển hiện ở dưới khi in xong; tải lại trang sau vài giây."))
    return reverse("desk:registers")


@staff_required
@require_GET
def register(request: SignedInRequest, paper_id: int) -> HttpResponseBase:
    """One volume as it was printed."""
    own = Paper.objects.filter(kind=PaperKind.REGISTER, agency__in=permissions.registers_of(request.user))
    paper = own.select_related("blob").defer("data").filter(pk=paper_id).first()
    if paper is None or paper.blob is None:
        raise Denied
    return serve(paper.blob, f"{paper.title} {paper.number.replace('/', '-')}.pdf", inline="xem" in request.GET)
