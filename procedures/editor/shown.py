"""Which attributes matter: those of a field by its kind, those of a paper by its mode, and so on."""

from collections.abc import Mapping
from typing import Any

from procedures.definition.base import Part
from procedures.definition.deadline import TermRule
from procedures.definition.fees import ByTable
from procedures.definition.form import SILENT, FieldBase, FormField, Kind
from procedures.definition.general import ChannelRule
from procedures.definition.papers import PaperRequirement
from procedures.definition.process import Step, UnitRule

ASKING = {kind.value for kind in Kind} - {kind.value for kind in SILENT}
NEVER_KNOWN = {"declaration", "yes_no", "table", "person", "organisation", "signature"}
CHOICES = {"choice", "multiple_choice", "nested_choice"}

# The attribute that decides, and its values for which the other matters. What is not here always does.
SHOWN: dict[tuple[type[Part], str], tuple[str, set[str]]] = {
    (FieldBase, "example"): ("kind", ASKING - {"declaration", "yes_no", "table", "person", "organisation", *CHOICES}),
    (FieldBase, "missing"): ("kind", ASKING),
    (FieldBase, "wrong"): ("kind", ASKING - {"declaration", "yes_no", "signature"}),
    (FieldBase, "required"): ("kind", ASKING),
    (FieldBase, "required_when"): ("kind", ASKING),
    (FieldBase, "seconds"): ("kind", ASKING | {"statement"}),
    (FieldBase, "prefill"): (
        "kind",
        ASKING - {"declaration", "yes_no", "table", "person", "organisation", "signature"},
    ),
    (FieldBase, "locked"): ("kind", ASKING - NEVER_KNOWN),
    (FieldBase, "options"): ("kind", CHOICES),
    (FieldBase, "parts"): ("kind", {"person", "organisation"}),
    (FieldBase, "same_person"): ("kind", {"personal_id"}),
    (FieldBase, "minimum"): ("kind", {"integer", "decimal", "money"}),
    (FieldBase, "maximum"): ("kind", {"integer", "decimal", "money"}),
    (FieldBase, "past"): ("kind", {"date", "partial_date"}),
    (FormField, "columns"): ("kind", {"table"}),
    (FormField, "min_rows"): ("kind", {"table"}),
    (FormField, "max_rows"): ("kind", {"table"}),
    (FormField, "computed"): ("kind", {"computed"}),
    (FormField, "paper"): ("kind", {"file"}),
    (PaperRequirement, "data_source"): ("mode", {"REPLACED_BY_DATA"}),
    (PaperRequirement, "originals"): ("mode", {"SUBMIT", "PRESENT"}),
    (PaperRequirement, "copies"): ("mode", {"SUBMIT", "PRESENT"}),
    (PaperRequirement, "types"): ("mode", {"SUBMIT"}),
    (PaperRequirement, "max_megabytes"): ("mode", {"SUBMIT"}),
    (PaperRequirement, "max_files"): ("mode", {"SUBMIT"}),
    (ChannelRule, "partial_reason"): ("level", {"PARTIAL"}),
    (UnitRule, "agency_kind"): ("at", {"SERVING"}),
    (UnitRule, "agency"): ("at", {"FIXED"}),
    (UnitRule, "unit"): ("at", {"RECEIVING", "COMPETENT", "SERVING", "FIXED"}),
    (UnitRule, "territory_field"): ("at", {"SERVING"}),
    (Step, "handler"): ("kind", {"AUTOMATIC"}),
    (Step, "council"): ("kind", {"COUNCIL"}),
    (TermRule, "amount"): ("mode", {"WORKING_DAYS", "CALENDAR_DAYS", "WORKING_HOURS"}),
    (TermRule, "cutoff"): ("mode", {"SAME_DAY"}),
}

# What decides about rows beside it.
DECIDING: set[tuple[type[Part], str]] = {(ByTable, "field")}


def rule_of(part_class: type[Part], key: str) -> tuple[str, set[str]] | None:
    """What decides whether the attribute matters; None where it always does."""
    return next((SHOWN[each, key] for each in part_class.__mro__ if (each, key) in SHOWN), None)


def is_shown(part_class: type[Part], key: str, value: Mapping[str, Any], stored: Mapping[str, Any]) -> bool:
    """Whether the attribute matters for this content; what the part holds already is not hidden either."""
    rule = rule_of(part_class, key)
    if rule is None or value.get(rule[0]) in rule[1]:
        return True
    return stays(part_class, key, value, stored) and stored.get(key) not in (None, [], {}, False)


def stays(part_class: type[Part], key: str, value: Mapping[str, Any], stored: Mapping[str, Any]) -> bool:
    """Whether what the part holds under a key that does not matter is left alone: what decides was not changed."""
    rule = rule_of(part_class, key)
    return rule is not None and value.get(rule[0]) == stored.get(rule[0])


def decides(part_class: type[Part], key: str) -> bool:
    """Whether another choice here changes what is asked beside it."""
    mine = (rule for (each, _key), rule in SHOWN.items() if each in part_class.__mro__)
    return (part_class, key) in DECIDING or any(rule[0] == key for rule in mine)
