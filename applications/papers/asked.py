"""Who asked for what: the lines that open nearly every form."""

from dataclasses import dataclass

from applications.models import Dossier


@dataclass(frozen=True)
class Asked:
    applicant: str
    representative: str
    number_label: str
    number: str
    address: str
    phone: str
    email: str
    procedure: str
    procedure_code: str
    dossier_label: str
    dossier: str


def asked(dossier: Dossier) -> Asked:
    """What the dossier says of itself; one filed for an organisation names the account that represents it."""
    general = dossier.definition.general
    for_organisation = dossier.organisation_id is not None
    return Asked(
        applicant=dossier.applicant_name,
        representative=dossier.owner.full_name if for_organisation and dossier.owner else "",
        number_label="Mã số thuế" if for_organisation else "Số định danh cá nhân",
        number=dossier.applicant_number,
        address=dossier.applicant_address,
        phone=dossier.applicant_phone,
        email=dossier.applicant_email,
        procedure=general.name.vi,
        procedure_code=general.code,
        dossier_label="Mã hồ sơ" if dossier.code else "Số đăng ký",
        dossier=str(dossier),
    )
