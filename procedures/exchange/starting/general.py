"""What a national record says of the procedure as a whole."""

from django.utils.translation import gettext as _

from accounts.kinds import AgencyKind
from core.text import fold
from procedures.definition.base import Text
from procedures.definition.general import Audience, AuthorityLevel, Competence, General, LegalBasis
from procedures.exchange.starting.left import Left
from procedures.national.facts import NationalFacts
from procedures.national.vocabulary import AUDIENCES

# Words by which the kind of an agency is known, the surest first.
AGENCIES: tuple[tuple[str, AgencyKind], ...] = (
    ("dang ky dat dai", AgencyKind.LAND_REGISTRY),
    ("bao hiem xa hoi", AgencyKind.SOCIAL_INSURANCE),
    ("kho bac", AgencyKind.TREASURY),
    ("cong an cap xa", AgencyKind.COMMUNE_POLICE),
    ("cong an xa", AgencyKind.COMMUNE_POLICE),
    ("cong an", AgencyKind.CITY_POLICE),
    ("thue", AgencyKind.TAX),
    ("cap xa", AgencyKind.COMMUNE_COMMITTEE),
    ("xa, phuong", AgencyKind.COMMUNE_COMMITTEE),
    ("phong kinh te", AgencyKind.COMMUNE_COMMITTEE),
    ("phong van hoa", AgencyKind.COMMUNE_COMMITTEE),
    ("so ", AgencyKind.DEPARTMENT),
    ("ban quan ly", AgencyKind.DEPARTMENT),
    ("uy ban nhan dan cap tinh", AgencyKind.CITY_COMMITTEE),
    ("uy ban nhan dan tinh", AgencyKind.CITY_COMMITTEE),
)
OF_LEVELS = {
    AuthorityLevel.COMMUNE: AgencyKind.COMMUNE_COMMITTEE,
    AuthorityLevel.CITY: AgencyKind.DEPARTMENT,
    AuthorityLevel.MINISTRY: AgencyKind.DEPARTMENT,
}
NO_FIELD, NO_FIELD_NAME = "CHUA-XEP", "Chưa xếp lĩnh vực"
MOST_BASES, MOST_KEYWORDS, MOST_EVENTS = 60, 60, 12


def general_of(facts: NationalFacts, left: Left) -> General:
    """The facts in their places; names of agencies, and whatever has no place, are left as they are."""
    left.keep(_("Cơ quan thực hiện"), *facts.executing)
    left.keep(_("Cơ quan có thẩm quyền"), *facts.competent)
    left.keep(_("Cơ quan phối hợp"), *facts.coordinating)
    left.keep(_("Địa chỉ tiếp nhận"), facts.receiving)
    left.keep(_("Cơ quan công bố"), facts.promulgator)
    left.keep(_("Ghi chú"), facts.note)
    left.keep(_("Đối tượng"), *(name for name in facts.audience_names if fold(name) not in AUDIENCES))
    return General(
        code=facts.code,
        name=left.text(_("Tên thủ tục"), facts.name),
        summary=_summary(facts, left),
        field_code=left.cut(_("Mã lĩnh vực"), facts.field_code) or NO_FIELD,
        field_name=left.text(_("Lĩnh vực"), facts.field_name or facts.field_code or NO_FIELD_NAME),
        level=level_of(facts),
        audiences=list(facts.audiences) or [Audience.CITIZEN],
        competence=_competence(facts),
        conditions=left.text(_("Yêu cầu, điều kiện"), facts.conditions) if facts.conditions else None,
        legal_bases=_bases(facts, left),
        keywords=_lines(facts.keywords, _("Từ khóa"), MOST_KEYWORDS, left),
        life_events=_lines(facts.topics, _("Nhóm sự kiện"), MOST_EVENTS, left),
        decision=left.cut(_("Quyết định công bố"), facts.decision) or None,
        decided_on=facts.decided_on,
    )


def level_of(facts: NationalFacts) -> AuthorityLevel:
    """The lowest level named; without any, a commune's where its committee acts."""
    if facts.levels:
        return facts.levels[0]
    return AuthorityLevel.COMMUNE if agency_kind(facts) is AgencyKind.COMMUNE_COMMITTEE else AuthorityLevel.CITY


def agency_kind(facts: NationalFacts) -> AgencyKind | None:
    """The kind of the first agency whose name is understood."""
    names = [f"{fold(name)} " for name in (*facts.competent, *facts.executing)]
    return next((kind for name in names for words, kind in AGENCIES if words in name), None)


def _competence(facts: NationalFacts) -> Competence:
    kind = agency_kind(facts) or OF_LEVELS[level_of(facts)]
    return Competence(
        agency_kind=kind,
        territory_label=Text(vi="Xã, phường, đặc khu nơi giải quyết", en="Commune where the matter belongs"),
    )


def _summary(facts: NationalFacts, left: Left) -> Text:
    """The name, and what comes of it: a person writes a better one."""
    results = f" Kết quả: {'; '.join(facts.results)}." if facts.results else ""
    return left.text(_("Tóm tắt"), f"{facts.name}.{results}")


def _bases(facts: NationalFacts, left: Left) -> list[LegalBasis]:
    known = [each for each in facts.legal_bases if each.title or each.text]
    left.keep(_("Căn cứ pháp lý"), *(f"{each.title} {each.text}".strip() for each in known[MOST_BASES:]))
    return [
        LegalBasis(
            number=left.cut(_("Số văn bản"), each.title or each.text),
            title=left.cut(_("Tên văn bản"), each.text or each.title, 20_000),
        )
        for each in known[:MOST_BASES]
    ]


def _lines(words: tuple[str, ...], what: str, most: int, left: Left) -> list[str]:
    left.keep(what, *words[most:])
    return [left.cut(what, each) for each in words[:most]]
