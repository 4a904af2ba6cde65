"""Files of one procedure."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from procedures.catalogue.blank_form import print_blank_form
from procedures.catalogue.showing import defined


@require_safe
def blank_form(request: HttpRequest, code: str) -> HttpResponse:
    """The empty form as PDF. Denied where the city defines none."""
    _procedure, definition = defined(code)
    headers = {"Content-Disposition": f'inline; filename="to-khai-{code}.pdf"'}
    return HttpResponse(print_blank_form(definition), content_type="application/pdf", headers=headers)
