"""A decision's text as sentences: broken lines put together, list marks and numbered points taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loaders.minutes.decision_rules import any_of, rule_of
from loaders.minutes.forms import Forms, beginnings_of
from loaders.minutes.lines import Line
from loaders.minutes.noise import restored
from loaders.rules import rules

_STOP = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ\d\"»“(–-])|;\s+|\s(?=(?:[Aa]d\s)?\d{1,2}\)\s)")
_SHORTENED = re.compile(r"\b(?:ca|d|jf|kl|mio|nr|pkt|pr|vedr)\.$")
_PLACE = r"(?:\d{1,2}|[a-h])"  # of a point among the points of a recommendation
_MARK = re.compile(
    r"(?:[•·●○▪■–—*>\uf0b7-]+\s*|\(?\d{1,2}[.)]?\s+(?=\w)|\(?[a-h]\)\s*|[a-h][.:]\s+|\d{1,2}:\s+"
    rf"|(?:ad|indstilling|led|pkt\.?|punkt(?:erne)?|til)\s(?:pkt\.?\s|punkt\s)?\(?{_PLACE}"
    rf"(?:\s?(?:[-–,]|og|samt)\s?{_PLACE})*\)?\s?[.:)]+\s*|ad\s{_PLACE}\s+)+",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\w-$")  # a word that goes on in the next line
_AND = re.compile(r"(?:eller|og|samt)\b")
_OPENING = 120  # characters of a sentence in which it says that it is about who was there


class Sentence(NamedTuple):
    """In small letters, which the rules are written in. `first`: it begins the section or a point of it.
    `begun`: how its words begin, as `Forms` wants it."""

    text: str
    first: bool
    begun: frozenset[str]


def unmarked(words: str) -> str:
    """The words behind a list's mark."""
    mark = _MARK.match(words)
    return words[mark.end() :] if mark else words


def sentences(lines: list[Line]) -> list[Sentence]:
    """The sentences of a section without those on who was there.

    A broken line goes on; a paragraph and a mark of a list end a sentence.
    """
    paragraphs: list[str] = []
    broken = False
    for line in lines:
        if _absent().match(line.text.lower()):
            broken = False
            continue
        if broken and not line.gap and not _MARK.match(line.text):
            parted = _PARTED.search(paragraphs[-1]) and line.text[0].islower() and not _AND.match(line.text)
            paragraphs[-1] = paragraphs[-1][:-1] + line.text if parted else paragraphs[-1] + " " + line.text
        else:
            paragraphs.append(line.text)
        broken = True
    said: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        for place, words in enumerate(_cut(paragraph)):
            text = restored(words.lower())
            begun = beginnings_of(text)
            present = _present().search(text, begun)
            if not present or present.start() > _OPENING or rule_of("postponed").heads.match(text):
                first = (not place and not number) or _MARK.match(words) is not None
                said.append(Sentence(text, first, begun))
    return said


def _cut(paragraph: str) -> Iterator[str]:
    """Its sentences, and the points that are numbered inside a line."""
    last = 0
    for stop in _STOP.finditer(paragraph):
        if not _SHORTENED.search(paragraph, max(last, stop.start() - 5), stop.start() + 1):
            yield paragraph[last : stop.end()].rstrip()
            last = stop.end()
    yield paragraph[last:]


@cache
def _absent() -> re.Pattern[str]:
    return re.compile(any_of(rules("decisions")["attendance"]["labels"]))


@cache
def _present() -> Forms:
    return Forms(rules("decisions")["attendance"]["forms"])
