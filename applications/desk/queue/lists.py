"""What an officer made of the list for themselves: its columns, and lists saved under a name."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.queue.address import VIEW, address, kept
from applications.desk.queue.columns import Column, chosen
from applications.models import DeskPreference, SavedView
from core.errors import Denied
from core.sent import wholes

AT_MOST = 20


@dataclass
class Lists:
    """An officer's saved lists, the one of them that is shown, and the columns of the page."""

    user: User
    shown: str = ""

    @cached_property
    def saved(self) -> list[SavedView]:
        return list(SavedView.objects.filter(user=self.user))

    @cached_property
    def current(self) -> SavedView | None:
        return next((view for view in self.saved if str(view.pk) == self.shown), None)

    @cached_property
    def columns(self) -> list[Column]:
        if self.current:
            return chosen(self.current.columns)
        liked: DeskPreference | None = getattr(self.user, "desk_preference", None)
        return chosen(liked.columns if liked else ())


def _back_to(request: SignedInRequest) -> QueryDict:
    """The address the form was sent from."""
    return QueryDict(request.POST.get("params", ""))


@staff_required
@require_POST
def choose_columns(request: SignedInRequest) -> HttpResponse:
    """`columns`: their keys, for the saved list that is shown, else for every list of this officer."""
    params = _back_to(request)
    keys = [column.key for column in chosen(request.POST.getlist("columns"))]
    view = SavedView.objects.filter(user=request.user, pk__in=wholes([params.get(VIEW, "")]))
    if not view.update(columns=keys):
        DeskPreference.objects.update_or_create(user=request.user, defaults={"columns": keys})
    return redirect(address(params))


@staff_required
@require_POST
def save_view(request: SignedInRequest) -> HttpResponse:
    """Saves the list that is shown under `name`; one of that name is replaced."""
    params, name = _back_to(request), " ".join(request.POST.get("name", "").split())
    problem = _problem(SavedView.objects.filter(user=request.user), name, kept(params))
    if problem:
        messages.error(request, problem)
        return redirect(address(params))
    columns = [column.key for column in Lists(request.user, params.get(VIEW, "")).columns]
    made = {"params": kept(params), "columns": columns}
    view, _is_new = SavedView.objects.update_or_create(user=request.user, name=name, defaults=made)
    messages.success(request, _("Đã lưu danh sách “%(name)s”.") % {"name": name})
    return redirect(address(params, **{VIEW: str(view.pk)}))


def _problem(saved: QuerySet[SavedView], name: str, params: str) -> str:
    if not name or len(name) > 60:
        return _("Hãy đặt tên cho danh sách, không quá 60 ký tự.")
    if len(params) > 1000:
        return _("Bộ lọc này dài quá, không lưu được.")
    if not saved.filter(name=name).exists() and saved.count() >= AT_MOST:
        return _("Mỗi người lưu được %(n)d danh sách. Hãy xóa bớt.") % {"n": AT_MOST}
    return ""


@staff_required
@require_POST
def delete_view(request: SignedInRequest, pk: int) -> HttpResponse:
    """Deletes one's own saved list; to another's the answer is as if there were none."""
    if not SavedView.objects.filter(user=request.user, pk=pk).delete()[0]:
        raise Denied
    messages.success(request, _("Đã xóa danh sách."))
    return redirect("desk:queue")
