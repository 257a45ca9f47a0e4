"""Words as the mention finder sees them: folded, reduced to one form, and known as a noun that names a body or not.

`Lexicon.word(token)` is a dictionary look-up after the first time, since a document of 25 KB has 4,000 words of which
1,200 differ. Inflection is a table of endings (rules/bodies.toml), tried from the longest ending to the shortest:
'sundhedskoordinationsudvalgets' is the definite genitive of a compound of 'udvalg'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

from loaders.mentions.model import BodyKind
from loaders.minutes.words import unbroken
from loaders.rules import rules

WORD = re.compile(r"\w+")
T = TypeVar("T")
PRONOUNS = frozenset(("vi", "os", "vores", "man", "dem", "de", "førstnævnte", "sidstnævnte"))
_SPLIT = re.compile(r"(\w+)")
# Gaps that may stand between two words of one name; a line break may fall inside a name, a paragraph may not.
NAME_GAPS = frozenset(
    {" ", "-", "- ", " - ", " – ", "–", "\n", "-\n", ". ", "/", ", ", "  ", " -", "\u00a0", "’", "'", ".", " / "}
)
_BREAK = re.compile(r"-\n[ \t]{0,20}")
_PAIRS = frozenset(("eller", "og", "samt"))
_CELLS = re.compile(r"[ \t]*\|[ \t]*")


class Noun(NamedTuple):
    """A noun that names a body or a post.

    `level` is None where the ladder has no place for it; `alone` tells whether the noun alone is a short form: yes, no,
    capital.
    """

    lemma: str
    kind: BodyKind
    level: int | None
    level_certain: bool
    alone: str
    post: bool


class Form(NamedTuple):
    """A word recognised as a form of a noun; `compound` is the whole word's lemma ('klyngestyregruppe')."""

    noun: Noun
    compound: str
    definite: bool
    plural: bool
    genitive: bool


class Word(NamedTuple):
    """What is known of a token: its reduced form, the noun it is a form of, and whether it is an adjective of names."""

    canonical: str
    form: Form | None
    adjective: bool


class Words:
    """A document cut into words: `gaps[k]` is what stands before word k, `starts[k]` and `ends[k]` are offsets.

    `distinct` are its different tokens, `endings` the letters in which they end.
    """

    __slots__ = ("distinct", "endings", "ends", "folded", "gaps", "known", "starts", "text", "tokens")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.folded = fold(text)
        self.gaps, self.tokens, self.starts, self.ends = cut(self.folded)
        if "-\n" in text:
            self._mend()
        self.distinct = frozenset(self.tokens)
        self.endings = {token[-1] for token in self.distinct}
        self.known = lexicon.words(self.tokens)

    def _mend(self) -> None:
        """Put words together that a line's end has broken ('ud-' and 'valget')."""
        broken = {k for k, gap in enumerate(self.gaps) if k and _BREAK.fullmatch(gap) and self._goes_on(k)}
        if not broken:
            return
        tokens: list[str] = []
        ends: list[int] = []
        for k, (token, end) in enumerate(zip(self.tokens, self.ends, strict=True)):
            if k in broken:
                tokens[-1], ends[-1] = tokens[-1] + token, end
            else:
                tokens.append(token)
                ends.append(end)
        self.tokens, self.ends = tokens, ends
        self.gaps = [gap for k, gap in enumerate(self.gaps) if k not in broken]
        self.starts = [start for k, start in enumerate(self.starts) if k not in broken]

    def _goes_on(self, k: int) -> bool:
        """Whether word k is the rest of the one before, and no second part of a pair ('børne- og ungeområdet')."""
        return k < len(self.tokens) and self.text[self.starts[k]].islower() and self.tokens[k] not in _PAIRS

    def __len__(self) -> int:
        return len(self.tokens)

    def capital(self, k: int) -> bool:
        """Whether word k begins with a capital letter."""
        return self.text[self.starts[k]].isupper()

    def between(self, first: int, last: int) -> str:
        """The text from the first word to the last, both included, white space folded, broken words put together."""
        return unbroken(self.text[self.starts[first] : self.ends[last]])

    def of(self, wanted: Container[str]) -> list[int]:
        """The numbers of the words whose token is one of these."""
        return [k for k, token in enumerate(self.tokens) if token in wanted]


@lru_cache(maxsize=1)
def document_words(text: str) -> Words:
    """The words of a whole document; the last one's are kept, since several readers ask for them in turn."""
    return Words(text, lexicon())


class Memo(dict[str, T]):
    """Remembers what a function makes of a word, so that a known word costs no call; forgets all when too large."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> T:
        if len(self) > 200_000:
            self.clear()
        made = self[word] = self._make(word)
        return made


def cut(folded: str) -> tuple[list[str], list[str], list[int], list[int]]:
    """The gaps before the words of a folded text (and after the last), the words, where they begin and end."""
    parts = _SPLIT.split(folded)
    offsets = list(accumulate(map(len, parts), initial=0))
    return parts[0::2], parts[1::2], offsets[1:-1:2], offsets[2:-1:2]


def rows(table: str) -> Iterator[list[str]]:
    """The lines of a table of cells between bars, without comments and empty lines."""
    for line in table.splitlines():
        if (line := line.strip()) and not line.startswith("#"):
            yield _CELLS.split(line)


def fold(text: str) -> str:
    """Lower case, of the same length as the text, so that offsets hold."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Folded letters, digits and hyphens: the readable part of a key."""
    return "-".join(WORD.findall(fold(text).replace("_", " ")))


class Lexicon:
    """All that rules/bodies.toml says about single words."""

    def __init__(self, data: dict[str, Any]) -> None:
        nouns, phrases = data["nouns"], data["phrases"]
        self._endings: dict[str, tuple[Noun, bool, bool, bool]] = {}
        self._not_bodies = tuple(nouns["not_bodies"].split())
        self.adjectives = frozenset(phrases["adjectives"].split())
        self.enders = frozenset(phrases["enders"].split())
        self.openers = frozenset(phrases["openers"].split())
        self.takes_lower_case = tuple(phrases["takes_lower_case"].split())
        self.numbers = {word: number for number, word in enumerate(phrases["numbers"].split(), 2)}
        self.all_words = frozenset(phrases["all_words"].split())
        self.indefinite = frozenset(phrases["indefinite"].split())
        self.function_words = frozenset(phrases["function_words"].split())
        self.defining = frozenset(phrases["defining"].split())
        self.other_clusters = frozenset(phrases["other_clusters"].split())
        known: dict[str, Noun] = {}
        for lemma, pattern, kind, level, alone in rows(nouns["bodies"]):
            digit = level.rstrip("?")
            noun = Noun(lemma, kind, int(digit) if digit.isdigit() else None, "?" not in level, alone, False)  # type: ignore[arg-type]
            known[lemma] = noun
            if pattern != "irregular":
                definite, plural, plural_definite = data["patterns"][pattern]
                self._add(noun, lemma, lemma + definite, lemma + plural, lemma + plural_definite)
        for lemma, *forms in rows(nouns["irregular"]):
            self._add(known[lemma], lemma, *forms)
        for lemma, *forms in rows(nouns["posts"]):
            self._add(Noun(lemma, "person", None, False, "yes", True), lemma, *forms)
        self._abbreviated = {
            short: Form(known[noun], noun, False, False, False) for short, noun in rows(nouns["abbreviated"])
        }
        self.plural = Form(known["udvalg"], "udvalg", True, True, False)
        self.short_nouns = frozenset(short for short in self._abbreviated if len(short) < 4 and short != "afd")
        self._shortest = min(map(len, self._endings))
        self._tails = frozenset(ending[-self._shortest :] for ending in self._endings)
        self._words = Memo(self._analyse)

    def _add(self, noun: Noun, bare: str, definite: str, plural: str, plural_definite: str) -> None:
        for form, is_definite, is_plural in (
            (plural_definite, True, True),
            (plural, False, True),
            (definite, True, False),
            (bare, False, False),
        ):
            self._endings[form] = (noun, is_definite, is_plural, False)
            self._endings.setdefault(form + "s", (noun, is_definite, is_plural, True))

    def word(self, token: str) -> Word:
        """What is known of a folded token."""
        return self._words[token]

    def _analyse(self, token: str) -> Word:
        if token in self._abbreviated:
            return Word(self._abbreviated[token].compound, self._abbreviated[token], False)
        if token[-self._shortest :] in self._tails and not token.endswith(self._not_bodies):
            for start in range(max(0, len(token) - 24), len(token) - self._shortest + 1):
                ending = self._endings.get(token[start:])
                if ending:
                    noun, definite, plural, genitive = ending
                    compound = token[:start] + noun.lemma
                    if start == 1 or compound.endswith(self._not_bodies):
                        break
                    return Word(compound, Form(noun, compound, definite, plural, genitive), False)
        for stem in (token, token[:-1], token[:-2]):
            if stem in self.adjectives:
                return Word(stem, None, True)
        return Word(token, None, False)

    def words(self, tokens: list[str]) -> list[Word]:
        """What is known of each of a document's folded tokens."""
        return list(map(self._words.__getitem__, tokens))

    def canonical(self, name: str) -> tuple[str, ...]:
        """A name's words reduced to one form each, without a leading article: equal for all inflections of the name."""
        known = self._words
        if name.isalpha():
            return (known[fold(name)].canonical,)
        words = [known[token].canonical for token in WORD.findall(fold(name))]
        while len(words) > 1 and words[0] in ("den", "det", "de", "en", "et"):
            del words[0]
        return tuple(words)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the shipped rules, built once per process."""
    return Lexicon(rules("bodies"))
