"""The words of the national catalogue's API, and what they mean here."""

import re

from procedures.definition.general import Audience, AuthorityLevel, Channel

CHANNELS = {"ONLINE": Channel.ONLINE, "DIRECT": Channel.COUNTER, "POSTAL": Channel.POSTAL}
LEVELS = {"isWard": AuthorityLevel.COMMUNE, "isProvince": AuthorityLevel.CITY, "isMinistry": AuthorityLevel.MINISTRY}
# ACTIVE and UPDATED are met; anything else but these (and silence) is taken as no longer, or not yet, in force.
IN_FORCE = {"", "ACTIVE", "UPDATED", "NEW", "AMENDED", "PUBLISHED"}
AUDIENCES = {
    "cong dan viet nam": Audience.CITIZEN,
    "cong dan viet nam ma khong xac dinh duoc noi thuong tru hoac noi tam tru": Audience.CITIZEN,
    "nguoi viet nam dinh cu o nuoc ngoai": Audience.OVERSEAS_VIETNAMESE,
    "nguoi nuoc ngoai": Audience.FOREIGNER,
    "nguoi nuoc ngoai cu tru tai viet nam": Audience.FOREIGNER,
    "nguoi nuoc ngoai da cu tru tai viet nam": Audience.FOREIGNER,
    "doanh nghiep": Audience.ENTERPRISE,
    "doanh nghiep viet nam": Audience.ENTERPRISE,
    "ho kinh doanh": Audience.ENTERPRISE,
    "doanh nghiep co von dau tu nuoc ngoai": Audience.FOREIGN_INVESTED,
    "hop tac xa": Audience.COOPERATIVE,
    "to chuc (khong bao gom doanh nghiep, htx)": Audience.ORGANISATION,
    "to chuc nuoc ngoai": Audience.ORGANISATION,
    "to chuc dang": Audience.ORGANISATION,
    "can bo, cong chuc, vien chuc": Audience.OFFICIAL,
}
# Top-level keys that are read, and those that say nothing to people: identifiers, switches, lists always met empty.
_KNOWN = frozenset(
    re.findall(
        r"\w+",
        """
        id code codeNotation name state type category categoriesDetails decisionNo procedureProposal description note
        departmentPromulgateCode departmentPromulgateName departmentDetails subjectTypesDetails targetObjects
        executionMethods cases fees executionCases profileComponents executionSteps legalBasisesDetails resultsDetails
        requirementsAndConditions keywords serviceGroupsDetails dossierReceivingAddresses returningMethods
        executingAgencies delegatedAgencies authorizedAgencies coordinatingAgencies procedureRelatedGroup
        formalityType formalityTargetType createdAt updatedAt
        """,
    )
)
_SILENT = re.compile(r"is[A-Z]\w*|\w+Ids?|(?:departments|unitGroups)(?:Executing|Authority|Authorized|Coordinating)")


def is_known(key: str) -> bool:
    """Whether this reader knows the key, be it only to pass over it."""
    return key in _KNOWN or _SILENT.fullmatch(key) is not None
