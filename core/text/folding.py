"""How text is stored (NFC) and how it is searched: the stored column and the query are folded by the same function."""

import unicodedata


def nfc(text: str) -> str:
    """The one form in which text is stored and compared."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case, no tone or letter marks, đ→d, white space as single spaces: "Hòa", "hoà" and "HOA" are one."""
    # Taken apart before it is lowered: some capitals only appear then ("™" → "TM").
    apart = unicodedata.normalize("NFKD", text).lower()
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # đ is a letter of its own, not a d with a mark: Unicode does not take it apart.
    return " ".join(bare.replace("đ", "d").split())


def search_text(*parts: str) -> str:
    """What a row is found by: its parts folded into one line, for a `search_text` column."""
    return fold(" ".join(parts))
