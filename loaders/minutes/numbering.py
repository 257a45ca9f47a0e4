"""Which number and title a line may be the heading of, by the form of its number alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from loaders.minutes.layouts import words_start
from loaders.rules import rules

Number = tuple[int, int]

# Styles in which a capital letter is the evidence.
_CASED = ("glued", "letter", "plain", "roman", "section sign", "short", "sub", "yearly")
# No number without one of these; spares most lines the search.
_HINT = re.compile(
    r"[^\d\n]{0,30}\d|[A-ZÆØÅ]{1,5}(?:[.):]|\s[–—-]\s)|\w{5,7}\s+(?:dagsordenspunkt|emne|punkt|sag|tema)\b"
    r"|(?:\w+\s)?\w*(?:emne|punkt|tema)\s+\w{1,4}\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[*_#=\s]*(?P<number>\d{1,2}(?:\.\d{1,2})?)\s?(?P<delimiter>[.)]?)[*_=\s]*")
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            *("første et", "andet anden to", "tredje tre", "fjerde fire", "femte fem"),
            *("sjette seks", "syvende syv", "ottende otte", "niende ni", "tiende ti"),
        ),
        1,
    )
    for word in words.split()
}


class Numbered(NamedTuple):
    """A line read as an item heading.

    `number` is as printed, an ordinal ('Andet emne') in digits; `line[start:end]` is the title, empty where it stands
    on the next line; `weight` tells how much the form alone speaks for a heading.
    """

    style: str
    number: str
    delimiter: str
    start: int
    end: int
    weight: float


@cache
def _headings() -> list[tuple[str, float, re.Pattern[str]]]:
    return [
        (rule["style"], rule["weight"], re.compile(rule["pattern"], 0 if rule["style"] in _CASED else re.IGNORECASE))
        for rule in rules("layouts")["heading"]
    ]


@lru_cache(maxsize=256)  # a line is asked for again when the page is put together
def numbered(line: str) -> Numbered | None:
    """The item heading that this line may be."""
    start = words_start(line)
    if not _HINT.match(line, start):
        return None
    for style, weight, pattern in _headings():
        found = pattern.match(line, start)
        if found:
            delimiter = found.groupdict().get("delimiter") or ""
            title = found.span("title")
            number = _ORDINALS.get(found["number"].lower(), found["number"])
            return Numbered(style, number, delimiter.strip(), title[0], title[1], weight)
    alone = _ALONE.fullmatch(line)
    if alone is None:
        return None
    weight = 0.8 if alone["delimiter"] else 0.3  # a bare number may be the page's
    return Numbered("number", alone["number"], alone["delimiter"], len(line), len(line), weight)


def order(number: str) -> Number:
    """A printed number as numbers that sort: '7' is (7, 0), '7b' (7, 2), '2.1' (2, 1), 'IV' (4, 0), 'C' (3, 0).

    A year beside it is left out: '2019-7' and '7/19' are (7, 0).
    """
    found = _PARTS.fullmatch(_YEAR.sub("", number))
    if found is None:
        return (_roman(number) if set(number) <= set(_ROMAN) else ord(number[0].upper()) - ord("A") + 1, 0)
    letter = ord(found["letter"].lower()) - ord("a") + 1 if found["letter"] else 0
    return int(found["major"]), int(found["minor"] or letter)


_YEAR = re.compile(r"^(?:19|20)\d\d-|/\d+$")
_PARTS = re.compile(r"(?P<major>\d+)(?:\.(?P<minor>\d+)|(?P<letter>[A-Za-zæøåÆØÅ]))?[A-Za-zæøåÆØÅ]?")
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number] + [0]
    return sum(value if value >= following else -value for value, following in pairwise(values))
