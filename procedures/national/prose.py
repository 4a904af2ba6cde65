"""Official text as it comes (HTML remnants, entities, word-processor bullets) made plain: NFC lines, one paragraph each."""

import html
import re
import unicodedata

_BLOCK_TAG = re.compile(r"<\s*/?\s*(?:p|div|br|tr|table|ul|ol|h[1-6]|hr|blockquote|pre|section)\b[^<>]*>", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<\s*li\b[^<>]*>", re.IGNORECASE)
# Only what is surely markup goes: "diện tích < 100 m2" stays.
_OTHER_TAG = re.compile(
    r"<\s*/?\s*(?:li|span|b|i|u|s|em|strong|small|a|font|sup|sub|img|t[dh]|tbody|thead|colgroup|col|script|style|iframe|svg"
    r"|object|embed|form|input|button|link|meta|html|head|body|o:p)\b[^<>]*>",
    re.IGNORECASE,
)
_NEW_LINE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Bullets of symbol fonts, pasted from word processors.
_SYMBOL_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf02a·▪■●◦‣", "•") | {"\uf02d": "-"})
_DROPPED = {"Cc", "Cf", "Co", "Cs", "Cn"}


def plain(text: str) -> str:
    """The text without markup, control marks or stray spaces; NFC; its paragraphs parted by single new lines."""
    text = html.unescape(text)
    text = _BLOCK_TAG.sub("\n", _ITEM_TAG.sub("\n- ", text)) if "<" in text else text
    text = _NEW_LINE.sub("\n", _OTHER_TAG.sub("", text)).translate(_SYMBOL_BULLETS).replace("\t", " ")
    kept = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in _DROPPED)
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", kept).split("\n"))
    return "\n".join(line for line in lines if line)
