"""Every cue word of projects and their events in a text, found in one pass.

Rule files write cues as people say them: a blank is a blank, '*' any ending, '…' up to five words between, '#' a
figure; the rest is a regular expression whose first three signs stand for themselves. Each word of the text is tried
only against the cues whose literal beginning fits it; which those are is remembered by word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from loaders.facts.clauses import sentences
from loaders.facts.lexicon import lexicon
from loaders.mentions.words import document_words
from loaders.minutes.lines import plain
from loaders.rules import rules
from loaders.span import Span

_FIGURE = r"\d[\d.,]*"
_NOT_LITERAL = re.compile(r"[^\w .,:/'-]")
_MARKUP = ("<", "&", "\u00ad", "\u200b", "\ufeff")
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


def cue_lists() -> Iterator[tuple[str, str, list[str]]]:
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


class _Form(NamedTuple):
    """A cue that begins with the literal `start`; `number` is its list's place among the lists."""

    start: str
    number: int
    group: str
    kind: str
    expression: str


class _Matcher(NamedTuple):
    """Finds the cues of one list that may begin with one word."""

    group: str
    kind: str
    match: Callable[[str, int], re.Match[str] | None]


@cache
def _forms() -> dict[str, list[_Form]]:
    """All forms by the first three signs of what they match, '#' for a figure."""
    forms: dict[str, list[_Form]] = {}
    for number, (group, kind, listed) in enumerate(cue_lists()):
        for form in listed:
            for start in _starts(form):
                forms.setdefault(start[:3], []).append(_Form(start, number, group, kind, pattern(form)))
    return forms


class _Beginnings(dict[str, list[_Matcher]]):
    """What may begin with each word, made once: a text of 4,000 words has 1,200 different ones."""

    def __missing__(self, word: str) -> list[_Matcher]:
        if len(self) > MAX_WORDS:
            self.clear()
        figures = _forms()["#"] if word[0] in "0123456789" else []
        expressions: dict[tuple[int, str, str], list[str]] = {}
        for start, number, group, kind, expression in _forms().get(f"{word} "[:3], figures):
            if _may_begin(start, word):
                expressions.setdefault((number, group, kind), []).append(expression)
        made = self[word] = [
            _Matcher(group, kind, _compiled("|".join(dict.fromkeys(alike))).match)
            for (_, group, kind), alike in expressions.items()
        ]
        return made


@cache
def _beginnings() -> _Beginnings:
    return _Beginnings()


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _starts(form: str) -> list[str]:
    """The literal beginnings of what a form matches ('#' for a figure); several where it begins with a choice."""
    if form[0] == "#":
        return ["#"]
    if form[0] == "(":
        end = form.index(")")
        return sorted({_literal(word + form[end + 1 :]) for word in form[1:end].split("|")})
    return [_literal(form)]


def _literal(form: str) -> str:
    """What a form begins with before anything that is an expression; a blank at the end ends the word."""
    begun = _NOT_LITERAL.split(f"{form} ", maxsplit=1)[0]
    return begun[:-1] if form[len(begun) : len(begun) + 1] == "?" else begun


def _may_begin(start: str, word: str) -> bool:
    """Whether what begins with a whole word (or, after a short one, with these signs) may begin with the literal."""
    if start == "#" or word.startswith(start):
        return True
    if word.isalnum():
        return start.startswith(word) and not start[len(word)].isalnum()
    return start.startswith(word) or word.startswith(start.rstrip())


def readable(text: str) -> str:
    """The text with tags blanked and quotation marks in place of their entities, each character in its place."""

    def sign(found: re.Match[str]) -> str:
        width = len(found.group())
        return _SIGNS[found[2]].rjust(width) if found[1] else _SIGNS[found[2]].ljust(width)

    return _ENTITY.sub(sign, without_tags(text)) if "&" in text else without_tags(text)


def without_tags(text: str) -> str:
    """The text with tags, hard blanks and soft hyphens blanked out: most texts are as they should be."""
    return plain(text) if any(sign in text for sign in _MARKUP) else text


@lru_cache(maxsize=1)
def read_words(text: str) -> Text:
    """The words and cues of a document's text; the last one is kept, since several readers ask for it in turn."""
    return Text(readable(text))


class Text:
    """A text cut into words, with its cues in order.

    `text` is the document's with markup blanked, `folded` the same in small letters and in one line; `tokens` are its
    words, at `starts`.
    """

    __slots__ = ("_sentences", "cues", "folded", "starts", "text", "tokens")

    def __init__(self, text: str) -> None:
        words = document_words(text)
        self.text = text
        self.folded = words.folded.replace("\n", " ")
        self.tokens, self.starts = words.tokens, words.starts
        self.cues = list(self._find())
        self._sentences: dict[Span, list[Span]] = {}

    def _find(self) -> Iterator[Cue]:
        folded, beginnings = self.folded, _beginnings()
        for start, token in zip(self.starts, self.tokens, strict=True):
            # A short word tells little without what follows it ('i gang', 'kr. fra', 'det kører').
            for group, kind, match in beginnings[token if len(token) > 3 else folded[start : start + 5]]:
                if found := match(folded, start):
                    yield Cue(start, found.end(), group, kind)

    def between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in text[start:end]."""
        low = bisect_left(self.cues, (start,))
        return self.cues[low : bisect_left(self.cues, (end,), low)]

    def writes_small(self, word: str) -> bool:
        """Whether a word stands in small letters somewhere."""
        at = self.text.find(word)
        while at >= 0:
            k = bisect_left(self.starts, at)
            if k < len(self.starts) and self.starts[k] == at and self.tokens[k] == word:
                return True
            at = self.text.find(word, at + 1)
        return False

    def sentences(self, part: Span) -> list[Span]:
        """The sentences of a part of the text, cut once."""
        found = self._sentences.get(part)
        if found is None:
            found = self._sentences[part] = sentences(self.text, part, lexicon())
        return found
