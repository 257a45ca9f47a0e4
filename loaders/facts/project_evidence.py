"""Which of the proposed names are undertakings, and which names mean the same one.

Each place of a name is looked at for what the text says there: a definition, a predicate that only undertakings have,
an amount, a change of name. The points for all reasons are added up (rules/projects.toml); names that a sentence or
title sets equal are added up together and become one undertaking with aliases.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from loaders.facts.cues import Cue, Text
from loaders.facts.project_forms import (
    MARKS,
    PHRASE,
    TELLING,
    Name,
    Undertaking,
    find_names,
    key,
    points,
    prose,
    succeeds,
    vocabulary,
)
from loaders.facts.project_names import AFTER, Proposals
from loaders.mentions.model import Mentions
from loaders.minutes.model import Item, Minutes
from loaders.rules import rules
from loaders.span import Span

_DEFINED = re.compile(
    r"(?:'s|s)?[\"”“»«'’]?(?:\s*\([^)]{0,60}\))?"
    r"(?:,\s(?:en\s|et\s)?\w+(?:indsats|projekt|tilbud|pilot|ordning)\b|\s+(?:(?:går\s+ud\s+på|handler\s+om)\b|(?:er|var|består\s+af|sikrer|tilbyder)"
    r"\s+(?:nu\s+)?(?:en|et|at|klyngens|kommunens|regionens|den|det|én|ét|fælles|de)\b))"
)
_PRICED = re.compile(
    r"[\"”“»«'’]?(?:[ ]{2,}|\t+|[ ]\(|[ ]?:[ ]|[ ]?\|[ ]?|,[ ]|[ ][–-][ ])"
    r"(?:på[ ])?\d[\d.,]*[ ]*(?:mio\.?[ ]*|t\.)?(?:kr|kroner)\b"
)
_ANNOUNCED = re.compile(
    r"\b(?:det|den|de)\s(?:kommende|afsluttede|nye|igangværende|tidligere|nuværende|planlagte|foreslåede|eksisterende"
    r"|regionale|kommunale|fælles|tværsektorielle|toårige|treårige)\s$"
)
_GRANTED = re.compile(
    r"\s+(?:tildeles|bevilges|etableres|udbredes|videreføres|igangsættes|forlænges|iværksættes|fortsætter|lukkes"
    r"|evalueres|overgår)\b"
)
_BRACKET = re.compile(rf"[{MARKS}]?\s\((?:tidl(?:igere|\.)?\s|også\s)?[{MARKS}]?({PHRASE})")
LETTERS = 7
"""A longer word in capitals is a title's and no letters ('FJORDSPORET'): elsewhere it is written small."""
_STOP = re.compile(r"[.;:](?=\s)|\n")
_PREPOSITION = re.compile(rf"\b(?:med|af|til|for|i|på|om)\s[{MARKS}]?$")


def find_undertakings(words: Text, minutes: Minutes, mentions: Mentions) -> list[Undertaking]:
    """The undertakings that one minutes names, in order of first mention."""
    return _Evidence(Proposals(words, minutes, mentions)).undertakings()


class _Evidence:
    """Weighs the proposals of one minutes."""

    def __init__(self, proposals: Proposals) -> None:
        self.words, self.text, self.minutes = proposals.words, proposals.text, proposals.minutes
        self.names, self.equal = proposals.names, proposals.equal
        self.places = find_names({known: known for known in self.names}, self.words)
        self.titled: dict[str, list[str]] = {}

    def undertakings(self) -> list[Undertaking]:
        for item in self.minutes.items:
            self._weigh(item)
        for name in self.names.values():
            name.places = sorted(set(name.places))
            if len(name.places) > 2:
                name.reasons.add("often")
            if name.quoted and any(self.text[p.start - 1 : p.start] not in tuple(MARKS) for p in name.places):
                name.reasons.add("adopted")
        self.ruling = self._ruling()
        for item in self.minutes.items:
            self._equate(item)
        self._equate_brackets()
        self._equate_sheets()
        return self._joined()

    def _within(self, part: Span) -> list[tuple[Span, str]]:
        """The places of names in a part of the text."""
        low = bisect_left(self.places, ((part.start,),))
        return self.places[low : bisect_left(self.places, ((part.end,),), low)]

    def _weigh(self, item: Item) -> None:
        """What an item says at each place where one of the names stands in it."""
        parts = [("title", item.title_span), *prose(item)]
        cues = [cue for _, part in parts for cue in self.words.between(*part)]
        signs = any(cue.group == "sign" for cue in cues)
        spoken = any(cue.kind == "strong" for cue in cues) and any(cue.kind in TELLING for cue in cues)
        for section, part in parts:
            for place, known in self._within(part):
                name = self.names[known]
                if not _spelt(name, place.of(self.text)):
                    continue
                name.places.append(place)
                if item.number not in name.items:
                    name.items.append(item.number)
                    if name.reasons & {"title", "heading"} and self._resumed(name, [p for _, p in parts]):
                        name.reasons.add("resumed")
                if signs:
                    name.reasons.add("sign")
                if section != "title":
                    self._surroundings(name, place)
                    continue
                self.titled.setdefault(item.number, []).append(known)
                if spoken and "title" in name.reasons:
                    name.reasons.add("spoken")

    def _surroundings(self, name: Name, place: Span) -> None:
        """What the words around one place say: a definition, an amount, a predicate of undertakings."""
        text = self.text
        if _DEFINED.match(text, place.end, place.end + 100):
            name.reasons.add("defined")
        if _PRICED.match(text, place.end, place.end + 60):
            name.reasons.add("priced")
        if _ANNOUNCED.search(text[max(0, place.start - 30) : place.start]):
            name.reasons.add("announced")
        if _GRANTED.match(text, place.end, place.end + 40):
            name.reasons.add("granted")
        if self._evaluator(place):
            return
        after = _STOP.split(text[place.end : place.end + 120], maxsplit=1)[0]
        if any(_tells(cue) for cue in self.words.between(place.end, place.end + len(after))):
            name.reasons.add("predicate")
        elif _PREPOSITION.search(text[max(0, place.start - 8) : place.start]):
            before = _STOP.split(text[max(0, place.start - 70) : place.start])[-1]
            doer = before.rstrip(" " + MARKS).endswith(" af")  # 'evalueret af X' names the evaluator
            cues = self.words.between(place.start - len(before), place.start)
            if any(_tells(cue) and not (doer and self.words.folded[cue.end - 1] in "tsde") for cue in cues):
                name.reasons.add("predicate")

    def _evaluator(self, place: Span) -> bool:
        """'Evalueringen (X) viser …' names who made it."""
        cues = self.words.between(place.start - 25, place.start)
        return self.text[place.end : place.end + 1] == ")" and any(cue.kind == "evaluated" for cue in cues)

    def _resumed(self, name: Name, parts: list[Span]) -> bool:
        """Whether the noun of a heading ('Følgemodel for …') comes back in the definite form."""
        head = next((word for word in key(name.text).split() if word.endswith(vocabulary().heads)), None)
        if head is None:
            return False
        ending = next(ending for ending in vocabulary().heads if head.endswith(ending))
        forms = re.compile(rf"\b(?:{re.escape(head)}|{ending})[dlmt]?(?:en|et|n)s?\b")
        return any(forms.search(self.words.folded, part.start, part.end) for part in parts)

    def _ruling(self) -> str | None:
        """The project that the meeting's own body is for ('Styregruppen for X'): items that name none are about it."""
        forum = key(self.minutes.head.forum or "")
        named = [known for known, name in self.names.items() if name.places and f" for {known}" in forum]
        found = max(named, key=len, default=None)
        if found:
            name = self.names[found]
            name.reasons.add("ruling")
            for item in self.minutes.items:
                cues = (cue for _, part in prose(item) for cue in self.words.between(*part))
                if item.number not in name.items and any(cue.kind == "strong" for cue in cues):
                    name.items.append(item.number)
        return found

    def _main(self, item: Item, new: str) -> str | None:
        """The best other name of an item's title, else the first that begins there, else what the meeting is for."""
        floor = 4 if self.ruling else 2
        titled = [(self.names[k].score, k) for k in self.titled.get(item.number, ())]
        best = max((t for t in titled if t[0] >= floor and t[1] != new), default=None)
        if best:
            return best[1]
        inside = (known for _, part in prose(item) for _, known in self._within(part) if known != new)
        first = (k for k in inside if self.names[k].items[:1] == [item.number] and self.names[k].score >= 3)
        return next(first, self.ruling)

    def _equate(self, item: Item) -> None:
        """Old and new name: of two names around a change of name, or the item's own where there is no other."""
        for part in [item.title_span, *(part for _, part in prose(item))]:
            for cue in self.words.between(*part):
                if cue.group == "rename":
                    self._renamed(cue, part, item)

    def _renamed(self, cue: Cue, part: Span, item: Item) -> None:
        match = AFTER["rename"].match(self.text, cue.end, min(part.end, cue.end + 120))
        if match is None:
            return
        start = match.start("name")
        if any(between.group == "link" for between in self.words.between(cue.start + 1, start)):
            return  # 'begyndte som en videreførelse af X'
        new = next((known for place, known in self._within(Span(start, start + 1))), None)
        if new is None:
            return
        earlier = self._within(Span(max(part.start, cue.start - 600), cue.start))
        near = [(place, known) for place, known in earlier if known != new and self.names[known].score >= 2]
        line = self.text.rfind("\n", max(part.start, cue.start - 600), cue.start)
        same_line = [known for place, known in near if place.start > line]
        old = same_line[-1] if same_line else self._main(item, new) or (near[-1][1] if near else None)
        if old and old != new and not succeeds(new, old):
            self.equal.append((old, new))

    def _equate_brackets(self) -> None:
        """'X (tidl. Y)', 'X ("Y")'."""
        for known, name in self.names.items():
            for place in name.places:
                match = _BRACKET.match(self.text, place.end, place.end + 60)
                if match and (other := key(match[1])) in self.names and other != known and self.names[other].quoted:
                    self.equal.append((known, other))

    def _equate_sheets(self) -> None:
        """The names on a project sheet and in its item: one begins with the other, or they share two long words."""
        for known, name in self.names.items():
            if "sheet" in name.reasons and name.items:
                stems = _stems(known)
                for other, rival in self.names.items():
                    alike = (
                        known.startswith(f"{other} ") or other.startswith(f"{known} ") or len(stems & _stems(other)) > 1
                    )
                    if other != known and alike and rival.score >= 3 and not set(rival.items).isdisjoint(name.items):
                        self.equal.append((other, known))

    def _joined(self) -> list[Undertaking]:
        """The names that reach the threshold, those that were set equal together."""
        group = {known: [known] for known in self.names}
        for first, second in self.equal:
            if first in group and second in group and group[first] is not group[second]:
                merged = group[first] + group[second]
                group.update(dict.fromkeys(merged, merged))
        found: list[Undertaking] = []
        done: set[int] = set()
        for known in sorted(self.names, key=lambda k: self.names[k].span):
            if id(group[known]) in done:
                continue
            done.add(id(group[known]))
            names = sorted((self.names[m] for m in group[known]), key=_rank)
            score = points({reason for name in names for reason in name.reasons})
            if score >= rules("projects")["evidence"]["threshold"] and any(name.places for name in names):
                found.append(Undertaking(names))
        return found


def _stems(known: str) -> set[str]:
    """The beginnings of a name's longer words."""
    return {word[:5] for word in known.split() if len(word) > 5}


def _rank(name: Name) -> tuple[bool, int, int, Span]:
    """Names of titles first, then those used more often, those with more points, earlier ones."""
    return name.reasons.isdisjoint(("title", "quoted title")), -len(name.places), -name.score, name.span


def _spelt(name: Name, found: str) -> bool:
    """Whether words are the name: letters must be capitals, and so must the first of a name without quotation marks."""
    if name.text.isupper() and " " not in name.text:
        return found.isupper() or (len(found) > LETTERS and found[0].isupper())
    return name.quoted or not (name.text[0].isupper() and found[0].islower())


def _tells(cue: Cue) -> bool:
    return cue.group == "event" and cue.kind in TELLING
