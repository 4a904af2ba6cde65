"""What of a national record found no place in a definition, kept with its words for whoever drafts on."""

from dataclasses import dataclass, field

from procedures.definition.base import Text

LONGEST, LONGEST_LINE = 20_000, 500


@dataclass(frozen=True)
class Unmatched:
    """`what`: which part of the record; `text`: its own words, whole."""

    what: str
    text: str


@dataclass
class Left:
    """Gathers while a definition is begun."""

    items: list[Unmatched] = field(default_factory=list)

    def keep(self, what: str, *texts: str) -> None:
        self.items += [Unmatched(what, text) for text in texts if text]

    def text(self, what: str, words: str) -> Text:
        """The words as a text; what is too long for one is kept whole here too."""
        return Text(vi=self.cut(what, words, LONGEST))

    def cut(self, what: str, words: str, most: int = LONGEST_LINE) -> str:
        if len(words) <= most:
            return words
        self.keep(what, words)
        return words[: most - 1].rsplit(" ", 1)[0] + "…"
