"""Vietnamese text: one form for storing, one for searching, numbers and dates in words."""

from core.text.dates import date_in_words, official_date
from core.text.folding import fold, nfc, search_text
from core.text.numbers import in_words, money, money_in_words

__all__ = ["date_in_words", "fold", "in_words", "money", "money_in_words", "nfc", "official_date", "search_text"]
