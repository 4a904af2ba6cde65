"""A new draft: from nothing, from the national record, from a file, or as a copy of another procedure."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from core.errors import Conflict, Denied, Invalid
from core.once import once
from procedures import drafting
from procedures.catalogue.wording import LEVELS
from procedures.definition import ProcedureDefinition
from procedures.definition.general import AuthorityLevel
from procedures.editor.work import State, rights_of
from procedures.exchange import Unfit, blank, from_national, import_document
from procedures.fields.questions import Asking
from procedures.models import NationalRecord, ProcedureVersion
from procedures.versions import definition_of

LARGEST = 2_000_000
WAYS = ("blank", "national", "file", "copy")


class Blank(Asking):
    code = forms.CharField(
        label=gettext_lazy("Mã thủ tục"),
        help_text=gettext_lazy("Mã quốc gia, ví dụ 1.001193."),
        max_length=8,
        widget=forms.TextInput({"size": 10, "autocomplete": "off", "inputmode": "decimal"}),
    )
    name = forms.CharField(label=gettext_lazy("Tên thủ tục"), max_length=2000)
    level = forms.ChoiceField(
        label=gettext_lazy("Cấp thực hiện"), choices=[(k.value, v) for k, v in LEVELS.items()], widget=forms.RadioSelect
    )


class National(Asking):
    national_code = forms.CharField(
        label=gettext_lazy("Mã thủ tục trong dữ liệu quốc gia"),
        max_length=40,
        widget=forms.TextInput({"size": 10, "autocomplete": "off", "inputmode": "decimal"}),
    )


class File(Asking):
    file = forms.FileField(label=gettext_lazy("Tệp định nghĩa (JSON)"), help_text=gettext_lazy("Nhiều nhất 2 MB."))
    replace = forms.BooleanField(label=gettext_lazy("Thay bản nháp đang có của thủ tục này, nếu có"), required=False)

    def clean_file(self) -> bytes:
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise forms.ValidationError(_("Tệp lớn hơn 2 MB."))
        return bytes(sent.read())


class Copy(Asking):
    source = forms.CharField(
        label=gettext_lazy("Mã thủ tục để sao"),
        max_length=8,
        widget=forms.TextInput({"size": 10, "autocomplete": "off", "inputmode": "decimal"}),
    )
    copy_code = forms.CharField(
        label=gettext_lazy("Mã của thủ tục mới"),
        max_length=8,
        widget=forms.TextInput({"size": 10, "autocomplete": "off", "inputmode": "decimal"}),
    )
    copy_name = forms.CharField(label=gettext_lazy("Tên của thủ tục mới"), max_length=2000)


FORMS: dict[str, type[forms.Form]] = {"blank": Blank, "national": National, "file": File, "copy": Copy}


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponseBase:
    """`way`: blank, national, file or copy; each with a form of its own."""
    if not rights_of(request.user).may_edit:
        raise Denied
    way = request.POST.get("way", "")
    sent = {name: form(request.POST, request.FILES) if name == way else form() for name, form in FORMS.items()}
    if way not in FORMS or not sent[way].is_valid():
        return _show(request, sent, way)
    begin = _BEGINNINGS[way]

    def answer() -> str:
        version = begin(request.user, sent[way].cleaned_data)
        messages.success(request, _("Đã tạo bản nháp."))
        return reverse("editor:draft", args=[version.procedure.code])

    try:
        return redirect(once(request, answer))
    except Unfit as error:
        return _show(request, sent, way, unfit=error)
    except (Invalid, Conflict) as error:
        sent[way].add_error(None, str(error.message))
        return _show(request, sent, way, status=error.status)


def _show(
    request: SignedInRequest, sent: dict[str, forms.Form], way: str, status: int = 0, unfit: Unfit | None = None
) -> HttpResponse:
    crumbs = [(_("Soạn thủ tục"), reverse("editor:home"))]
    chosen = way if way in FORMS else request.GET.get("way", "blank")
    context = {**sent, "form": sent.get(way), "way": chosen, "unfit": unfit, "crumbs": crumbs}
    if code := request.GET.get("code", "")[:40]:
        context["national"] = National(initial={"national_code": code})
        context["copy"] = Copy(initial={"source": code})
    refused = 422 if request.method == "POST" else 200
    return render(request, "editor/new.html", context, status=status or refused)


def _blank(user: User, data: dict[str, str]) -> ProcedureVersion:
    definition = blank(data["code"].strip(), data["name"], AuthorityLevel(data["level"]))
    return drafting.start(user, definition, origin=_("soạn mới"))


def _national(user: User, data: dict[str, str]) -> ProcedureVersion:
    record = NationalRecord.objects.filter(procedure__code=data["national_code"].strip()).first()
    if record is None:
        raise Invalid(_("Dữ liệu quốc gia không có mã này."))
    return drafting.start(user, from_national(record).definition, origin=_("dữ liệu quốc gia"))


def _file(user: User, data: dict[str, bytes]) -> ProcedureVersion:
    return import_document(user, data["file"], origin=_("tệp tải lên"), replace_draft=bool(data["replace"]))


def _copy(user: User, data: dict[str, str]) -> ProcedureVersion:
    kept = ProcedureVersion.objects.filter(procedure__code=data["source"].strip())
    version = kept.exclude(current_of=None).first() or kept.exclude(state=State.DISCARDED).order_by("-number").first()
    if version is None:
        raise Invalid(_("Chưa có định nghĩa nào mang mã này để sao."))
    origin = _("sao từ %(code)s") % {"code": data["source"]}
    return drafting.start(user, _renamed(definition_of(version), data), origin=origin)


def _renamed(definition: ProcedureDefinition, data: dict[str, str]) -> ProcedureDefinition:
    """The same under another code and name; Invalid for a code that is none."""
    made = blank(data["copy_code"].strip(), data["copy_name"], definition.general.level).general
    general = definition.general.model_copy(update={"code": made.code, "name": made.name})
    return definition.model_copy(update={"general": general})


_BEGINNINGS: dict[str, Callable[[User, dict[str, str]], ProcedureVersion]] = {
    "blank": _blank,
    "national": _national,
    "file": _file,  # type: ignore[dict-item]
    "copy": _copy,
}
