"""What names of undertakings look like in Danish, and what they never are: bodies, people, places, papers, sayings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from loaders.facts.cues import Text
from loaders.mentions.model import Mentions
from loaders.mentions.words import WORD
from loaders.minutes.model import Item, Minutes
from loaders.rules import rules
from loaders.span import Span

TELLING = frozenset(("closed", "evaluated", "extended", "funded", "started", "transferred", "withdrawn"))
"""The kinds of event whose words are said of undertakings rather than of anything else."""

MAX_WORDS, LONGEST = 7, 14
MARKS = "\"“”„»«'‘’‚*"
CAP = r"(?:[A-ZÆØÅÉ]|(?<!\w)[a-z](?=[A-ZÆØÅ]))[\w’-]*"
SMALL = (
    r"(?:i|på|til|af|for|med|ved|om|uden|mod|hos|en|et|den|det|din|dit|mit|min|vores|under|over|ad|bag|før|efter"
    r"|the|of|and|&)"
)
PHRASE = rf"{CAP}(?:[ \u00a0\n](?:{SMALL}[ \u00a0\n]){{0,2}}(?:{CAP}|\d\.0|\d\b))*"
"""Words with capitals, held together by small ones: 'Aktiv Uge', 'Sundhed på Hjul', 'Lys 2.0'."""

_PHRASE = re.compile(PHRASE)
_CAP = re.compile(CAP)
_CAPITAL = re.compile("[A-ZÆØÅÉ]")

QUOTED = re.compile(
    rf'[{MARKS}](?:(?<=["“”„»«])([^"“”„»«\n<>]{{2,90}}(?:\n[^"“”„»«\n<>]{{2,40}})?)["“”„»«]'
    r"|(?<=\*)(?<!\w\*)(?<!\*\*)([A-ZÆØÅ][^*\n<>]{1,90})\*(?![\w*])"
    r"|(?<=['‘’‚])(?<!\w['‘’‚])([A-ZÆØÅÉ0-9][^'‘’‚\n<>]{1,60})['‘’](?!\w))"
)
"""Quotations and italics. A class of signs in front is searched for many times as fast as a choice."""
_NUMBER = re.compile(r"(?<=\w) \d$")
_NUMERAL = re.compile(r"(?:fase )?(?:\d(?: 0)?|to|tre|ii|iii)")
_SMALL_WORD = re.compile(SMALL)
_JOINT = re.compile(rf"[ \n]{SMALL}[ \n]")
_CAMEL = re.compile(r"[a-zæøå][A-ZÆØÅ]|\s\d\.0$")


@dataclass(slots=True)
class Name:
    """A name that may be an undertaking's: its best form, its first place, why it was proposed, and where it stands."""

    text: str
    span: Span
    reasons: set[str] = field(default_factory=set)
    items: list[str] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    quoted: bool = False

    @property
    def score(self) -> int:
        """Points of evidence."""
        return points(self.reasons)


@dataclass(slots=True)
class Undertaking:
    """The names of one undertaking, the best first."""

    names: list[Name]

    @property
    def places(self) -> list[Span]:
        """Where any of the names stands."""
        return sorted({place for name in self.names for place in name.places})


def points(reasons: set[str]) -> int:
    """What the reasons weigh together."""
    weights = rules("projects")["evidence"]
    return sum(weights[reason] for reason in reasons)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What two spellings of one name have in common: its words in small letters."""
    return " ".join(WORD.findall(name.casefold()))


def succeeds(name: str, earlier: str) -> bool:
    """Whether a name (by key) is an earlier one with a number: 'aktiv uge 2', 'lyslinjen to'."""
    return name.startswith(f"{earlier} ") and _NUMERAL.fullmatch(name, len(earlier) + 1) is not None


def prose(item: Item) -> Iterator[tuple[str, Span]]:
    """The prose of an item with the kind of section it stands in: all but the lists of attachments."""
    sections = [(s.kind, s.span) for s in item.sections if s.kind != "attachments"]
    yield from sections or [("other", Span(item.title_span.end, item.span.end))]


def phrases(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every phrase with capitals (PHRASE) between two offsets; only capitals, and a letter before one, are tried."""
    while capital := _CAPITAL.search(text, start, end):
        at = capital.start()
        inside = at > start and text[at - 1].isalpha()  # 'eSundhed'
        found = (_PHRASE.match(text, at - 1, end) if inside else None) or _PHRASE.match(text, at, end)
        assert found is not None  # a capital alone is a phrase
        yield found
        start = found.end()


@lru_cache(maxsize=4096)
def coined(name: str) -> bool:
    """Two words or more with capitals, or one definite compound ('Lyslinjen'): hardly an ordinary phrase of Danish."""
    if name.isupper():
        return False
    if _CAMEL.search(name):
        return True
    words = [word for word in _NUMBER.sub("", name).split() if not _SMALL_WORD.fullmatch(word)]
    if len(words) == 1:
        return len(name) > 7 and name.endswith(("en", "et", "erne"))
    return all(word[0].isupper() or word[1:2].isupper() for word in words)


def find_names(names: dict[str, str], words: Text) -> list[tuple[Span, str]]:
    """Every place where one of the names (by key) stands, the longest where several do, with what it maps to."""
    by_first: dict[str, list[list[str]]] = {}
    for known in sorted(names, key=len, reverse=True):
        parts = known.split()
        by_first.setdefault(parts[0], []).append(parts)
        if len(parts) == 1:
            by_first.setdefault(known + "s", []).append(parts)
    found: list[tuple[Span, str]] = []
    tokens, reach = words.tokens, 0
    for k in [k for k, token in enumerate(tokens) if token in by_first]:
        parts = next((parts for parts in by_first[tokens[k]] if _stands(parts, tokens, k)), [])
        if not parts:
            continue
        last = k + len(parts) - 1
        span = Span(words.starts[k], words.starts[last] + len(tokens[last]))
        known = " ".join(parts)
        if span.end > reach and span.end - span.start < 2 * len(known) + 4:
            found.append((span, names[known]))
            reach = span.end
    return found


def _stands(parts: list[str], tokens: list[str], k: int) -> bool:
    """Whether the words stand at token k, the last one perhaps in the genitive."""
    last = k + len(parts) - 1
    return last < len(tokens) and tokens[k + 1 : last] == parts[1:-1] and tokens[last] in (parts[-1], parts[-1] + "s")


class Vocabulary:
    """The word lists of rules/projects.toml, made for look-up."""

    def __init__(self) -> None:
        data = rules("projects")
        designators, blocked, titles = data["designators"], data["blocked"], data["titles"]
        self.strong = frozenset(designators["strong"])
        self.generic = frozenset(designators["strong"] + designators["weak"])
        self.heads = tuple(designators["heads"])
        self.suffixes = tuple(designators["suffixes"])
        self.blocked = frozenset(blocked["words"])
        self.endings = tuple(ending + s for ending in blocked["endings"] for s in ("", "s"))
        self.makings = frozenset(blocked["makings"])
        self.papers = frozenset(blocked["papers"])
        self.openings = (self.papers | frozenset(blocked["small"])) - self.makings
        self.saying = re.compile(blocked["sayings"], re.I)
        nouns, prepositions = "|".join(titles["openers"]), "|".join(titles["prepositions"])
        self.opener = re.compile(
            rf"(?:(?:{nouns})\b\s*(?:(?:og|samt)\s+\w+\s+)?(?:(?:{prepositions})\b\.?|[:–-])?\s*)+", re.I
        )
        self.formal = _whole(titles["formal"])
        self.attendance = _whole(titles["attendance"])
        self.given = frozenset(name.casefold() for name in rules("given_names")["names"])

    def traits(self, name: str, title: bool) -> Iterator[str]:
        """What the form of a name says for it by itself."""
        joint = _JOINT.search(name)
        if not coined(name) or (title and joint):
            return
        if title:
            yield "coined title"
            return
        yield "coined"
        if " " in name:
            if key(name).partition(" ")[0] in self.makings:
                yield "made"
            if joint:
                yield "phrase"


def _whole(forms: list[str]) -> re.Pattern[str]:
    """Matches a whole line by forms in which '*' stands for anything."""
    return re.compile("|".join(form.replace("*", ".*") for form in forms), re.I | re.S)


@cache
def vocabulary() -> Vocabulary:
    """The word lists, read once."""
    return Vocabulary()


class Refusals:
    """Tells which phrases of one minutes cannot be an undertaking's name."""

    def __init__(self, words: Text, minutes: Minutes, mentions: Mentions) -> None:
        self.words = words
        self.bodies = sorted({m.span for m in mentions.bodies})
        self.people = {word for a in minutes.attendance for word in key(a.name).split()}
        self.places = {word for a in minutes.attendance for word in key(a.organisation or "").split()}
        for body in {body.of(words.text) for body in self.bodies}:
            self.places.update(word.casefold() for word in _CAP.findall(body.partition(" for ")[0]))

    def refuse(self, known: str, span: Span, reason: str, quoted: bool) -> bool:
        """Whether the phrase at `span`, with its key, cannot be a name of the kind that `reason` proposes."""
        lists, words = vocabulary(), known.split()
        longest = LONGEST if quoted or reason == "sheet" else MAX_WORDS
        if len(known) < 3 or len(words) > longest or self._is_person(words):
            return True
        places = frozenset[str]() if quoted else self.places
        if all(w in lists.blocked or w in places or w.isdigit() or _SMALL_WORD.fullmatch(w) for w in words):
            return True
        whole = quoted or reason in ("heading", "sheet", "title")
        if len(words) > 1 and words[0] in lists.generic and not whole:
            return True
        said = reason in ("designated", "renamed")
        allowed = said or reason == "granted" or (words[0] in lists.makings and coined(span.of(self.words.text)))
        named = quoted and (len(words) > 1 or reason == "quoted title")
        if words[-1].endswith(lists.endings) and not allowed and not named:
            return True
        if quoted:
            return False
        if (
            words[0] in lists.openings
            or not lists.papers.isdisjoint(words[1:2])
            or not lists.given.isdisjoint(words[:2])
        ):
            return True
        if len(words) == 1 and (known in lists.generic or self.words.writes_small(known)):
            return True
        loose = reason in ("inside", "initial", "linked")
        if loose and self._is_place(span):
            return True
        if reason == "title" and self._is_body(Span(span.start, span.start + 1), False):
            return True
        return not (said and len(words) > 1) and self._is_body(span, loose)

    def _is_person(self, words: list[str]) -> bool:
        return words[0] in self.people or (words[-1] in self.people and len(words) < 4)

    def _is_place(self, span: Span) -> bool:
        """Letters and places alone: 'ABC i Vestby'."""
        words = span.of(self.words.text).split()
        return all(word.isupper() or key(word) in self.places or _SMALL_WORD.fullmatch(word) for word in words)

    def _is_body(self, span: Span, partly: bool) -> bool:
        """Whether a body's name covers the span, or a part of it where that is enough."""
        at = bisect_right(self.bodies, (span.end,))
        return any(
            (body.start <= span.start and span.end <= body.end)
            or (partly and body.start < span.end and span.start < body.end)
            for body in self.bodies[max(0, at - 4) : at]
        )

    def cut(self, start: int, name: str) -> str:
        """A phrase up to where a body's name begins in it ('… sammen med Sygehus Vest')."""
        at = bisect_right(self.bodies, (start + 1,))
        if at < len(self.bodies) and self.bodies[at].start < start + len(name):
            return re.sub(rf"(?:[ \u00a0\n]+{SMALL})*[ \u00a0\n]*$", "", name[: self.bodies[at].start - start])
        return name
