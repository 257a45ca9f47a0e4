"""What happened to the undertakings of one minutes: one event per item and kind.

Every sentence is given to the undertakings that it names, else to the one in focus: the item's own or the one named
last. Its clauses are searched for the predicates of rules/events.toml; what is denied or only imagined is no event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple, cast

from loaders.facts.amounts import find_sums
from loaders.facts.cues import Cue, Text
from loaders.facts.model import EventKind, Project, ProjectEvent
from loaders.facts.project_forms import prose
from loaders.mentions.model import Body, Mentions
from loaders.minutes.model import Item, Minutes
from loaders.rules import rules
from loaders.span import Span

_CLAUSE = re.compile(
    r",\s+(?:og|men|som|der|hvor|idet|da|fordi|hvorefter|mens|så)\s|;\s|\s[–-]\s|:\s"
    r"|,\s(?=[a-zæøå]+\s+(?:er|var|blev|har|havde)\b)|\sog\s(?=(?:er|var|bliver|blev|har|havde|fik|skal|vil)\b)"
)
_THAT = re.compile(r",?(?: om)?,? at\b")
_POINT = re.compile(r"^\W*\w{1,2}[.)]\s")
# What stays an event beside a 'not' or 'no': 'the evaluation shows no difference'.
_SAID_EITHER_WAY = frozenset(("evaluated", "rejected", "status", "withdrawn"))
# What is no event before it has happened.
_PAST = frozenset(("evaluated", "funded", "started", "status"))
# What is only wished for where the clause proposes it.
_PROPOSABLE = frozenset(("approved", "closed", "extended", "funded", "started", "transferred"))
# What a recommendation proposes for a project; that it be closed is no proposal of one.
_PROPOSED = frozenset(
    ("approved", "discussed", "evaluated", "extended", "funded", "proposed", "started", "transferred")
)
# What is said of the subject right before it.
_OF_SUBJECT = frozenset(("closed", "extended", "started", "transferred"))
# What a decision does there and then.
_DECIDED = frozenset(("approved", "discussed", "funded", "postponed", "rejected"))


class Predicate(NamedTuple):
    """An event as a clause states it."""

    kind: EventKind
    cue: Cue
    planned: bool


class Target(NamedTuple):
    """A project (by its index) at a place of a sentence; an empty span for one that is not named."""

    span: Span
    project: int


@dataclass(slots=True)
class Scene:
    """What the reader of events knows of a document: its words, who is named where, and where each project stands."""

    words: Text
    minutes: Minutes
    mentions: Mentions
    projects: Sequence[Project]
    places: Sequence[Sequence[Span]]


@cache
def _sections() -> dict[str, frozenset[str]]:
    """The kinds of section in which each kind of event is stated; kinds that are stated anywhere are missing."""
    return {kind["kind"]: frozenset(kind["sections"]) for kind in rules("events")["kind"] if "sections" in kind}


def read_events(scene: Scene) -> None:
    """Add to each project what the items say of it."""
    for item in scene.minutes.items:
        named = [k for k, project in enumerate(scene.projects) if item.number in project.items]
        if named:
            _Reader(scene, item, named).read()


@dataclass(slots=True)
class _Reader:
    """Reads one item. `own` are its projects, `focus` the one spoken of, `asked` those that money is asked for."""

    scene: Scene
    item: Item
    named: list[int]
    own: list[int] = field(init=False)
    focus: int | None = field(init=False)
    places: list[Target] = field(init=False)
    asked: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        places = [Target(p, k) for k in self.named for p in self.scene.places[k]]
        parts = [self.item.title_span, *(part for _, part in prose(self.item))]
        self.places = sorted(t for t in places if any(part.holds(t.span) for part in parts))
        self.own = self._own()
        self.focus = self.own[0] if self.own else None

    def _own(self) -> list[int]:
        """The projects of the title, else the only one where the item begins with it or returns to it."""
        titled = [target.project for target in self.places if self.item.title_span.holds(target.span)]
        if titled or len(self.named) > 1:
            return list(dict.fromkeys(titled))
        early = self.places and self.places[0].span.start - self.item.span.start < 300
        return self.named if len(self.places) != 1 or early else []

    def read(self) -> None:
        """Give each sentence to its projects and keep what it says."""
        for section, part in prose(self.item):
            kind = section if section in ("decision", "recommendation", "other") else "case"
            sentences = self.scene.words.sentences(part)
            for sentence in sentences:
                self._sentence(sentence, kind)
            if kind == "decision" and sentences and "discussed" in self.item.decisions:
                for k in self.own:
                    self._keep(
                        k,
                        Predicate("discussed", Cue(part.start, part.start, "event", "discussed"), False),
                        sentences[0],
                        kind,
                    )

    def _sentence(self, sentence: Span, section: str) -> None:
        cues = self.scene.words.between(*sentence)
        low = bisect_left(self.places, ((sentence.start,),))
        here = self.places[low : bisect_left(self.places, ((sentence.end,),), low)]
        linked = _linked(here, cues)
        subjects = [target.project for target in here if target.span not in linked]
        if subjects:
            self.focus = subjects[-1]
        elif self.own and (section in ("decision", "recommendation") or linked):
            self.focus = self.own[0]
        granting = section == "decision" and not self.own and bool(self.asked)
        aside = self.focus is None or (self.focus not in self.own and not _goes_on(sentence, cues))
        if aside and not here and not granting:
            return
        targets = here
        if not subjects and (not here or here[0].span in linked):
            several = self.own if len(self.own) > 1 else [] if self.own else sorted(self.asked)
            unnamed = several if several and section == "decision" else [] if self.focus is None else [self.focus]
            targets = [Target(Span(sentence.start, sentence.start), k) for k in unnamed] + here
        if section != "decision" and _is_heading(sentence.of(self.scene.words.text)):
            return
        for predicate in _predicates(self.scene.words.text, sentence, cues, section):
            at = bisect_left(here, ((predicate.cue.start + 1,),))
            if at and predicate.cue.start < here[at - 1].span.end:
                continue  # 'Udvidet åbningstid' names and does not tell
            if not here and self._is_of_another(sentence, predicate.cue):
                continue
            if section != "recommendation" and self._is_else(predicate, here, cues):
                continue
            if granting and not here and predicate.kind not in _DECIDED:
                continue
            for k in _owners(predicate.cue, targets, self.scene.words):
                self._state(k, predicate, sentence, section, bool(here))
        self._renamed(here, cues, sentence)

    def _is_of_another(self, sentence: Span, cue: Cue) -> bool:
        """Whether a sentence that names no project begins with a subject of its own: 'Klubben lukkes'."""
        words = self.scene.words
        first = _POINT.sub("", words.folded[sentence.start : cue.start]).strip(" -–•")
        if cue.kind not in _OF_SUBJECT or not first or " " in first:
            return False
        return not any(c.group in ("anaphors", "designator", "sign") for c in words.between(*sentence))

    def _is_else(self, proposed: Predicate, here: list[Target], cues: list[Cue]) -> bool:
        """Whether what is proposed is another act: 'foreslog at indhente en udtalelse'."""
        at = proposed.cue.end
        if proposed.kind != "proposed" or not _THAT.match(self.scene.words.folded, at):
            return False
        later = [cue for cue in cues if cue.start > at]
        told = any(cue.group == "anaphors" or (cue.group == "event" and cue.kind in _PROPOSABLE) for cue in later)
        return not told and all(target.span.start < at for target in here)

    def _state(self, k: int, predicate: Predicate, sentence: Span, section: str, named: bool) -> None:
        """Keep an event; what is recommended is proposed, and what is recommended and approved is granted."""
        kind = predicate.kind
        if section == "recommendation":
            if not named and predicate.cue.kind == "proposed":
                return  # 'Det anbefales, at': the form's own words
            if predicate.cue.kind == "funded":
                self.asked.add(k)
        elif kind == "approved" and section == "decision" and k in self.asked:
            kind = "funded"
        self._keep(k, predicate._replace(kind=kind), sentence, section)

    def _renamed(self, here: list[Target], cues: list[Cue], sentence: Span) -> None:
        """A change of name before one of the names of a project that has several."""
        for cue in cues:
            if cue.group == "rename":
                at = bisect_left(here, ((cue.end,),))
                new = here[at] if at < len(here) and here[at].span.start - cue.end < 60 else None
                if new and self.scene.projects[new.project].aliases:
                    self._keep(new.project, Predicate("renamed", cue, False), sentence, "case")

    def _keep(self, k: int, predicate: Predicate, sentence: Span, section: str) -> None:
        project, kind, place = self.scene.projects[k], predicate.kind, predicate.cue.start
        if any(event.item == self.item.number and event.kind == kind for event in project.events):
            return
        text = self.scene.words.text
        sums = find_sums(sentence.of(text)) if kind in ("funded", "proposed", "approved") else []
        date, by = _date(self.scene.mentions, sentence, place), _by(self.scene, sentence, place)
        if section == "decision" and kind in _DECIDED:
            date, by = date or self.scene.minutes.head.date, by or self.scene.mentions.own
        kroner = sums[0].kroner if sums else None
        project.events.append(ProjectEvent(self.item.number, kind, sentence, date, by, kroner, predicate.planned))


def _goes_on(sentence: Span, cues: list[Cue]) -> bool:
    """Whether a sentence without a name speaks of the project named before: 'indsatsen …', 'Bevilget 2 mio. …'."""
    return any(c.group == "anaphors" or (c.group == "event" and c.start <= sentence.start + 3) for c in cues)


def _is_heading(sentence: str) -> bool:
    """A few words without a full stop: 'Evaluering og tidsplan'."""
    return sentence[-1] not in ".!" and len(sentence.split()) < 5


def _linked(here: list[Target], cues: list[Cue]) -> set[Span]:
    """The places of projects that a sentence names only as another's forerunner, whole or partner."""
    ends = [cue.end for cue in cues if cue.group == "link"]
    found: set[Span] = set()
    for target in here if ends else ():
        at = bisect_left(ends, target.span.start + 1)
        if at and target.span.start - ends[at - 1] < 60:
            found.add(target.span)
    return found


def _predicates(text: str, sentence: Span, cues: list[Cue], section: str) -> Iterator[Predicate]:
    """The events that a sentence states, clause by clause."""
    if text[sentence.end - 1] == "?" or all(cue.group != "event" for cue in cues):
        return
    excluded = {cue.kind for cue in cues if cue.group == "not"}
    breaks = [match.end() for match in _CLAUSE.finditer(text, *sentence)]
    at = 0
    for _, end in pairwise([sentence.start, *breaks, sentence.end]):
        first = at
        while at < len(cues) and cues[at].start < end:
            at += 1
        clause = cues[first:at]
        groups = {cue.group for cue in clause}
        if "doubtful" in groups:
            continue
        for cue in clause if section == "recommendation" else _unproposed(clause):
            if cue.group != "event":
                continue
            planned = "planned" in groups
            denied = "denied" in groups and cue.kind not in _SAID_EITHER_WAY
            misplaced = section not in _sections().get(cue.kind, (section,))
            if cue.kind in excluded or denied or misplaced or (planned and cue.kind in _PAST):
                continue
            kind = cast("EventKind", cue.kind)
            if section == "recommendation":
                if kind not in _PROPOSED:
                    continue
                kind = "evaluated" if kind == "evaluated" else "proposed"
            yield Predicate(kind, cue, planned)


def _unproposed(clause: list[Cue]) -> Iterator[Cue]:
    """The events of a clause without those that it only proposes ('foreslår forlængelse')."""
    proposed = False
    for cue in clause:
        if cue.group == "event":
            proposed = proposed or cue.kind == "proposed"
            if not (proposed and cue.kind in _PROPOSABLE):
                yield cue


def _owners(cue: Cue, targets: list[Target], words: Text) -> list[int]:
    """The project named last before the predicate with those set beside it, else the first after it."""
    at = bisect_left(targets, ((cue.start + 1,),))
    if at < len(targets) and _belongs(cue, targets[at].span, words):
        return [targets[at].project]
    if at == 0:
        return [targets[0].project] if targets else []
    owners = [targets[at - 1].project]
    for k in range(at - 1, 0, -1):
        earlier, later = targets[k - 1].span, targets[k].span
        between = words.between(earlier.end, later.start) if later.start - earlier.end < 90 else None
        if between is None or any(c.group in ("event", "link", "rename") for c in between):
            break
        owners.append(targets[k - 1].project)
    return list(dict.fromkeys(owners))


def _belongs(cue: Cue, after: Span, words: Text) -> bool:
    """Whether a predicate belongs to the name behind it: 'forlængelse af X', 'bygger på det afsluttede X'."""
    gap = after.start - cue.end
    return 2 < gap <= 6 or (gap < 40 and any(c.group == "link" for c in words.between(cue.start - 40, cue.start)))


def _date(mentions: Mentions, sentence: Span, place: int) -> str | None:
    """The date in the sentence that stands nearest to the predicate."""
    first = bisect_left(mentions.dates, sentence.start, key=lambda d: d.span.start)
    last = bisect_left(mentions.dates, sentence.end, first, key=lambda d: d.span.start)
    dates = [d for d in mentions.dates[first:last] if d.iso]
    return min(dates, key=lambda d: abs(d.span.start - place)).iso if dates else None


def _by(scene: Scene, sentence: Span, place: int) -> Body | None:
    """The body behind 'af' after the predicate, else the last one before it."""
    bodies = scene.mentions.bodies
    first = bisect_left(bodies, sentence.start, key=lambda m: m.span.start)
    last = bisect_left(bodies, sentence.end, first, key=lambda m: m.span.start)
    before = None
    for mention in bodies[first:last]:
        if mention.span.start < place:
            before = mention.body
        elif scene.words.text[max(0, mention.span.start - 4) : mention.span.start].strip() in ("af", "fra", "v.", "v/"):
            return mention.body
    return before
