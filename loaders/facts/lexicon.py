"""The words that carry facts: the predicates of `loaders/rules/lexemes.toml`, by which a matter passes between bodies.

Every inflected form is baked into one dictionary at the first use, so that reading a clause is a look-up per word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from loaders.rules import rules

Tense = Literal["infinitive", "present", "past", "participle"]
Phrase = tuple[str, ...]

_REGULAR: dict[str, tuple[str, str, str]] = {"1": ("r", "de", "t"), "2": ("r", "te", "t")}
_BARS = re.compile(r"[ \t]*\|[ \t]*")


class Lexeme(NamedTuple):
    """A predicate: `ends` are the prepositions (or 'obj') before the other end.

    Of `needs` (each between spaces) one must stand near.
    """

    name: str
    group: str
    ends: tuple[Phrase, ...]
    needs: tuple[str, ...]
    example: str


class Form(NamedTuple):
    """One inflected form of a verb. `passive` is true of the forms in -s alone."""

    tense: Tense
    passive: bool


class Verb(NamedTuple):
    """All that a word form can be as a verb: its form, what it predicates, and whether it gives work or only states."""

    form: Form
    lexemes: tuple[Lexeme, ...]
    work: bool
    stative: bool


class Noun(NamedTuple):
    """A noun that stands for a passing of a matter ('henvendelse'); `ends` are the prepositions before its receiver."""

    name: str
    group: str
    ends: frozenset[str]


def _rows(table: str) -> Iterator[list[str]]:
    for line in table.splitlines():
        if line.strip():
            yield _BARS.split(line.strip())


def _forms(lemma: str, pattern: str) -> tuple[str, ...]:
    """Infinitive, present, past and participle."""
    if pattern not in _REGULAR:
        infinitive, present, past, participle = pattern.split()
        return infinitive, present, past, participle
    stem = lemma.split()[0]
    present, past, participle = _REGULAR[pattern]
    if pattern == "1":
        return stem, stem + present, stem + past, stem + participle
    short = stem[:-1]
    short = short[:-1] if len(short) > 2 and short[-1] == short[-2] else short
    return stem, stem + present, short + past, short + participle


def _inflected(forms: tuple[str, ...]) -> Iterator[tuple[str, Form]]:
    tenses: tuple[Tense, ...] = ("infinitive", "present", "past", "participle")
    for word, tense in zip(forms, tenses, strict=True):
        yield word, Form(tense, False)
    infinitive, _, past, _ = forms
    if not infinitive.endswith("s"):
        yield infinitive + "s", Form("present", True)
        if past.endswith("e"):
            yield past + "s", Form("past", True)


class Lexicon:
    """The tables of rules/lexemes.toml, by word form."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.kinds: dict[str, tuple[str, ...]] = {group: tuple(kinds) for group, kinds in data["kinds"].items()}
        self.lexemes: list[Lexeme] = []
        self.verbs: dict[str, Verb] = {}
        self.nouns: dict[str, Noun] = {}
        self.participles: set[str] = set()
        for group in ("work", "stative"):
            for entry in re.split(r"[;\n]\s*", data["plain"][group].strip()):
                lemma, _, pattern = entry.strip().partition(" ")
                for word, form in _inflected(_forms(lemma, pattern)):
                    self._add(word, form, None, group)
        for group, table in data["verbs"].items():
            for name, pattern, ends, needs, example in _rows(table):
                lexeme = Lexeme(
                    name, group, _phrases(ends, ","), tuple(f" {' '.join(p)} " for p in _phrases(needs, "/")), example
                )
                self.lexemes.append(lexeme)
                for word, form in _inflected(_forms(name, pattern)):
                    self._add(word, form, lexeme, "")
        for group, table in data["nouns"].items():
            for *forms, ends in _rows(table):
                receivers = frozenset(" ".join(phrase) for phrase in _phrases(ends, ","))
                for word in forms:
                    self.nouns[word] = Noun(forms[0], group, receivers)
        self.opinion, self.decide, self.reply, self.copy, self.product = (
            re.compile(r"\b(?:" + "|".join(map(re.escape, data["matter"][kind].split())) + r")")
            for kind in ("opinion", "decide", "reply", "copy", "product")
        )
        signs = {name: _split(words) for name, words in data["modality"].items()}
        self.modality = {name: _any_of(words) for name, words in signs.items()}
        self.any_modality = _any_of([word for words in signs.values() for word in words])
        self.words: dict[str, frozenset[str]] = {
            name: frozenset(words.split()) for name, words in data["words"].items()
        }
        self.modals = self.words["modals"]
        self.openers = self.words["relative"] | self.words["subordinate"] | self.words["joined"]
        phrases = data["phrases"]
        self.towards = frozenset(_split(phrases["towards"]))
        self.habit, self.for_opinion, self.for_decision = (
            _any_of(_split(phrases[name])) for name in ("habit", "for_opinion", "for_decision")
        )
        self.double: dict[tuple[str, str], str] = {}
        for pair in _split(phrases["double"]):
            words, _, meaning = pair.partition(" = ")
            first, second = words.split()
            self.double[first, second] = meaning

    def _add(self, word: str, form: Form, lexeme: Lexeme | None, group: str) -> None:
        known = self.verbs.get(word, Verb(form, (), False, False))
        if form.tense == "participle":
            self.participles.add(word)
        self.verbs[word] = Verb(
            known.form,
            (*known.lexemes, lexeme) if lexeme else known.lexemes,
            known.work or group == "work",
            known.stative or group == "stative",
        )

    def kind(self, group: str, giver: int | None, receiver: int | None) -> str:
        """The kind of referral that a class of predicates amounts to between bodies of these levels."""
        above, same, below, unknown = self.kinds[group]
        if giver is None or receiver is None:
            # who has no place on the ladder stands below its forums
            return above if giver is None and receiver is not None and receiver > 2 else unknown
        return above if receiver > giver else same if receiver == giver else below


def _split(phrases: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in phrases.split("/")]


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)")


def _phrases(cell: str, separator: str) -> tuple[Phrase, ...]:
    return tuple(tuple(part.split()) for part in cell.split(separator) if part.strip() not in ("", "-"))


@cache
def lexicon() -> Lexicon:
    """The lexicon of the shipped rules, built once per process."""
    return Lexicon(rules("lexemes"))
