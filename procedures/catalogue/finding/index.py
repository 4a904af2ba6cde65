"""The catalogue in memory, built anew by each process when a publication changed it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from sys import intern

from django.db.models.fields.json import KT

from core.text import fold
from procedures.catalogue.finding.facets import field_names, masks_of, slug_of
from procedures.catalogue.finding.holders import Holders
from procedures.models import NationalRecord, Procedure
from procedures.searching import plain, spoken
from procedures.stamp import stamp

Texts = list[list[str]]


class Index:
    """Of `rows` each place is a bit. Words are held as they sound (`spoken`, first) and without accents (`plain`)."""

    def __init__(self, rows: list[Procedure], origins: Mapping[int, str]) -> None:
        names, texts = (_words_taken_from(rows, column) for column in ("search_name", "search_text"))
        self.rows = rows
        # Who promulgated what is not the city's, by procedure.
        self.origins = origins
        self.everything = (1 << len(rows)) - 1
        self.by_name = sorted(range(len(rows)), key=lambda place: _browsed(rows[place]))
        self.facets = masks_of(rows)
        self.fields = field_names(rows)
        self.life_events = {slug_of(event): event for row in rows for event in row.life_events}
        self.names = _phrases(names, plain)
        self.in_name = _holders(names, spoken), _holders(names, plain)
        self.in_text = _holders(texts, spoken), _holders(texts, plain)
        self.written = {spoken(word): word for text in texts for word in text}
        self.pairs = Counter(pair for name in names for pair in pairwise(map(spoken, name)))
        self.forms: defaultdict[str, list[str]] = defaultdict(list)
        for sound in self.written:
            self.forms[plain(sound)].append(sound)

    @cached_property
    def shortened(self) -> dict[str, list[str]]:
        """By what is left when at most one letter is left out, the words without accents it may have been."""
        words: defaultdict[str, list[str]] = defaultdict(list)
        for word in filter(str.isalpha, self.forms):
            for rest in {word, *without_one(word)}:
                words[rest].append(word)
        return dict(words)


def without_one(word: str) -> Iterator[str]:
    """The word, each letter left out in turn."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _words_taken_from(rows: list[Procedure], column: str) -> Texts:
    """Out of the rows, for these are kept as long as the index, and nobody reads their words again."""
    return [list(map(intern, row.__dict__.pop(column).split())) for row in rows]


def _phrases(texts: Texts, form: Callable[[str], str]) -> list[str]:
    return [f" {' '.join(map(form, text))} " for text in texts]


def _holders(texts: Texts, form: Callable[[str], str]) -> Holders:
    return Holders(map(form, text) for text in texts)


def whose(row: Procedure) -> int:
    """What the city runs, then what applies in the city, then what other provinces promulgated."""
    return 0 if row.current_id else 1 if row.is_local else 2


def _browsed(row: Procedure) -> tuple[int, str, str]:
    return whose(row), fold(row.name), row.code


def _rows() -> list[Procedure]:
    """All in force, the better match first where words decide nothing: whose, then short names."""
    rows: Iterable[Procedure] = Procedure.objects.filter(is_active=True).select_related("field")
    return sorted(rows, key=lambda row: (whose(row), len(row.name), row.name, row.code))


def _origins() -> dict[int, str]:
    elsewhere = NationalRecord.objects.filter(procedure__is_active=True, procedure__is_local=False)
    return dict(elsewhere.annotate(who=KT("facts__promulgator")).values_list("procedure", "who"))


_kept: tuple[str, Index] | None = None


def index(mark: str | None = None) -> Index:
    """The index of the catalogue as it stands: one query, unless its `mark` is known; two more after a publication."""
    global _kept
    mark, kept = mark or stamp(), _kept
    if kept is None or kept[0] != mark:
        _kept = kept = mark, Index(_rows(), _origins())
    return kept[1]
