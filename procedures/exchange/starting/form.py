"""A form to begin with: who files, filled in from what the portal knows of them."""

from procedures.definition.base import Text
from procedures.definition.form import Form, FormField, Kind, Page, Section
from procedures.definition.general import Audience

OF_ORGANISATIONS = {Audience.ENTERPRISE, Audience.FOREIGN_INVESTED, Audience.COOPERATIVE, Audience.ORGANISATION}
APPLICANT = "applicant_name"
PERSON = [
    FormField(
        id=APPLICANT, kind=Kind.PERSON_NAME, prefill="full_name", label=Text(vi="Họ, chữ đệm, tên", en="Full name")
    ),
    FormField(
        id="applicant_personal_id",
        kind=Kind.PERSONAL_ID,
        prefill="personal_id",
        label=Text(vi="Số định danh cá nhân", en="Personal identification number"),
        hint=Text(vi="12 chữ số, in trên thẻ căn cước.", en="The 12 digits on the identity card."),
    ),
    FormField(
        id="applicant_residence",
        kind=Kind.ADDRESS,
        prefill="residence",
        label=Text(vi="Nơi cư trú", en="Place of residence"),
    ),
    FormField(
        id="applicant_phone", kind=Kind.PHONE, prefill="phone", label=Text(vi="Số điện thoại", en="Phone number")
    ),
    FormField(
        id="applicant_email",
        kind=Kind.EMAIL,
        prefill="email",
        required=False,
        label=Text(vi="Thư điện tử", en="E-mail"),
    ),
]
ORGANISATION = [
    FormField(
        id="organisation_name",
        kind=Kind.SHORT_TEXT,
        prefill="organisation_name",
        required=False,
        label=Text(vi="Tên tổ chức", en="Name of the organisation"),
        hint=Text(vi="Chỉ ghi khi bạn nộp thay tổ chức.", en="Only if you file for an organisation."),
    ),
    FormField(
        id="organisation_tax_code",
        kind=Kind.TAX_CODE,
        prefill="tax_code",
        required=False,
        label=Text(vi="Mã số thuế", en="Tax code"),
    ),
]


def form_of(audiences: list[Audience], questions: list[FormField]) -> Form:
    """One page: the questions that tell cases apart, then who files."""
    organisation = [Section(fields=ORGANISATION)] if OF_ORGANISATIONS & {*audiences} else []
    asked = [Section(fields=questions)] if questions else []
    title = Text(vi="Người nộp hồ sơ", en="Who files")
    return Form(pages=[Page(id="applicant", title=title, sections=[*asked, Section(fields=PERSON), *organisation])])
