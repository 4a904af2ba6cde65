"""How one part is called, among others of its kind."""

from procedures.definition.base import Part
from procedures.definition.form import BlockPart
from procedures.definition.general import ChannelRule, LegalBasis
from procedures.definition.papers import PaperForm
from procedures.wording.choices import ENUMS, LITERALS

# The first of these that says something; ids only where there are no words.
_TITLES = ("label", "name", "title", "question", "message", "number", "field", "id", "code", "value")


def title_of(part: Part) -> str:
    """Its label, name, title or question, else its id; "" where it has none of them."""
    match part:
        case BlockPart(name=name):
            return str(LITERALS["name"][name])
        case ChannelRule(channel=channel):
            return str(ENUMS[type(channel)][channel])
        case LegalBasis(number=number):
            return number
        case PaperForm(number=number, name=name):
            return f"{number}: {name}"
        case _:
            return next((str(value) for name in _TITLES if (value := getattr(part, name, None))), "")
