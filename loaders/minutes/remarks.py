"""Attendance as sentences: 'Alle var mødt undtagen X', 'Y deltog ikke i sagens behandling', 'Z deltager under punktet'.

Sentences that hold none of the cues of the rule data's clauses are skipped; the others are cut into clauses, and each
clause's people are taken as its pattern says. Decisions of other bodies, printed in the same case, are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from loaders.minutes.entries import read_entries
from loaders.minutes.labels import label_of
from loaders.minutes.model import Item, Section
from loaders.minutes.notes import Entry, item_numbers
from loaders.minutes.people import Kind, phrases
from loaders.minutes.words import by_first_letter, is_given, unbroken
from loaders.rules import rules
from loaders.span import Span


@dataclass(slots=True)
class Remark:
    """What a clause says of one person: the rule's effect, in which item and section kind it stands."""

    entry: Entry
    effect: str
    item: str | None
    before: Entry | None = None


_Clause = tuple[dict[str, Any], re.Pattern[str]]


@cache
def _clauses() -> list[_Clause]:
    return [(rule, re.compile(rule["pattern"])) for rule in rules("attendance")["clause"]]


@cache
def _cue() -> re.Pattern[str]:
    """The beginnings of words of which every clause holds one; sentences without are skipped."""
    return by_first_letter(sorted({cue for rule, _ in _clauses() for cue in rule["cues"]}, key=len, reverse=True))


@cache
def _cued(word: str) -> frozenset[int]:
    """The clauses, by their place in the rule data, that the cue found in a text may belong to."""
    own = [[cue.removesuffix(r"\b") for cue in rule["cues"]] for rule, _ in _clauses()]
    return frozenset(place for place, cues in enumerate(own) if any(word.startswith(cue) for cue in cues))


def _possible(flat: str, start: int, end: int) -> list[_Clause]:
    """The clauses whose cues the sentence holds, in the order of the rule data."""
    places = {place for found in _cue().finditer(flat, start, end) for place in _cued(found.group())}
    return [_clauses()[place] for place in sorted(places)]


def _flat(text: str) -> str:
    """The text in lower case with blanks for line ends, each character at its place: for the clause patterns."""
    low = text.lower()
    if len(low) != len(text):  # 'İ' is two characters in lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("\n", " ")


_END = re.compile(
    r"(?=[.\n?!<])(?:(?<![\s(][A-ZÆØÅ])(?<!\bkl)(?<!\bpkt)(?<!\bnr)(?<!\bpga)(?<!\bjf)(?<!\bca)(?<!\bvedr)(?<!\d)"
    r"\.(?=\s|$)|(?<=\d)\.(?=\s+[A-ZÆØÅ])"
    r"|(?<![,–-])\n(?![a-zæøå(])|[?!]|</?p>)"
)
_CUT = re.compile(
    r",? (?:og |samt )?at (?=[A-ZÆØÅ\d])|,? og (?=referent\b)"
    r"|,? (?:der|mens|men|hvorefter|hvor|idet|hvilket)\s|, som\s|; "
)
_AND = re.compile(r",? og (?=[^\W\d_a-zæøå][\w-]+ [^\W\d_a-zæøå])")
_OTHERWISE = re.compile(r"\b(?:(?<!\bi )hvis|bedes|meld (?:venligst )?afbud|skal melde|kan melde|tilmelding)\b", re.I)
_PAST = re.compile(
    r"\b(?:tidligere|sidste møde|seneste møde|forrige|workshop|i forbindelse med|på mødet den|"
    r"den \d{1,2}\. \w+ (?:blev|var))",
    re.I,
)
_ITEMS = re.compile(
    r"(?:punkt|\bpkt|\bsag)\w*\.? ?(?:nr\.? ?)?"
    r"(\d{1,3}(?:\.\d)?(?:(?:,| og| samt|\s?[-–])\s?(?:pkt\.? |punkt )?\d{1,3}(?![\d:]|\.\d))*)"
)
_NOT_HERE = {True: _PAST, False: _OTHERWISE}


def read_remarks(text: str, span: Span, items: list[Item], foreign: list[Span]) -> Iterator[Remark]:
    """What the sentences in `span` say of people's attendance, in order; `foreign` spans are not read."""
    position = span.start
    flat = _flat(text)
    starts = [item.span.start for item in items]
    for found in _cue().finditer(flat, span.start, span.end):
        if found.start() < position:
            continue
        start = _sentence_start(text, found.start(), position)
        stop = _END.search(text, found.end(), span.end)
        end = stop.start() if stop else span.end
        position = max(end, found.end())
        if end - start > 1500 or inside(foreign, found.start()):
            continue
        place = bisect_right(starts, found.start()) - 1
        item = items[place] if place >= 0 and found.start() < items[place].span.end else None
        section = next((s for s in item.sections if s.span.start <= end - 1 < s.span.end), None) if item else None
        yield from _sentence(text, flat, start, end, item, section)


def inside(spans: list[Span], offset: int) -> bool:
    """Whether one of the sorted spans holds the offset."""
    place = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return place >= 0 and offset < spans[place].end


def _sentence_start(text: str, position: int, floor: int) -> int:
    window = max(floor, position - 600)
    start = window
    for found in _END.finditer(text, window, position):
        start = found.end()
    return start


def _sentence(
    text: str, flat: str, start: int, end: int, item: Item | None, section: Section | None
) -> Iterator[Remark]:
    """Remarks of one sentence; `flat` is what the patterns are read on."""
    edges = [start, *(cut.start() for cut in _CUT.finditer(text, start, end)), end]
    clauses = _possible(flat, start, end)
    edges = sorted({*edges, *_second_clauses(text, flat, edges, clauses)})
    before: list[Entry] = []
    absent: Entry | None = None
    hits = [[(rule, found) for rule, p in clauses if (found := p.search(flat, *edge))] for edge in pairwise(edges)]
    if not any(hits):
        return
    for (left, right), matching in zip(pairwise(edges), hits, strict=True):
        people = read_entries(text, left, right, prose=True)
        for rule, found in matching:
            numbers = _numbered(flat, found, right) or ((item.number,) if item else ())
            number = numbers[0] if numbers else None
            wanted = rule.get("section")
            if (rule.get("in_item") and number is None) or (wanted and not _in_section(item, section, wanted)):
                continue
            if _NOT_HERE[rule["effect"] == "guest"].search(text, start, end):
                continue
            named = _named(text, rule, found, people, left, right) or (before if rule["names"] == "before" else [])
            if rule["names"] == "between" and len(named) == 1 and (house := _stands_for(text, found.end(), end)):
                named[0].organisations.append(house)
            for entry in named:
                for each in numbers if rule["effect"] == "missed" else (number,):
                    effect = rule["effect"]
                    if effect == "guest" and item and label_of(item.title):
                        effect = "present"  # the item is the attendance itself
                    if effect != "guest" or each:
                        yield Remark(entry, effect, each, absent)
                if rule["effect"] == "absent":
                    absent = entry
            if named or rule["effect"] == "missed":
                break
        before = people or before


def _second_clauses(text: str, flat: str, edges: list[int], clauses: list[_Clause]) -> Iterator[int]:
    """Where 'og' leads to a second clause: what stands before it says something of somebody already."""
    for left, right in pairwise(edges):
        for cut in _AND.finditer(text, left, right):
            if any(rule["names"] == "before" and p.search(flat, left, cut.start()) for rule, p in clauses):
                yield cut.start()


def _stands_for(text: str, start: int, end: int) -> str | None:
    """The body that a new member is welcomed for ('… velkommen som repræsentant for PLO')."""
    role = re.compile(r"\b(?:repræsentant|medlem|suppleant) (?:for|fra|af) ").search(text, start, end)
    if role is None:
        return None
    first = next(iter(phrases(text, role.end(), end)), None)
    if first is None or first.kind is not Kind.ORGANISATION:
        return None
    return unbroken(first.span.of(text)).split(" i ")[0]


def _in_section(item: Item | None, section: Section | None, kind: str) -> bool:
    """Whether the sentence stands in a section of that kind, or in an item that has none of it."""
    if section is not None and section.kind in (kind, "other"):
        return True
    return item is not None and not any(s.kind == kind for s in item.sections)


def _numbered(text: str, found: re.Match[str], end: int) -> tuple[str, ...]:
    """The items that the clause itself names ('Under pkt. 4 deltog …', 'ikke i behandlingen af punkt 2 og 3')."""
    words = _ITEMS.search(text, found.start(), end)
    return item_numbers(words[1]) if words else ()


def _named(
    text: str, rule: dict[str, Any], found: re.Match[str], people: list[Entry], left: int, right: int
) -> list[Entry]:
    """The people that the clause is about."""
    if rule["names"] == "before":
        named = [entry for entry in people if entry.span.end <= found.start() + 1]
        if named and "(" in text[named[-1].span.end : found.start()]:
            return named[-1:]  # 'A, B og C (tog referat)'
        return named or _short(text, left, found.start())
    if rule["names"] == "between":
        start, end = found.span("between")
        return [entry for entry in people if start <= entry.span.start < end]
    if rule["names"] == "inside":
        return [entry for entry in people if found.start() <= entry.span.start < found.end()]
    return [entry for entry in people if entry.span.start >= found.end()]


def _short(text: str, start: int, end: int) -> list[Entry]:
    """A person named by a given name alone, directly before the verb ('Sus skrev')."""
    words = text[start:end].strip()
    if words and " " not in words and is_given(words):
        begin = text.index(words, start)
        return [Entry(words, Span(begin, begin + len(words)))]
    return []
