"""What is posted in public now, for everybody to read, and the form by which anybody may object."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from applications.actions.object_to import object_to
from applications.models import Limit, Posting
from applications.postings.form import Objecting
from core.errors import Conflict, Invalid, or_denied
from core.once import once

PAGE = 20
OBJECTIONS = Limit("objection", 5)
NAMES = ("step_run__dossier__procedure__name", "step_run__dossier__procedure__name_en")
READ = ("place", "text", "posted_at", "until", *NAMES)


@require_GET
def postings(request: HttpRequest) -> HttpResponse:
    page = Paginator(_current().order_by("until", "pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "postings/list.html", {"page": page})


@require_http_methods(["GET", "POST"])
def posting(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows it while it hangs; POST keeps an objection, a few for one address and ten minutes."""
    found = or_denied(_current().filter(pk=pk).first())
    if request.method != "POST":
        return render(request, "postings/posting.html", {"posting": found, "form": Objecting()})
    OBJECTIONS.guard(request)
    try:
        return redirect(once(request, partial(_object, request, pk)))
    except (Invalid, Conflict) as error:
        form = Objecting(request.POST)
        form.show_errors(getattr(error, "fields", {}) or {"": error.message})
        return render(request, "postings/posting.html", {"posting": found, "form": form}, status=error.status)


def _current() -> QuerySet[Posting]:
    """Nothing of the dossier is read but the procedure's name."""
    return Posting.objects.current().select_related("step_run__dossier__procedure").only(*READ)


def _object(request: HttpRequest, pk: int) -> str:
    said = (request.POST.get(name, "") for name in ("name", "contact", "text"))
    object_to(pk, *said)
    OBJECTIONS.count(request)
    messages.success(request, _("Đã nhận ý kiến của bạn. Cơ quan sẽ xem xét và trả lời theo liên hệ bạn để lại."))
    return reverse("postings:posting", args=[pk])
