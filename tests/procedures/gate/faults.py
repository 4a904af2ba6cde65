"""The catalogue of planted faults: a good definition, one mutation, and the finding it must lead to."""

from dataclasses import dataclass

from tests.procedures.gate.planting import Mutation, add, both, drop, put

BIRTH, PERMIT, COPIES, NEWBORN = "1.001193", "1.013225", "2.000815", "2.000986"


@dataclass(frozen=True)
class Fault:
    name: str
    seed: str
    code: str
    place: str  # where the finding must stand; a leading #id stands for the place of that part
    mutate: Mutation


def _text(words: str) -> dict[str, str]:
    return {"vi": words, "en": words}


def _eq(field: str, value: object) -> dict[str, object]:
    return {"field": field, "op": "eq", "value": value}


def _step(code: str, kind: str = "HANDLING", **more: object) -> dict[str, object]:
    base = {"type": "step", "code": code, "name": _text(code), "kind": kind, "unit": {"at": "COMPETENT"}}
    return {**base, "role": "HANDLING", "allowance": "1", **more}


def _field(name: str, kind: str = "short_text", **more: object) -> dict[str, object]:
    return {"id": name, "kind": kind, "label": _text(f"Mục {name}"), **more}


FIRST_SECTION = "form/pages/0/sections/0/fields"

REFERENCES = [
    Fault("condition on a field that is gone", PERMIT, "reference.unknown_field", "#works_name/when",
          put("#works_name/when", _eq("nothing", "x"))),
    Fault("deep in a condition", PERMIT, "reference.unknown_field", "#works_name/when/all/1/not",
          put("#works_name/when", {"all": [_eq("owner_kind", "person"), {"not": _eq("nothing", 1)}]})),
    Fault("required when, on a field that is gone", PERMIT, "reference.unknown_field", "#works_name/required_when",
          both(put("#works_name/required", False), put("#works_name/required_when", _eq("nothing", True)))),
    Fault("compared with a field that is gone", PERMIT, "reference.unknown_field", "form/rules/0/holds",
          put("form/rules/0/holds/other", "plot_area")),
    Fault("rule beside a field that is gone", PERMIT, "reference.unknown_field", "form/rules/0/field",
          put("form/rules/0/field", "plot_area")),
    Fault("a part an address has not", PERMIT, "reference.unknown_part", "#works_name/when",
          put("#works_name/when", _eq("owner_address.district", "x"))),
    Fault("a part of a plain field", PERMIT, "reference.unknown_part", "#works_name/when",
          put("#works_name/when", _eq("owner_name.birth_date", "2000"))),
    Fault("a part the block does not ask", PERMIT, "reference.unknown_part", "#works_name/when",
          both(add(FIRST_SECTION, _field("owner", "person", parts=[{"name": "full_name"}])),
               put("#works_name/when", {"field": "owner.birth_date", "op": "filled"}))),
    Fault("a column outside its table", COPIES, "reference.column_outside", "#originals_allowed/when",
          put("#originals_allowed/when", {"field": "pages", "op": "gt", "value": 1})),
    Fault("fee by a quantity that is gone", BIRTH, "reference.unknown_field", "#copies/amount/quantity",
          put("#copies/amount/quantity", "sheets")),
    Fault("fee for each row of a table that is gone", COPIES, "reference.unknown_field", "#paper_copies/each_row_of",
          put("#paper_copies/each_row_of", "sheets")),
    Fault("computed of a field that is gone", COPIES, "reference.unknown_field", "#pages_total/computed/of/0",
          put("#pages_total/computed/of", ["sheets"])),
    Fault("a result row of a field that is gone", BIRTH, "reference.unknown_field",
          "outcome/papers/0/sections/0/rows/0/field", put("outcome/papers/0/sections/0/rows/0/field", "infant_name")),
    Fault("a template naming a field that is gone", COPIES, "reference.template", "outcome/papers/0/sections/0/text",
          put("outcome/papers/0/sections/0/text", _text("Số {book_number}"))),
    Fault("a template with a lone brace", COPIES, "reference.template_brace", "outcome/papers/0/sections/0/text",
          put("outcome/papers/0/sections/0/text", _text("Số {certification_number} {"))),
    Fault("result of a step that is gone", PERMIT, "reference.unknown_step", "#building_permit/result_of",
          put("#building_permit/result_of", "printing")),
    Fault("return to a step that is gone", BIRTH, "reference.unknown_step", "#approval",
          put("#approval/may_return_to", "drafting")),
    Fault("evidence that is no paper", BIRTH, "reference.unknown_paper", "#late_registration/exemptions/1/evidence",
          put("#late_registration/exemptions/1/evidence", "merit_certificate")),
    Fault("a place for files of no paper", PERMIT, "reference.unknown_paper",
          "form/pages/0/sections/0/fields/2/paper",
          add(FIRST_SECTION, _field("drawings_here", "file", paper="blueprint"))),
    Fault("territory in a field that is gone", PERMIT, "reference.unknown_field", "general/competence/territory_field",
          put("general/competence/territory_field", "commune")),
]  # fmt: skip

TYPES = [
    Fault("text before or after", PERMIT, "type.ordering", "#works_name/when",
          put("#works_name/when", {"field": "owner_name", "op": "gt", "value": "A"})),
    Fault("a number compared with text", PERMIT, "type.value", "#works_name/when",
          put("#works_name/when", {"field": "storeys", "op": "gt", "value": "two"})),
    Fault("a yes or no compared with text", PERMIT, "type.value", "#works_name/when",
          put("#works_name/when", _eq("leases_land", "yes"))),
    Fault("an option that is not there", PERMIT, "type.option", "#works_name/when",
          put("#works_name/when", _eq("works_kind", "tower"))),
    Fault("one of many options that is not there", PERMIT, "type.option", "#works_name/when",
          put("#works_name/when", {"field": "works_kind", "op": "in", "value": ["building", "tower"]})),
    Fault("a case that is not there", PERMIT, "type.case", "#request/when", put("#request/when", _eq("@case", "07"))),
    Fault("a channel that is not there", PERMIT, "type.option", "#request/when",
          put("#request/when", _eq("@channel", "FAX"))),
    Fault("in, without a list", PERMIT, "type.list", "#works_name/when",
          put("#works_name/when", {"field": "works_kind", "op": "in", "value": "building"})),
    Fault("equal to a list", PERMIT, "type.list", "#works_name/when",
          put("#works_name/when", _eq("works_kind", ["building"]))),
    Fault("contained in a number", PERMIT, "type.contains", "#works_name/when",
          put("#works_name/when", {"field": "storeys", "op": "contains", "value": "2"})),
    Fault("a date that is none", BIRTH, "type.date", "#copies_wanted/when",
          put("#copies_wanted/when", {"field": "child_birth_date", "op": "lt", "value": "30/02/2026"})),
    Fault("a time that is none", PERMIT, "type.value", "#works_name/when",
          both(add(FIRST_SECTION, _field("hour", "time")),
               put("#works_name/when", {"field": "hour", "op": "ge", "value": "25:00"}))),
    Fault("a date against a number", BIRTH, "type.pair", "#copies_wanted/when",
          put("#copies_wanted/when", {"field": "child_birth_date", "op": "lt", "other": "child_age_days"})),
    Fault("an address as a whole", PERMIT, "type.whole", "#works_name/when",
          put("#works_name/when", _eq("owner_address", "Hải Phòng"))),
    Fault("words that ask nothing", PERMIT, "type.no_answer", "#works_name/when",
          both(add(FIRST_SECTION, _field("advice", "statement")), put("#works_name/when", _eq("advice", "x")))),
    Fault("a fee for each of a text", BIRTH, "type.quantity", "#copies/amount/quantity",
          put("#copies/amount/quantity", "relation")),
    Fault("a fee table by a number", PERMIT, "type.fee_table", "#permit/amount/field",
          put("#permit/amount/field", "storeys")),
    Fault("for each row of what is no table", COPIES, "type.table", "#paper_copies/each_row_of",
          put("#paper_copies/each_row_of", "originals_allowed")),
    Fault("a sum of texts", COPIES, "type.computed", "#pages_total/computed/of/0",
          put("#pages_total/computed/of", ["requester_name"])),
    Fault("days from one date only", BIRTH, "type.computed", "#child_age_days/computed",
          put("#child_age_days/computed/of", ["child_birth_date"])),
    Fault("territory in a text", PERMIT, "type.territory", "general/competence/territory_field",
          put("general/competence/territory_field", "land_street")),
]  # fmt: skip

CIRCLES = [
    Fault("two fields that hide each other", PERMIT, "cycle.visibility", "#owner_phone",
          both(put("#owner_phone/when", {"field": "owner_email", "op": "filled"}),
               put("#owner_email/when", {"field": "owner_phone", "op": "filled"}))),
    Fault("a field that hides itself", PERMIT, "cycle.visibility", "#owner_phone",
          put("#owner_phone/when", {"field": "owner_phone", "op": "filled"})),
    Fault("a page that hides what shows it", PERMIT, "cycle.visibility", "#works_name",
          put("form/pages/0/when", {"field": "works_name", "op": "filled"})),
    Fault("a longer circle of five", PERMIT, "cycle.visibility", "#land_street",
          both(*(put(f"#{name}/when", {"field": other, "op": "filled"}) for name, other in (
              ("land_street", "lot_number"), ("lot_number", "map_sheet"), ("map_sheet", "designer_name"),
              ("designer_name", "setback"), ("setback", "land_street"))))),
    Fault("a case that hides its own question", PERMIT, "cycle.visibility", "#works_kind",
          put("#works_kind/when", _eq("@case", "01"))),
    Fault("two columns that hide each other", COPIES, "cycle.visibility", "#documents",
          both(put("#pages/when", {"field": "copies", "op": "filled"}),
               put("#copies/when", {"field": "pages", "op": "filled"}))),
    Fault("a sum of itself", COPIES, "cycle.computation", "#pages_total",
          put("#pages_total/computed/of", ["pages", "pages_total"])),
    Fault("a fee on a circle", COPIES, "cycle.fee", "#paper_copies",
          both(put("#pages_total/computed/of", ["pages", "pages_total"]), drop("#paper_copies/each_row_of"),
               put("#paper_copies/when", {"field": "pages_total", "op": "gt", "value": 0}),
               put("#paper_copies/amount", {"type": "per_unit", "amount": 1, "quantity": "pages_total"}))),
]  # fmt: skip

IDS = [
    Fault("two fields alike", PERMIT, "ids.twice", "form/pages/0/sections/0/fields/2",
          add(FIRST_SECTION, _field("works_name"))),
    Fault("a step's field like one of the form", PERMIT, "ids.twice", "#appraisal/fields/4",
          add("#appraisal/fields", _field("owner_phone"))),
    Fault("two steps alike", PERMIT, "ids.twice", "process/blocks/4", put("process/blocks/4/code", "appraisal")),
    Fault("two papers alike", PERMIT, "ids.twice", "papers/1", put("papers/1/id", "request")),
    Fault("two cases alike", PERMIT, "ids.twice", "cases/1", put("cases/1/code", "01")),
    Fault("two columns alike", COPIES, "ids.twice", "#documents/columns/1", put("#documents/columns/1/id", "title")),
    Fault("two exemptions alike", BIRTH, "ids.twice", "#late_registration/exemptions/1",
          put("#late_registration/exemptions/1/id", "on_time")),
    Fault("a step's field named like the desk's own box", PERMIT, "ids.reserved", "#appraisal/fields/4",
          add("#appraisal/fields", _field("note"))),
]  # fmt: skip

PROCESS = [
    Fault("no step at all", COPIES, "process.empty", "process", put("process/blocks", [])),
    Fault("no reception first", PERMIT, "process.no_reception", "process/blocks/0", drop("process/blocks/0")),
    Fault("reception only sometimes", PERMIT, "process.no_reception", "process/blocks/0",
          put("process/blocks/0/when", _eq("works_kind", "building"))),
    Fault("no return last", PERMIT, "process.no_return", "process/blocks/5", drop("process/blocks/6")),
    Fault("a second reception", PERMIT, "process.end_elsewhere", "#site_visit", put("#site_visit/kind", "RECEPTION")),
    Fault("return to a later step", BIRTH, "process.return_target", "#handling",
          put("#handling/may_return_to", "approval")),
    Fault("return out of a branch", NEWBORN, "process.return_target", "#residence_approval",
          put("#residence_approval/may_return_to", "birth_handling")),
    Fault("others than those of a step that is gone", BIRTH, "process.other_than", "#approval/other_than/0",
          put("#approval/other_than", ["drafting"])),
    Fault("others than those of a later step", BIRTH, "process.other_than", "#handling/other_than/1",
          put("#handling/other_than", ["reception", "approval"])),
    Fault("standing for a reason that the version does not have", BIRTH, "process.pause_reason",
          "#handling/pause_reason", put("#handling/pause_reason", "mending")),
    Fault("parallel with one branch", NEWBORN, "process.few_branches", "process/blocks/5",
          drop("process/blocks/5/branches/1")),
    Fault("a branch without steps", PERMIT, "process.empty_branch", "process/blocks/3/branches/1",
          put("process/blocks/3/branches/1/blocks", [])),
    Fault("a step nobody holds", PERMIT, "process.no_role", "#decision", drop("#decision/role")),
    Fault("a role that is not there", PERMIT, "schema.wrong", "#decision/role", put("#decision/role", "MAYOR")),
    Fault("automatic without handler", BIRTH, "process.no_handler", "#registration", drop("#registration/handler")),
    Fault("automatic with a handler nobody has", BIRTH, "process.unknown_handler", "#registration/handler",
          put("#registration/handler", "send_telegram")),
    Fault("the register without a field for its number", BIRTH, "process.handler_needs", "#registration",
          put("#registration/fields", [])),
    Fault("a handler for a person's step", BIRTH, "process.handler_elsewhere", "#approval",
          put("#approval/handler", "enter_register")),
    Fault("a consultation that is confirmed by silence", PERMIT, "process.timeout", "#fire_opinion/on_timeout",
          put("#fire_opinion/on_timeout/outcome", "CONFIRMED")),
    Fault("a council that may conclude by one alone", "1.012812", "process.council", "#meeting/council",
          drop("#meeting/council")),
    Fault("a council's rule for a step that is none", BIRTH, "process.council", "#handling/council",
          put("#handling/council", {"members": 3, "quorum": "MAJORITY"})),
    Fault("equal votes where nobody votes", "1.012812", "process.council", "#meeting/council/chair_decides",
          put("#meeting/council/chair_decides", True)),
    Fault("serving, but which kind", NEWBORN, "process.unit", "#residence_handling/unit",
          drop("#residence_handling/unit/agency_kind")),
    Fault("fixed, but which agency", PERMIT, "process.unit", "#fire_opinion/unit", drop("#fire_opinion/unit/agency")),
    Fault("an officer's step with the applicant", PERMIT, "process.unit", "#decision/unit",
          put("#decision/unit", {"at": "APPLICANT"})),
    Fault("a branch on what a later step records", PERMIT, "process.knows_later", "process/blocks/3/branches/0",
          put("process/blocks/3/branches/0/when", {"field": "planning_answer", "op": "filled"})),
]  # fmt: skip

TIMES = [
    Fault("steps longer than the law", PERMIT, "time.over_law", "cases/0/term", put("#decision/allowance", "120")),
    Fault("a long branch", NEWBORN, "time.over_law", "cases/0/term", put("#insurance_handling/allowance", "160")),
    Fault("the law's time of one case shortened", PERMIT, "time.over_law", "cases/0/term",
          put("cases/0/term/amount", "3")),
    Fault("supplements within no time", PERMIT, "time.supplement", "deadline/supplement",
          put("deadline/supplement/within", "0")),
    Fault("an answer to online filings at once", PERMIT, "time.answer_online", "deadline/answer_online_within_hours",
          put("deadline/answer_online_within_hours", "0")),
    Fault("a pause without ground", PERMIT, "time.pause_without_ground", "deadline/supplement",
          drop("deadline/supplement/ground")),
]  # fmt: skip

PAPERS_AND_FEES = [
    Fault("replaced by data from nowhere", PERMIT, "papers.no_source", "#land_data", drop("#land_data/data_source")),
    Fault("a source for a paper that is handed in", PERMIT, "papers.idle_source", "#request/data_source",
          put("#request/data_source", _text("Kho dữ liệu"))),
    Fault("alone in its group", PERMIT, "papers.lone_alternative", "#request/one_of",
          put("#request/one_of", "request_or_not")),
    Fault("no kind of file will do", PERMIT, "papers.no_types", "#request", put("#request/types", [])),
    Fault("shown at the counter, but online only", BIRTH, "papers.present_online", "#identity_document",
          both(drop("channels/2"), drop("channels/1"))),
    Fault("a fee without basis", PERMIT, "schema.missing", "#permit/basis", drop("#permit/basis")),
    Fault("tiers that fall", COPIES, "fees.tiers_fall", "#paper_copies/amount/tiers/1",
          put("#paper_copies/amount/tiers", [{"up_to": 5, "amount": 2}, {"up_to": 3, "amount": 1}, {"amount": 1}])),
    Fault("a tier after all others", COPIES, "fees.tier_unreachable", "#paper_copies/amount/tiers/1",
          put("#paper_copies/amount/tiers", [{"amount": 2}, {"up_to": 3, "amount": 1}])),
    Fault("tiers that end", COPIES, "fees.tiers_end", "#paper_copies/amount/tiers",
          put("#paper_copies/amount/tiers", [{"up_to": 5, "amount": 2}])),
    Fault("a cap below the first price", COPIES, "fees.cap_low", "#paper_copies/amount/cap",
          put("#paper_copies/amount/cap", 500)),
    Fault("an option without its amount", PERMIT, "fees.option_missing", "#permit/amount",
          drop("#permit/amount/amounts/linear")),
    Fault("an amount for no option", PERMIT, "fees.option_unknown", "#permit/amount/amounts/tower",
          put("#permit/amount/amounts/tower", 1)),
]  # fmt: skip

FORM = [
    Fault("a form that asks nothing", COPIES, "form.no_field", "form", put("form/pages", [])),
    Fault("an empty page", PERMIT, "form.empty_page", "form/pages/5",
          add("form/pages", {"id": "blank", "title": _text("Trống"), "sections": []})),
    Fault("an empty section", PERMIT, "form.empty_section", "form/pages/4/sections/3",
          add("form/pages/4/sections", {"title": _text("Trống"), "fields": []})),
    Fault("a choice of nothing", PERMIT, "form.no_options", "#owner_kind", put("#owner_kind/options", [])),
    Fault("an option twice", PERMIT, "form.option_twice", "#works_class/options",
          put("#works_class/options/1/value", "III")),
    Fault("the least above the most", PERMIT, "form.bounds", "#storeys/minimum",
          both(put("#storeys/minimum", "9"), put("#storeys/maximum", "3"))),
    Fault("more rows than there may be", COPIES, "form.row_bounds", "#documents/min_rows",
          both(put("#documents/min_rows", 9), put("#documents/max_rows", 3))),
    Fault("a table without columns", PERMIT, "form.no_columns", "#chief_designers", drop("#chief_designers/columns")),
    Fault("a table in a table", COPIES, "form.not_in_table", "#documents/columns/0",
          put("#documents/columns/0/kind", "table")),
    Fault("a person of no parts", PERMIT, "form.no_parts", "form/pages/0/sections/0/fields/2",
          add(FIRST_SECTION, _field("owner", "person"))),
    Fault("a part of another block", PERMIT, "form.part_elsewhere", "form/pages/0/sections/0/fields/2/parts/0",
          add(FIRST_SECTION, _field("owner", "person", parts=[{"name": "tax_code"}]))),
    Fault("computed from nothing", COPIES, "form.computed", "#pages_total", drop("#pages_total/computed")),
    Fault("files of which paper", PERMIT, "form.file_without_paper", "form/pages/0/sections/0/fields/2",
          add(FIRST_SECTION, _field("files_here", "file"))),
    Fault("a rule beside what an officer records", PERMIT, "form.rule_beside_step", "form/rules/0",
          put("form/rules/0/field", "appraisal_note")),
    Fault("locked, but filled by nobody", PERMIT, "form.locked_empty", "#land_street/locked",
          put("#land_street/locked", True)),
]  # fmt: skip

PREFILL = [
    Fault("a phone filled with a name", PERMIT, "form.prefill", "#owner_phone/prefill",
          put("#owner_phone/prefill", "full_name")),
    Fault("sex into other options", BIRTH, "form.prefill", "#child_sex/prefill", put("#child_sex/prefill", "sex")),
    Fault("filled in for the officer", PERMIT, "form.prefill_idle", "#appraisal_note/prefill",
          put("#appraisal_note/prefill", "phone")),
    Fault("the birth of a phone", PERMIT, "type.same_person", "#owner_phone/same_person",
          put("#owner_phone/same_person", {"birth": "land_paper_date"})),
    Fault("the cut-off at night", COPIES, "time.cutoff", "cases/1/term/cutoff", put("cases/1/term/cutoff", "22:00")),
]  # fmt: skip

GENERAL = [
    Fault("no legal basis", PERMIT, "general.no_legal_basis", "general/legal_bases", put("general/legal_bases", [])),
    Fault("for nobody", PERMIT, "general.no_audience", "general/audiences", put("general/audiences", [])),
    Fault("without a name", PERMIT, "schema.missing", "general/name", drop("general/name")),
    Fault("joined with itself", NEWBORN, "general.itself", "general/joins", put("general/joins", [NEWBORN])),
    Fault("no case", COPIES, "cases.none", "cases", put("cases", [])),
    Fault("a case that hides those after it", PERMIT, "cases.shadows", "cases/0", drop("cases/0/when")),
    Fault("no channel", PERMIT, "channels.none", "channels", put("channels", [])),
    Fault("a channel twice", PERMIT, "channels.twice", "channels/2", put("channels/2/channel", "ONLINE")),
    Fault("partly online without a reason", PERMIT, "schema.wrong", "channels/0", put("channels/0/level", "PARTIAL")),
    Fault("nothing in the end", PERMIT, "outcome.none", "outcome", put("outcome/papers", [])),
    Fault("a result before anybody decided", PERMIT, "outcome.too_early", "#building_permit/result_of",
          put("#building_permit/result_of", "reception")),
    Fault("a number without a place for it", PERMIT, "schema.wrong", "#building_permit/number",
          put("#building_permit/number", "GPXD")),
    Fault("a key nobody knows", PERMIT, "schema.unknown_key", "general/colour", put("general/colour", "red")),
    Fault("an example of a fee that is not so", PERMIT, "examples.failed", "examples/0/expect",
          put("examples/0/expect/fee", 1)),
    Fault("an example answering what is not asked", PERMIT, "examples.unknown", "examples/0/answers",
          put("examples/0/answers/colour", "red")),
    Fault("two examples", COPIES, "examples.few", "examples", put("examples", [])),
]  # fmt: skip

TEXTS = [
    Fault("a sentence without end", PERMIT, "texts.long_sentence", "#works_name/hint",
          put("#works_name/hint", _text("chữ " * 36))),
    Fault("an abbreviation nobody expands", PERMIT, "texts.abbreviation", "#works_name/hint",
          put("#works_name/hint", _text("Nộp tại UBND nơi có đất."))),
    Fault("all in capitals", PERMIT, "texts.capitals", "#works_name/hint",
          put("#works_name/hint", _text("GHI ĐÚNG TÊN công trình"))),
    Fault("markup", PERMIT, "texts.markup", "#works_name/hint",
          put("#works_name/hint", _text("Ghi <b>đúng</b> tên"))),
    Fault("no English", PERMIT, "texts.no_english", "#works_name/hint",
          put("#works_name/hint", {"vi": "Ghi đúng tên"})),
]  # fmt: skip

IMPOSSIBLE = {"all": [_eq("works_kind", "linear"), _eq("works_kind", "building")]}
REACH = [
    Fault("a field for two kinds at once", PERMIT, "reach.field_unreachable", "#works_name",
          put("#works_name/when", IMPOSSIBLE)),
    Fault("a page for two kinds at once", PERMIT, "reach.page_unreachable", "form/pages/4",
          put("form/pages/4/when", IMPOSSIBLE)),
    Fault("a paper for two kinds at once", PERMIT, "reach.paper_unreachable", "#request",
          put("#request/when", IMPOSSIBLE)),
    Fault("a step for two kinds at once", PERMIT, "reach.step_unreachable", "#site_visit",
          put("#site_visit/when", IMPOSSIBLE)),
    Fault("a branch for what is hidden", PERMIT, "reach.branch_unreachable", "process/blocks/3/branches/0",
          put("process/blocks/3/branches/0/when", {"all": [_eq("works_kind", "linear"), {"field": "storeys", "op": "gt",
                                                                                       "value": 1}]})),
    Fault("rules that contradict each other", PERMIT, "reach.always_refused", "form/rules/5",
          both(add("form/rules", {"field": "land_area", "holds": {"field": "land_area", "op": "gt", "value": 100},
                                  "message": _text("Quá nhỏ.")}),
               add("form/rules", {"field": "land_area", "holds": {"field": "land_area", "op": "lt", "value": 50},
                                  "message": _text("Quá lớn.")}))),
    Fault("some works are of no case", PERMIT, "gap.case", "cases", put("cases/1/when", _eq("works_kind", "building"))),
    Fault("two reductions of different size", BIRTH, "gap.exemptions_overlap", "#late_registration/exemptions/2",
          both(put("#late_registration/exemptions/2/percent", 50),
               put("#late_registration/exemptions/2/when",
                   {"field": "fee_privilege", "op": "in", "value": ["poor", "merit"]}))),
    Fault("a fee by a number that is hidden", BIRTH, "gap.fee_unknown_quantity", "#copies/amount/quantity",
          drop("#copies/when")),
]  # fmt: skip

FAULTS = [
    fault
    for family in (
        REFERENCES, TYPES, CIRCLES, IDS, PROCESS, TIMES, PAPERS_AND_FEES, FORM, PREFILL, GENERAL, TEXTS, REACH,
    )
    for fault in family
]  # fmt: skip
