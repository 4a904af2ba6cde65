"""Which procedures hold a word, as sets of bits: the bit of a procedure is its place in the index."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

# A shorter word is matched whole: "tu" finds khai tử, not every "thủ tục".
PREFIX_FROM = 3


class Holders:
    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """`texts`: the words of each procedure, in the order of the index."""
        masks: defaultdict[str, int] = defaultdict(int)
        for place, text in enumerate(texts):
            for word in text:
                masks[word] |= 1 << place
        self.masks = dict(masks)
        self.ordered = sorted(masks)

    def of(self, word: str) -> int:
        """The procedures with this word; a long one may be the beginning of what is meant."""
        if len(word) < PREFIX_FROM:
            return self.masks.get(word, 0)
        return reduce(or_, (self.masks[each] for each in self.beginning(word)), 0)

    def beginning(self, start: str) -> Iterator[str]:
        """The words that begin so, the word itself among them."""
        for place in range(bisect_left(self.ordered, start), len(self.ordered)):
            if not self.ordered[place].startswith(start):
                return
            yield self.ordered[place]

    def knows(self, word: str) -> bool:
        return word in self.masks or (len(word) >= PREFIX_FROM and any(self.beginning(word)))


def places(mask: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
