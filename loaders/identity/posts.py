"""Whether two organisations, or two titles, as minutes write them, are one: by their words, short forms written out."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from loaders.rules import rules

Agreement = Literal["same", "fits", "unknown", "differs"]
LONG = 5
MOST_LETTERS = 7
PRACTICE = frozenset({"almen praksis"})
"""The trade of all who are in general practice."""
_PLACED = frozenset(["for", "fra", "i", "på", "ved"])
_ADDRESS = {"dr", "fr", "frk", "fru", "hr"}
_HOUSE = re.compile(r"(?i)kommune|region|hospital|sygehus|styrelse|universitet")
_SORTS = {
    "hospital": re.compile(r"(?i)hospital|sygehus"), "municipality": re.compile(r"(?i)kommune\b|\bkomm?\b"),
}  # fmt: skip
_REGION = re.compile(r"\bregion\s+\w", re.IGNORECASE)


@cache
def _tables() -> tuple[dict[str, str], frozenset[str], frozenset[str], frozenset[str]]:
    posts = rules("identity")["posts"]
    short = dict(cell.split() for line in posts["short"].splitlines() for cell in line.split("|") if cell.strip())
    return (
        short,
        frozenset(posts["empty"].split()),
        frozenset(map(_stem, posts["practice"].split())),
        frozenset(map(_stem, posts["doctor"].split())),
    )


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > LONG else word


@lru_cache(maxsize=65_536)
def _words(text: str) -> frozenset[str]:
    short, empty, _, _ = _tables()
    found = [short.get(word, word) for word in re.findall(r"[^\W\d_]+", text.casefold())]
    told = frozenset(_stem(word) for word in found if word not in empty)
    return told or frozenset(found)


@lru_cache(maxsize=65_536)
def trade(title: str, organisation: str) -> frozenset[str]:
    """The words of a title; general practice, known by title or organisation, is one trade."""
    _, _, practice, doctor = _tables()
    words = _words(title)
    if words & practice or (_words(organisation) & practice and (not words or words & doctor)):
        return PRACTICE
    return words if title else frozenset()


@lru_cache(maxsize=262_144)
def titles(one: frozenset[str], other: frozenset[str]) -> Agreement:
    """Whether two trades agree; a post with a word before it is still that post ('konsulent', 'chefkonsulent')."""
    if not one or not other:
        return "unknown"
    if one == other:
        return "same"
    return "fits" if any(_akin(a, b) for a in one for b in other) else "differs"


def alike(one: str, other: str) -> bool:
    """Whether two titles have a word in common, whatever the trade."""
    return not _words(one).isdisjoint(_words(other))


def _akin(a: str, b: str) -> bool:
    if a == b or (min(len(a), len(b)) >= LONG and (a.endswith(b) or b.endswith(a) or _mistyped(a, b))):
        return True
    return min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))


def _mistyped(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= LONG and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1


@lru_cache(maxsize=262_144)
def organisations(one: str, other: str) -> Agreement:
    """Whether two organisations are one: all words of one within the other's; general practice tells nothing."""
    ours, theirs = telling(one), telling(other)
    if not ours or not theirs:
        return "unknown"
    if bool(_REGION.search(one)) != bool(_REGION.search(other)) and "kommune" in f"{one} {other}".casefold():
        return "differs"  # Region Fjordland is not Fjordland Kommune
    if _sorts(one) and _sorts(other) and _sorts(one).isdisjoint(_sorts(other)):
        return "differs"  # nor is Klitby Hospital
    if ours == theirs:
        return "same"
    short, long = sorted((ours, theirs), key=lambda words: (len(words), sorted(words)))
    if all(any(word == other_word or _mistyped(word, other_word) for other_word in long) for word in short):
        return "same" if len(short) == len(long) else "fits"
    return "fits" if _initials(one, other) or _initials(other, one) else "differs"


def _sorts(organisation: str) -> frozenset[str]:
    """Which sorts of house a text names."""
    return frozenset(sort for sort, pattern in _SORTS.items() if pattern.search(organisation))


def _initials(short: str, long: str) -> bool:
    """'AUH' for 'Aarhus Universitetshospital': capitals that stand in the name in that order, the first first."""
    letters = re.sub(r"\W", "", short)
    if not (short.upper() == short and 2 < len(letters) < MOST_LETTERS):
        return False
    rest = iter(long.casefold())
    return long[:1].casefold() == letters[0].casefold() and all(letter in rest for letter in letters.casefold())


def houses(one: str, other: str) -> bool:
    """Whether two texts both name a whole house (a municipality, region, hospital), not a department of one."""
    return bool(_HOUSE.search(one) and _HOUSE.search(other))


def telling(organisation: str) -> frozenset[str]:
    """The words by which an organisation is told from others; none for general practice, none for 'sygehuset'."""
    _, empty, practice, _ = _tables()
    return _words(organisation) - practice - empty if organisation else frozenset()


@lru_cache(maxsize=65_536)
def without_title(name: str, title: str) -> str:
    """A name without a title that stands before it; '' where there is nothing but the title ('Direktøren i Klitby')."""
    words, titles = name.split(), _ADDRESS | set(re.findall(r"[^\W\d_]+", title.casefold()))
    while words and _is_title(words[0], titles):
        del words[0]
    if len(words) < len(name.split()) and words and words[0] in _PLACED:
        return ""
    return "" if len(words) == 2 and words[0].endswith("s") and _is_title(words[1], titles) else " ".join(words)


def _is_title(word: str, titles: set[str]) -> bool:
    plain = word.casefold().rstrip(".,")
    return any(plain.removesuffix(ending) in titles for ending in ("", "en", "n", "et"))


def within(one: str, other: str) -> bool:
    """Whether all words of one title stand in the other."""
    return bool(one) and _words(one) <= _words(other)


def single(title: str) -> bool:
    """Whether a house has one such post: a chief, a director, a mayor or chair, not one consultant of many."""
    return any(
        re.search(rf"{post}(?:en)?\b", title.casefold()) for post in rules("identity")["posts"]["single"].split()
    )


def tells_of(title: str, organisation: str) -> bool:
    """Whether a title says that somebody was in an organisation before ('tidligere sundhedschef i Klitby')."""
    _, mark, rest = title.casefold().partition("tidl")
    return bool(mark) and bool(telling(organisation) & _words(rest))
