"""Official text as it comes (HTML remnants, entities, word-processor bullets) made plain: NFC, a line a paragraph."""

import html
import re
import unicodedata


def _tag(names: str) -> re.Pattern[str]:
    """Only what is surely markup: "diện tích < 100 m2" and "a<b thì b>a" stay."""
    return re.compile(rf"</?(?:{names})(?:\s[^<>=]*+=[^<>]*+|\s*+/?)>", re.IGNORECASE)


_BLOCK = _tag("p|div|br|tr|table|ul|ol|h[1-6]|hr|blockquote|pre|section|t[dh]")
_ITEM = _tag("li")
_INLINE = _tag(
    "span|b|i|u|s|em|strong|small|a|font|sup|sub|img|tbody|thead|colgroup|col|script|style|iframe|svg|object|embed"
    "|form|input|button|link|meta|html|head|body|o:p"
)
_NEW_LINE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Bullets of symbol fonts, pasted from word processors.
_SYMBOL_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf02a·▪■●◦‣", "•") | {"\uf02d": "-"})
_DROPPED = {"Cc", "Cf", "Co", "Cs", "Cn"}


def plain(text: str) -> str:
    """The text without markup, control marks or stray spaces; NFC; its paragraphs parted by single new lines."""
    text = html.unescape(text)
    if "<" in text:
        text = _INLINE.sub("", _BLOCK.sub("\n", _ITEM.sub("\n- ", text.replace("</li>", "\n"))))
    text = _NEW_LINE.sub("\n", text).translate(_SYMBOL_BULLETS).replace("\t", " ")
    kept = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in _DROPPED)
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", kept).split("\n"))
    return "\n".join(line for line in lines if line)
