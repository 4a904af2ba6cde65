"""Result papers named as the record names them, printed with who filed."""

from django.utils.translation import gettext as _

from accounts.kinds import AgencyKind
from procedures.definition.base import Text
from procedures.definition.form import Form, Kind
from procedures.definition.outcome import OutcomeRule, ResultPaper, ResultRow, ResultSection
from procedures.exchange.starting.left import Left
from procedures.national.facts import NationalFacts

MOST = 12
HEAD = Text(vi="Thủ trưởng cơ quan", en="Head of the office")
SIGNERS = {
    AgencyKind.COMMUNE_COMMITTEE: Text(vi="Chủ tịch", en="Chairperson"),
    AgencyKind.CITY_COMMITTEE: Text(vi="Chủ tịch", en="Chairperson"),
    AgencyKind.DEPARTMENT: Text(vi="Giám đốc", en="Director"),
}
RESULT = Text(vi="Kết quả giải quyết thủ tục", en="Result of the procedure")


def outcome_of(facts: NationalFacts, kind: AgencyKind, form: Form, left: Left) -> OutcomeRule:
    """One paper for each result the record names; one general paper where it names none."""
    left.keep(_("Kết quả"), *facts.results[MOST:])
    titles = [left.text(_("Kết quả"), name) for name in facts.results[:MOST]] or [RESULT]
    rows = [ResultRow(field=field.id) for field in form.fields() if field.kind is not Kind.EMAIL]
    return OutcomeRule(
        papers=[
            ResultPaper(
                id=f"result_{number}",
                title=title,
                result_of="issue",
                number="{n}/KQ",
                sections=[ResultSection(title=Text(vi="Người nộp hồ sơ", en="Who filed"), rows=rows)],
                signer_title=SIGNERS.get(kind, HEAD),
            )
            for number, title in enumerate(titles, start=1)
        ]
    )
