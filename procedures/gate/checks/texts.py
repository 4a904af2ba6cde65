"""Words too hard for a citizen, by rules: long sentences, abbreviations nobody expands, capitals, markup."""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from django.utils.translation import gettext as _

from procedures.definition.base import Text
from procedures.definition.examples import Example
from procedures.definition.outcome import OutcomeRule
from procedures.definition.process import Process
from procedures.gate.finding import Finding, warning
from procedures.gate.survey import Survey

LONGEST = 35
EXPANSIONS: dict[str, str] = json.loads((Path(__file__).parent / "abbreviations.json").read_text(encoding="utf-8"))
# Numbers of documents such as 123/2015/NĐ-CP are names, not words.
NUMBERED = re.compile(r"\S*\d\S*/\S+")
ABBREVIATION = re.compile(rf"\b({'|'.join(sorted(EXPANSIONS, key=len, reverse=True))})\b")
SENTENCE_END = re.compile(r"[.!?;:…]\s+|\n+")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|\*\*|\{\{|\{%")
# What only officers read, and papers with their own official wording.
NOT_FOR_CITIZENS = (Process, OutcomeRule, Example)


def _read_by_citizens(survey: Survey) -> Iterator[tuple[str, Text]]:
    for place, text in survey.of(Text):
        if not isinstance(survey.around(place)[-1], NOT_FOR_CITIZENS):
            yield place, text


def _hard(survey: Survey) -> Iterator[Finding]:
    for place, text in _read_by_citizens(survey):
        longest = max((len(sentence.split()) for sentence in SENTENCE_END.split(text.vi)), default=0)
        if longest > LONGEST:
            sentence = _("%(owner)s: có câu dài %(words)s chữ; hãy viết câu không quá %(most)s chữ.")
            words = {"owner": survey.owner(place), "words": longest, "most": LONGEST}
            yield warning("texts.long_sentence", place, sentence % words)
        if shouted := _shouted(text.vi):
            sentence = _("%(owner)s: “%(found)s” viết hoa cả cụm, khó đọc.")
            yield warning("texts.capitals", place, sentence % {"owner": survey.owner(place), "found": shouted})


def _shouted(words: str) -> str:
    """The first run of three words or more all in capitals."""
    runs = (list(run) for capitals, run in groupby(words.split(), str.isupper) if capitals)
    return next((" ".join(run) for run in runs if len(run) > 2), "")


def _abbreviations(survey: Survey) -> Iterator[Finding]:
    for place, text in _read_by_citizens(survey):
        for short in sorted(set(ABBREVIATION.findall(NUMBERED.sub("", text.vi)))):
            if EXPANSIONS[short] not in text.vi.lower():
                sentence = _("%(owner)s: “%(short)s” viết tắt; hãy viết “%(whole)s”.")
                words = {"owner": survey.owner(place), "short": short, "whole": EXPANSIONS[short]}
                yield warning("texts.abbreviation", place, sentence % words)


def _markup(survey: Survey) -> Iterator[Finding]:
    for place, text in survey.of(Text):
        if found := MARKUP.search(f"{text.vi}\n{text.en or ''}"):
            sentence = _("%(owner)s: “%(found)s” sẽ hiện nguyên như chữ; văn bản ở đây không có định dạng.")
            yield warning("texts.markup", place, sentence % {"owner": survey.owner(place), "found": found[0]})


def _no_english(survey: Survey) -> Iterator[Finding]:
    texts = survey.of(Text)
    left = [place for place, text in texts if not text.en]
    if left:
        sentence = _("%(left)s trong %(all)s đoạn văn bản chưa có tiếng Anh.")
        yield warning("texts.no_english", left[0], sentence % {"left": len(left), "all": len(texts)})


CHECKS = (_hard, _abbreviations, _markup, _no_english)
