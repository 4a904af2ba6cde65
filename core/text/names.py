"""People's names where not everybody may read them."""


def initials(name: str) -> str:
    """Trần Gia Bảo is T.G.B."""
    return "".join(f"{word[0].upper()}." for word in name.split())
