"""What a posting says: the matter and the office, of the person only initials (Luật 91/2025/QH15: no more than needed).

Everybody reads it, and some procedures are about health or family: neither the code nor the answers stand in it.
"""

from applications.models import Dossier, StepRun
from core.text import initials


def text_of(run: StepRun) -> str:
    """In Vietnamese, as it hangs at the office; an organisation stands under its name, which is public."""
    dossier = run.dossier
    return (
        f"{run.agency or dossier.competent_agency} niêm yết công khai việc giải quyết thủ tục "
        f"“{dossier.definition.general.name.vi}” theo đề nghị của {_who(dossier)}, địa bàn {dossier.territory}. "
        "Người có quyền, lợi ích liên quan không đồng ý thì gửi ý kiến trong thời gian niêm yết."
    )


def _who(dossier: Dossier) -> str:
    return dossier.applicant_name if dossier.organisation_id else f"ông/bà {initials(dossier.applicant_name)}"
