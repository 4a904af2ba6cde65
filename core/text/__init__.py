"""Vietnamese text: one form for storing, one for searching, numbers and dates in words."""

from django.utils.functional import Promise

from core.text.dates import date_in_words, official_date
from core.text.folding import fold, nfc, search_text
from core.text.names import initials
from core.text.numbers import in_words, money, money_in_words

# Sentence for people: as they are, or put into the reader's language when they are shown.
Sentence = str | Promise

__all__ = [
    "Sentence",
    "date_in_words",
    "fold",
    "in_words",
    "initials",
    "money",
    "money_in_words",
    "nfc",
    "official_date",
    "search_text",
]
