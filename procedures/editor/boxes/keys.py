"""What is asked on a part's own page, in a row of the page around it, on a page below, and of whom who looks for it."""

from procedures.definition.base import Part
from procedures.definition.fees import Tier
from procedures.definition.form import BlockPart, Option, SubOption
from procedures.definition.general import Answered, Eligibility, LegalBasis
from procedures.definition.outcome import ResultRow
from procedures.editor.shapes import Shape, shapes

# Parts small enough to be rows on the page of the part that holds them; others have pages of their own.
SMALL: set[type[Part]] = {
    Tier, BlockPart, Option, SubOption, LegalBasis, Eligibility, Answered, ResultRow,
}  # fmt: skip
# What the system sets, and what has a form of its own.
NOT_ASKED = {"type", "format", "answers", "expect"}
# What most parts do without.
RARE = {
    "example", "missing", "wrong", "required_when", "seconds", "prefill", "locked", "same_person", "one_of",
    "on_timeout", "other_than", "may_return_to", "may_refuse", "may_request_supplement", "max_megabytes", "max_files",
    "types", "pause_reason",
}  # fmt: skip
OWN_NAMES = ("id", "code")


def is_listed(shape: Shape) -> bool:
    """Whether this is a list of parts that have pages of their own."""
    return shape.is_list and bool(shape.parts) and not shape.is_condition and not SMALL.issuperset(shape.parts)


def own_keys(part_class: type[Part]) -> list[str]:
    """What is asked on the part's page, in its order: everything but its lists of further parts."""
    return [key for key, shape in shapes(part_class).items() if key not in NOT_ASKED and not is_listed(shape)]
