"""Every cue word of projects and their events in a text, found in one pass.

Rule files write cues as people say them: a blank is a blank, '*' any ending, '…' up to five words between, '#' a
figure; the rest is a regular expression whose first three signs stand for themselves, so that each word of the text
has to be tried against the few cues that begin like it, however many cues there are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from loaders.mentions.words import fold
from loaders.minutes.lines import plain
from loaders.rules import rules

_SPLIT = re.compile(r"(\w+)")
_WORD = re.compile(r"\w+")
_FIGURE = r"\d[\d.,]*"


_ENTITY = re.compile(r"(\s?)&(quot|raquo|laquo|ldquo|rdquo|amp|ndash|mdash|#39|apos);")
_SIGNS = {
    "quot": '"',
    "raquo": "»",
    "laquo": "«",
    "ldquo": "“",
    "rdquo": "”",
    "amp": "&",
    "ndash": "–",
    "mdash": "–",
    "#39": "'",
    "apos": "'",
}


MAX_WORDS = 50_000
"""How many different words are remembered between documents."""


class Cue(NamedTuple):
    """A cue at text[start:end]; `group` is its list in the rules ('event', 'rename' …), `kind` its kind there."""

    start: int
    end: int
    group: str
    kind: str


def pattern(form: str) -> str:
    """The regular expression for a cue as rule files write it."""
    expression = re.sub(r"\((?!\?)", "(?:", form.replace(".", r"\.").replace("*", r"\w*"))
    expression = expression.replace(" … ", r" (?:\S+ ){0,5}?").replace("#", _FIGURE)
    return expression + ("" if form[-1] in "*/" else r"(?!\w)")


def _lists() -> Iterator[tuple[str, str, list[str]]]:
    """Group, kind and forms of every list of cues."""
    projects: dict[str, Any] = rules("projects")
    events: dict[str, Any] = rules("events")
    for strength in ("strong", "weak"):
        yield "designator", strength, projects["designators"][strength]
    yield "designator", "strong", projects["designators"]["led"]
    yield "sign", "", projects["designators"]["signs"]
    yield "post", "", projects["members"]["posts"]
    yield "rename", "", projects["renames"]["cues"]
    for kind in ("continues", "part_of", "combined_with"):
        yield "link", kind, projects["links"][kind]
    yield "reversed", "", projects["links"]["reversed"]
    for entry in events["kind"]:
        yield "event", entry["kind"], entry["forms"]
        yield "not", entry["kind"], entry["not"]
    for name, forms in events["clauses"].items():
        yield name, "", forms


class _Bucket(NamedTuple):
    """The cues that begin alike: all in one expression, then list by list."""

    any: re.Pattern[str]
    lists: list[tuple[str, str, re.Pattern[str]]]


@cache
def _buckets() -> dict[str, _Bucket]:
    lists: dict[str, list[tuple[str, str, str]]] = {}
    for group, kind, forms in _lists():
        by_start: dict[str, list[str]] = {}
        for form in forms:
            for start in _starts(form):
                by_start.setdefault(start, []).append(pattern(form))
        for start, expressions in by_start.items():
            lists.setdefault(start, []).append((group, kind, "|".join(expressions)))
    return {
        start: _Bucket(
            re.compile("|".join(expression for _, _, expression in entries)),
            [(group, kind, re.compile(expression)) for group, kind, expression in entries],
        )
        for start, entries in lists.items()
    }


class _Beginnings(dict[str, _Bucket | None]):
    """The bucket of each word, looked up once: a text of 4,000 words has 1,200 different ones."""

    def __missing__(self, token: str) -> _Bucket | None:
        if len(self) > MAX_WORDS:
            self.clear()
        buckets = _buckets()
        bucket = buckets.get(f"{token} "[:3]) or (buckets["#"] if token[0] in "0123456789" else None)
        self[token] = bucket
        return bucket


@cache
def _beginnings() -> _Beginnings:
    return _Beginnings()


def _starts(form: str) -> list[str]:
    """The first three signs of what a form matches ('#' for a figure); several where it begins with a choice."""
    if form[0] == "#":
        return ["#"]
    if form[0] == "(":
        return sorted({(word + form[form.index(")") + 1 :])[:3] for word in form[1 : form.index(")")].split("|")})
    return [form[:3]]


def readable(text: str) -> str:
    """The text with tags blanked and quotation marks in place of their entities, each character in its place."""

    def sign(found: re.Match[str]) -> str:
        width = len(found.group())
        return _SIGNS[found[2]].rjust(width) if found[1] else _SIGNS[found[2]].ljust(width)

    return _ENTITY.sub(sign, plain(text)) if "&" in text else plain(text)


@lru_cache(maxsize=1)
def read_words(text: str) -> Text:
    """The words and cues of a document's text; the last one is kept, since several readers ask for it in turn."""
    return Text(readable(text))


class Text:
    """A text cut into words, with its cues in order.

    `text` is the document's with markup blanked, `folded` the same in small letters and in one line; `tokens` are its
    words, at `starts`; `common` are the words that it writes in small letters somewhere.
    """

    __slots__ = ("common", "cues", "folded", "starts", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text).replace("\n", " ")
        parts = _SPLIT.split(self.folded)
        offsets = list(accumulate(map(len, parts), initial=0))
        self.tokens = parts[1::2]
        self.starts = offsets[1:-1:2]
        self.common = set(self.tokens).intersection(_WORD.findall(text))
        self.cues = list(self._find())

    def _find(self) -> Iterator[Cue]:
        folded, beginnings = self.folded, _beginnings()
        for start, token in zip(self.starts, self.tokens, strict=True):
            # A word of one or two letters does not tell three signs ('i gang', 'kr. fra').
            bucket = beginnings[token] if len(token) > 2 else beginnings[folded[start : start + 3]]
            if bucket is not None and bucket.any.match(folded, start):
                for group, kind, expression in bucket.lists:
                    if match := expression.match(folded, start):
                        yield Cue(start, match.end(), group, kind)

    def between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in text[start:end]."""
        low = bisect_left(self.cues, (start,))
        return self.cues[low : bisect_left(self.cues, (end,), low)]
