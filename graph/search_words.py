"""What somebody types into a search → words to look for, a query for the full-text indexes, and the places in a text.

    medicin weekend        both words, each also as the beginning of a longer one
    "egen læge"            these words side by side, whole
    akut-team, §14, 15.3   the parts side by side, the last also as a beginning

Letters count without case and accents, and å, æ, ø are the same as aa, ae, oe. The indexes know nothing of this, so
they are asked for every spelling and may find too much; `places` has the last word, on both stores the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

MOST_WORDS = 16
_TERM = re.compile(r'"([^"]*)"?|“([^”]*)”?|»([^«]*)«?|([^\s"“»]+)')
_WORD = re.compile(r"[^\W_]+")
_SPELLINGS = {"å": "aa", "æ": "ae", "ø": "oe"}
_SPELT = re.compile("aa|ae|oe|[åæø]")
_MOST_SPELT = 3  # places in a word that are tried in both spellings
_GAP = 3  # characters that may stand between the parts of one term
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ»“\"\-•*])|\n+")
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side: folded, and as typed; `whole` where the last may not be a mere beginning."""

    words: tuple[str, ...]
    typed: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term stands in a text, and whether all its words stand there whole."""

    term: Term
    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All terms of a search; each must be found."""

    terms: tuple[Term, ...]

    def query(self) -> str:
        """The search in the syntax of Lucene, which both stores speak. Nothing typed is left with a meaning there."""
        return " ".join(f"+({' '.join(_clauses(term))})" for term in self.terms)

    def places(self, text: str) -> list[Place]:
        """Every place of every term in a text."""
        tokens = [(_folded(match[0]), *match.span()) for match in _WORD.finditer(text)]
        return [place for term in self.terms for place in _places(term, tokens)]

    def all_in(self, places: Sequence[Place]) -> bool:
        """Whether each term is among the places."""
        return {place.term for place in places} == {*self.terms}


def parsed(typed: str) -> Words:
    """The terms of a search, the same one once; at most `MOST_WORDS`, none where no letter or figure was typed."""
    found: dict[tuple[tuple[str, ...], bool], Term] = {}
    for match in _TERM.finditer(unicodedata.normalize("NFC", typed)):
        text = next(group for group in match.groups() if group is not None)
        words = tuple(_folded(word) for word in _WORD.findall(text))
        whole = match[4] is None
        if words:
            found.setdefault((words, whole), Term(words, text.lower().strip(".,;:*?!()'"), whole))
    return Words(tuple(found.values())[:MOST_WORDS])


def sentence_at(text: str, places: Sequence[Place]) -> tuple[int, int]:
    """Start and end of the sentence or line that holds the most terms, the first of several such."""
    best, most = (0, 0), -1
    for start, end in _sentences(text):
        terms = len({place.term for place in places if start <= place.start < end})
        if terms > most:
            best, most = (start, end), terms
    return best


def shortened(text: str, places: Sequence[Place], start: int, end: int) -> str:
    """A sentence as one line, cut around its first place where it is long."""
    if end - start > _LONGEST:
        first = next(
            (place.start for place in sorted(places, key=lambda p: p.start) if start <= place.start < end), start
        )
        begin = max(start, min(first - _LONGEST // 3, end - _LONGEST))
        stop = min(end, begin + _LONGEST)
        begin = begin if begin == start else text.find(" ", begin, first) + 1 or begin
        stop = stop if stop == end else max(text.rfind(" ", begin, stop), begin + 1)
        return f"{'… ' if begin > start else ''}{' '.join(text[begin:stop].split())}{' …' if stop < end else ''}"
    return " ".join(text[start:end].split())


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _SENTENCE_END.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text) or not text:
        yield at, len(text)


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    """A word without case, accents and Danish letters."""
    word = word.casefold()
    if word.isascii():
        return word
    word = "".join(_SPELLINGS.get(letter, letter) for letter in word)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _places(term: Term, tokens: Sequence[tuple[str, int, int]]) -> Iterator[Place]:
    *firsts, last = term.words
    for at in range(len(tokens) - len(firsts)):
        run = tokens[at : at + len(term.words)]
        word = run[-1][0]
        if not (word == last if term.whole else word.startswith(last)) or [token for token, _, _ in run[:-1]] != firsts:
            continue
        if all(right[1] - left[2] <= _GAP for left, right in pairwise(run)):
            yield Place(term, run[0][1], run[-1][2], word == last)


def _clauses(term: Term) -> Iterator[str]:
    """What the index is asked for a term: its words in all spellings, and as it stands, for '15.3' or 'bl.a'."""
    words = _WORD.findall(term.typed)
    beginnings = [f"({' '.join(f'{spelt}*' for spelt in _spelt(word))})" for word in words]
    yield f"({' '.join(f'+{one}' for one in beginnings)})"
    if len(words) > 1:
        escaped = term.typed.replace("\\", " ").replace('"', " ")
        yield f'"{escaped}"'


def _spelt(word: str) -> list[str]:
    """A word in all spellings that count as the same, as far as an index can be asked for them."""
    options: list[tuple[str, ...]] = []
    at = 0
    for match in list(_SPELT.finditer(word))[:_MOST_SPELT]:
        other = _SPELLINGS.get(match[0]) or next(letter for letter, two in _SPELLINGS.items() if two == match[0])
        options += [(word[at : match.start()],), (match[0], other)]
        at = match.end()
    options.append((word[at:],))
    spelt = {"".join(parts) for parts in product(*options)}
    spelt |= {_plain(one) for one in spelt} | {f"{one[:-1]}é" for one in spelt if one.endswith("e")}
    return sorted(spelt)


def _plain(word: str) -> str:
    """A word without accents; å, æ and ø are letters of their own."""
    return "".join(letter if letter in _SPELLINGS else unicodedata.normalize("NFKD", letter)[0] for letter in word)
