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
    """What the dossier says of itself; of one filed for somebody else, who represents them and by which authority."""
    general = dossier.definition.general
    for_organisation = dossier.organisation_id is not None
    return Asked(
        applicant=dossier.applicant_name,
        representative=_representative(dossier),
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


def _representative(dossier: Dossier) -> str:
    """Whoever came to the counter for somebody else; online, the account that represents an organisation."""
    if dossier.person and (dossier.organisation_id or dossier.authority):
        return ", ".join(filter(None, [dossier.person.full_name, dossier.authority]))
    return dossier.owner.full_name if dossier.organisation_id and dossier.owner else ""
