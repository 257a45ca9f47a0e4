"""Text into sentences, sentences into clauses.

A sentence ends at '.', '!' or '?' before a capital, a digit or a list point, unless an abbreviation or a list number
stands there; and at an empty line, a list point or a table row. Danish clauses open with few words: 'at', 'som',
'der', 'hvis' …, or with 'og', 'men' before a verb; each clause knows its opener, so that the reader of frames can
find the subject it shares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from loaders.facts.lexicon import Lexicon, Verb
from loaders.span import Span

MAX_WORDS = 400
"""A longer 'sentence' is a list or debris: it is read in pieces of this many words."""

_WORD = re.compile(r"\w+(?:[-'’./&]\w+)*(?:(?<=[a-zæøå]{2})-\s(?!og\b|eller\b|samt\b)[a-zæøå]{2,})?'?|[^\w\s]")
_END = re.compile(
    r"[.!?…]+[\"”»')\]]*(?=\s)|\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-–—•*·▪o]|\d{1,2}[.)]|\(?[a-zæøå][.)])[ \t])|\n"
    r"|(?:</?(?:p|br|li|div|td|tr)\b[^<>\n]{0,40}>\s*)+"
)
_BREAKS = frozenset((",", ";", ":", "–", "—", "•", "-"))
_LAST_WORD = re.compile(r"[\w.]+$")
_WRAPPED = 55


RESUMED = "…"
"""Opener of a clause that takes up the main clause after an inserted one: 'Rådet, som mødtes i maj, | svarede'."""


class Word(NamedTuple):
    """A word or sign: offsets in the document and the folded text."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Clause:
    """A clause of a sentence. `first` and `last` bound its words in the sentence (half open).

    `opener` is '' for a main clause.
    """

    words: list[Word]
    opener: str
    joined: bool
    first: int
    last: int

    @property
    def span(self) -> Span:
        """Where the clause stands in the document."""
        return Span(self.words[0].start, self.words[-1].end)


@dataclass(slots=True)
class Sentence:
    """A sentence: where it stands, its words, its clauses in order.

    `texts` are the words' folded texts, `verbs` what each of them is as a verb.
    """

    span: Span
    words: list[Word]
    texts: list[str]
    verbs: list[Verb | None]
    clauses: list[Clause]


def sentences(text: str, span: Span, lexicon: Lexicon) -> list[Span]:
    """The sentences of a part of a text, without the white space around them."""
    found: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if match.start() < start:
            continue
        end = match.end() if match.group()[0] not in "\n<" else match.start()
        if match.group()[0] not in "\n<":
            if not _closes(text, start, match, span.end, lexicon):
                continue
        elif match.group() == "\n" and _continues(text, start, match.start(), span.end):
            continue
        _keep(text, start, end, found)
        start = match.end()
    _keep(text, start, span.end, found)
    return found


def _keep(text: str, start: int, end: int, found: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Span(start, end))


def _closes(text: str, start: int, match: re.Match[str], limit: int, lexicon: Lexicon) -> bool:
    """Whether the sign at a match ends the sentence: no abbreviation or number before it, no small letter after."""
    after = match.end()
    while after < limit and text[after] in " \t":
        after += 1
    following = text[after] if after < limit else "\n"
    if following == "\n":
        return True
    if match.group()[0] in "!?":
        return not following.islower()
    word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if word is None:
        return True
    last = word.group().lower().strip(".")
    if len(last) == 1 and last.isalpha():
        return False
    if last.isdigit():
        # a number closes a sentence ('kl. 18. Rådet …') unless it opens it, as in a list
        opens = len(last) <= 2 and not text[start : match.start() - len(last)].strip(" \t-*•(")
        return not (opens or following.islower() or following.isdigit())
    if following.isupper() and last in lexicon.words["closing"]:
        return True
    return not following.islower() and last not in lexicon.words["abbreviations"]


def _continues(text: str, start: int, end: int, limit: int) -> bool:
    """Whether a line break falls inside a sentence: a long line, or a small letter begins the next."""
    following = text[end + 1 : end + 2]
    line_start = max(text.rfind("\n", 0, end) + 1, start)
    if "|" in text[line_start:end] or "\t" in text[line_start:end].strip():
        return False
    while end + 1 < limit and following in " \t" and following:
        end += 1
        following = text[end + 1 : end + 2]
    if following.islower():
        return True
    line = text[line_start:end].rstrip()
    return len(line) >= _WRAPPED and line[-1:] not in ".!?:;" and following.isalnum()


def parse(
    folded: str, spans: Iterable[Span], lexicon: Lexicon, wanted: Callable[[Span], bool] | None = None
) -> list[Sentence]:
    """Sentences of a folded text with their clauses, of those alone that are `wanted`."""
    parsed = []
    for sentence in spans:
        if wanted and not wanted(sentence):
            continue
        words = [
            Word(m.start(), m.end(), _whole(word) if "-" in (word := m.group()) else word)
            for m in _WORD.finditer(folded, *sentence)
        ]
        for cut in range(0, len(words), MAX_WORDS):
            piece = words[cut : cut + MAX_WORDS]
            texts = [word.text for word in piece]
            verbs = list(map(lexicon.verbs.get, texts))
            clauses = _clauses(piece, texts, lexicon)
            parsed.append(Sentence(Span(piece[0].start, piece[-1].end), piece, texts, verbs, clauses))
    return parsed


def _whole(word: str) -> str:
    """A word broken at a line end in one piece."""
    return "".join(word.split("- ")) if " " in word else "".join(word.split("-\n")) if "\n" in word else word


def _clauses(words: list[Word], texts: list[str], lexicon: Lexicon) -> list[Clause]:
    first = texts[0]
    opens = first in lexicon.words["subordinate"] and not _says_when(texts, lexicon)
    bounds: list[tuple[int, str, bool]] = [(0, first if opens else "", False)]
    openers = lexicon.openers
    for i in range(1, len(words)):
        if texts[i] not in openers and texts[i - 1] not in _BREAKS:
            continue
        opening = _opening(words, i, bounds[-1][1], lexicon)
        if opening and i > bounds[-1][0]:
            bounds.append((i, *opening))
    found = []
    for (start, opener, joined), (end, *_) in zip(bounds, [*bounds[1:], (len(words), "", False)], strict=True):
        found.append(Clause(words[start:end], opener, joined, start, end))
    return found


def _says_when(texts: list[str], lexicon: Lexicon) -> bool:
    """Whether a sentence opens with a time to do something by: 'Inden 1. juni skal …', 'Før næste møde skriver …'."""
    after = [word for word in texts[1:3] if word not in ("d", "den", ".")][:1]
    return texts[0] in ("inden", "før") and any(w.isdigit() or w in lexicon.words["deadlines"] for w in after)


def _opening(words: list[Word], i: int, current: str, lexicon: Lexicon) -> tuple[str, bool] | None:
    """Opener and whether the clause shares its subject, if a clause begins at word i."""
    word, before = words[i].text, words[i - 1].text
    after = words[i + 1].text if i + 1 < len(words) else ""
    if before in (";", ":", "–", "—", "•") or (before == "-" and words[i - 1].start > words[i - 2].end):
        return "", False
    if word == "at":
        return "at", False
    if word in lexicon.words["relative"] or word in lexicon.words["subordinate"]:
        if before == "," or word in ("som", "hvorefter", "hvis", "såfremt", "mhp", "idet", "hvilket"):
            return word, False
        if (
            word == "der"
            and before.isalpha()
            and before not in lexicon.verbs
            and before not in lexicon.words["adverbs"]
        ):
            return word, False
        return None
    if word in lexicon.words["joined"]:
        if before == "," or after in lexicon.verbs or after == "at":
            return word, True
        return None
    if before == "," and word in ("så", "dog", "herunder"):
        return "", False
    if before == "," and current and (verb := lexicon.verbs.get(word)) and verb.form.tense in ("present", "past"):
        return RESUMED, True
    return None
