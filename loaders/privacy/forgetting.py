"""People who asked to be forgotten: their names in any text → an opaque name each ('Anonym Bqxtd').

Whom a rule means is kept as keyed hashes (HMAC-SHA256) of the forms of the name, so that the rules tell nobody who was
forgotten. A text is read word by word; a run of words whose hash is known is a form:

    whole forms   'Agnete Torp', 'Agnete B. Torp', 'A. Torp', 'Torp, Agnete', 'agnete_torp.pdf', with a genitive s
    parts         'Agnete' or 'Torp' alone, and '(AGT)' behind the name: only in a text that has a whole form

Where a part is somebody else's name in the same text too, nobody can tell who is meant: it is hidden as `█`.
The opaque name reads as a name, so that what a person did stays in the graph, told of nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from loaders.privacy.masking import MASK
from loaders.rules import rules

OPAQUE = "Anonym"
_OPAQUE_NAME = re.compile(rf"(?<![^\W_]){OPAQUE}[\s_.-]+[b-z]{{5}}s?(?![^\W_])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]+)?")
_BETWEEN = re.compile(r"\.?[ \t\xa0]*\n?[ \t\xa0]*|\.?[-–_.]|,[ \xa0]")  # between two words of one name
_CLOSE = (" ", "-", "\xa0")
_INITIALS = re.compile(r"\s?\(([A-ZÆØÅ]{2,5})\)")
_LETTERS = "bcdfghjklmnpqrstvxz"
_MOST_WORDS = 6
_HASH = 16  # bytes kept of a hash
_ACCENTS = str.maketrans("éèü", "eey")


@dataclass(frozen=True, slots=True)
class Rule:
    """One forgotten person: the opaque name, and hashes: of whole forms, of parts, and of the first words of both."""

    name: str
    forms: tuple[str, ...]
    parts: tuple[str, ...]
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at a place; `endings` are its folded forms, with and without a genitive s, and where each ends."""

    start: int
    text: str
    endings: tuple[tuple[str, int], ...]
    joined: str | None  # what stands between it and the next word, None where that is no gap within a name

    @property
    def folded(self) -> str:
        """The word without regard to case and accents."""
        return self.endings[0][0]

    @property
    def stem(self) -> str:
        """The same without a genitive s."""
        return self.endings[-1][0]


@dataclass(frozen=True, slots=True)
class _Place:
    """Words `first` to before `last`, at `start` to `end`, that stand for the person of the opaque `name`."""

    first: int
    last: int
    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Forgotten:
    """Everybody who was forgotten, with the key of the hashes. Without rules nothing is done to a text."""

    key: bytes = b""
    rules: tuple[Rule, ...] = ()
    _forms: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _parts: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _starts: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_forms", {form: rule.name for rule in self.rules for form in rule.forms})
        object.__setattr__(self, "_parts", {part: rule.name for rule in self.rules for part in rule.parts})
        object.__setattr__(self, "_starts", frozenset(start for rule in self.rules for start in rule.starts))

    def rule_for(self, names: Iterable[str]) -> Rule:
        """A rule for the person with these names: one that knows any of their forms, completed, else a new one."""
        forms, parts = _forms_and_parts(names)
        starts = {self._hash(form[:1]) for form in forms | parts}
        hashes, part_hashes = {self._hash(form) for form in forms}, {self._hash(part) for part in parts}
        known = next((rule for rule in self.rules if hashes & set(rule.forms)), None)
        if known:
            hashes, part_hashes, starts = (
                hashes | {*known.forms},
                part_hashes | {*known.parts},
                starts | {*known.starts},
            )
        name = known.name if known else self._opaque(hashes)
        return Rule(name, *(tuple(sorted(some)) for some in (hashes, part_hashes, starts)))

    def knows(self, name: str) -> Rule | None:
        """The rule that knows a form of this name."""
        forms = {self._hash(form) for form in _forms_and_parts([name])[0]}
        return next((rule for rule in self.rules if forms & set(rule.forms)), None)

    def including(self, rule: Rule) -> Forgotten:
        """The same with this rule, in the place of one of the same name."""
        others = (other for other in self.rules if other.name != rule.name)
        return Forgotten(self.key, tuple(sorted((*others, rule), key=lambda each: each.name)))

    def applied(self, text: str, marks: Sequence[int] = ()) -> tuple[str, tuple[int, ...]]:
        """`text` without the forgotten, and where the offsets `marks` (ascending) of the old text are in the new."""
        pieces: list[str] = []
        moved: list[int] = []
        at = shift = 0
        for start, end, replacement in self.replacements(text):
            while len(moved) < len(marks) and marks[len(moved)] <= start:
                moved.append(marks[len(moved)] + shift)
            pieces += text[at:start], replacement
            shift += len(replacement) - (end - start)
            at = end
        moved += (mark + shift for mark in marks[len(moved) :])
        return "".join([*pieces, text[at:]]), tuple(moved)

    def replacements(self, text: str) -> list[tuple[int, int, str]]:
        """Where in the text the forgotten are named, and what stands there instead: (start, end, words)."""
        if not self.rules:
            return []
        words = _words(text)
        starting = self._starting(words)
        whole = list(self._places(words, starting, self._forms))
        here = {place.name for place in whole} | {rule.name for rule in self.rules if rule.name in text}
        if not here:
            return []
        found = [(place.start, place.end, _like(place.name, text[place.start : place.end])) for place in whole]
        taken = {index for place in whole for index in range(place.first, place.last)}
        parts = [p for p in self._places(words, starting, self._parts) if p.name in here and p.first not in taken]
        taken |= {index for part in parts for index in range(part.first, part.last)}
        others = [part for part in parts if _is_another(words, part, taken)]
        strange = {words[part.first].stem for part in others}
        for part in parts:
            if words[part.first].text[0].isupper() and part not in others:
                unclear = words[part.first].stem in strange
                found.append((part.start, part.end, MASK * (part.end - part.start) if unclear else part.name))
        initials = dict(_initials(text, whole))
        found += [(w.start, w.start + len(w.text), initials[w.text]) for w in words if w.text in initials]
        return sorted(found)

    def _starting(self, words: Sequence[_Word]) -> list[int]:
        """Indexes of the words with which a form may begin."""
        known: dict[str, bool] = {}
        for word in words:
            for folded, _ in word.endings:
                if folded not in known:
                    known[folded] = self._hash((folded,)) in self._starts
        return [index for index, word in enumerate(words) if any(known[folded] for folded, _ in word.endings)]

    def _places(self, words: Sequence[_Word], starting: Sequence[int], table: Mapping[str, str]) -> Iterator[_Place]:
        """Where a form of the table stands, the longest at each word."""
        past = 0
        for first in starting:
            if first < past:
                continue
            for last in range(_run(words, first), first, -1):
                place = self._place(words, first, last, table)
                if place:
                    yield place
                    past = last
                    break

    def _place(self, words: Sequence[_Word], first: int, last: int, table: Mapping[str, str]) -> _Place | None:
        for ending, end in words[last - 1].endings:
            whole = (*(word.folded for word in words[first : last - 1]), ending)
            for form in (whole,) if table is self._parts else _readings(words[first:last], whole):
                if name := table.get(self._hash(form)):
                    return _Place(first, last, words[first].start, end, name)
        return None

    def _hash(self, words: tuple[str, ...]) -> str:
        return hmac.digest(self.key, " ".join(words).encode(), hashlib.sha256)[:_HASH].hex()

    def _opaque(self, hashes: set[str]) -> str:
        """An opaque name made of the hashes, another for each person."""
        taken = {rule.name for rule in self.rules}
        number = int(min(hashes), 16)
        while True:
            letters = "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(5))
            name = f"{OPAQUE} {letters.capitalize()}"
            if name not in taken:
                return name
            number += 1


def is_redacted(text: str) -> bool:
    """Whether something in the text is hidden or somebody's name replaced."""
    return MASK in text or bool(_OPAQUE_NAME.search(text))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: case and accents away, hyphens as spaces."""
    return tuple(word.folded for word in _words(unicodedata.normalize("NFC", name)))


def _forms_and_parts(names: Iterable[str]) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """Under what somebody with these names may be written: whole forms, and given name and surname alone."""
    forms: set[tuple[str, ...]] = set()
    parts: set[tuple[str, ...]] = set()
    for name in names:
        cells = [words for cell in name.split() if (words := name_words(cell))]
        if len(cells) < 2:
            parts |= {*cells}
            continue
        given, surname, whole = cells[0], cells[-1], sum(cells, ())
        forms |= {whole, given + surname, (given[0][0], *surname), (*surname, *given), (*surname, *sum(cells[:-1], ()))}
        parts |= {part for part in (given, surname) if len(part[0]) > 1}
    return (forms, parts) if forms else (parts, set())


def _words(text: str) -> list[_Word]:
    found = list(_WORD.finditer(text))
    words: list[_Word] = []
    for match, following in zip_longest(found, found[1:]):
        word = match[0].casefold().translate(_ACCENTS)
        endings = [(word, match.end())]
        if len(word) > 3 and word.endswith("s"):
            cut = 2 if word[-2] in "'’´`" else 1
            endings.append((word[:-cut], match.end() - cut))
        gap = text[match.end() : following.start()] if following else None
        joined = gap if gap is not None and _BETWEEN.fullmatch(gap) else None
        words.append(_Word(match.start(), match[0], tuple(endings), joined))
    return words


def _run(words: Sequence[_Word], first: int) -> int:
    """Where the words end that may be one name with the word `first`."""
    last = first + 1
    while last < len(words) and last - first < _MOST_WORDS and words[last - 1].joined is not None:
        last += 1
    return last


def _readings(words: Sequence[_Word], whole: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """How words may be read as a name: as they stand, without middle initials, without middle names."""
    yield whole
    if len(words) > 2:
        short = (whole[0], *(word for word in whole[1:-1] if len(word) > 1), whole[-1])
        if short != whole:
            yield short
        if all(word.text[0].isupper() for word in words) and all(word.joined in _CLOSE for word in words[:-1]):
            yield whole[0], whole[-1]


def _is_another(words: Sequence[_Word], part: _Place, taken: Container[int]) -> bool:
    """Whether a part of a name stands in the name of somebody else: before a name, or behind a given name."""
    before, own = part.first - 1, words[part.last - 1]
    if before >= 0 and before not in taken and words[before].joined in _CLOSE and words[before].text in _given_names():
        return True
    genitive = part.end < own.start + len(own.text)
    follows = part.last < len(words) and part.last not in taken and words[part.last].text[0].isupper()
    return follows and not genitive and own.joined in _CLOSE


def _initials(text: str, whole: Iterable[_Place]) -> Iterator[tuple[str, str]]:
    """Initials given in brackets behind a whole form, with the opaque name."""
    for place in whole:
        match = _INITIALS.match(text, place.end)
        letters = [word[0].upper() for word in _WORD.findall(text[place.start : place.end])]
        if match and match[1][0] == letters[0] and (len(match[1]) > 2 or match[1][1] in letters[1:]):
            yield match[1], place.name


def _like(name: str, old: str) -> str:
    """The opaque name written as the old one was: its case, its line end, the separators of a file name."""
    between = re.search(r"[_.-]", old) if not re.search(r"\s", old) else None
    gap = "\n" if "\n" in old else between[0] if between else " "
    written = name.replace(" ", gap)
    return written.upper() if old.isupper() else written.lower() if old.islower() else written


@cache
def _given_names() -> frozenset[str]:
    return frozenset(rules("given_names")["names"])
