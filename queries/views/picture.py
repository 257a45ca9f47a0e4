"""What a view shows, before it is drawn: things, what ties them, what happened, and the facts that all of it rests on.

A picture holds codes and ISO dates; the page puts them into the reader's language. Everything carries the day since
which it is known (`since`), so that the page can show what was known on an earlier day without asking again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from queries.reports.model import Source

PartType = Literal["text", "word", "words", "when", "kroner", "count", "seen", "note"]
BODY_TYPES = ("forum", "organisation", "region", "group")
THING_TYPES = (*BODY_TYPES, "matter", "project", "person")
TIE_TYPES = ("referral", "concerns", "structure", "lineage", "member")
HOP_TYPES = ("escalates", "delegates", "consults", "informs", "reports_back")
KIN_TYPES = ("continued_by", "contains", "combined_with")  # from the older or larger project to the other
STATES = ("planned", "proposed", "likely")  # how sure a thing said is, besides done and certain


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a fact: `key` names it under `view` in the labels ('' where it explains itself)."""

    type: PartType
    value: Any
    key: str = ""


@dataclass(slots=True)
class Fact:
    """Something the minutes say. `word` is its key in the labels ('event.funded'), `sources` the words that say it.

    `cites` are ids in the graph: the passages of the first that has any are the sources. `first` and `last` bound the
    days on which it happened, as far as that is known; `state` is one of STATES, or None for done and certain.
    """

    cites: tuple[str, ...]
    word: str
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    state: str | None = None
    since: str = ""
    first: str | None = None
    last: str | None = None


@dataclass(slots=True)
class Thing:
    """A node: a body, a matter or a person. `level` is its lane from 1 to 8, 0 where it is not known."""

    id: str
    type: str
    name: str
    level: int = 0
    kind: str = ""
    region: str = ""
    aliases: tuple[str, ...] = ()
    since: str = ""
    facts: list[Fact] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0


class Told:
    """What is drawn because of facts."""

    __slots__ = ()
    facts: list[Fact]

    @property
    def since(self) -> str:
        """Since when any of it is known."""
        return min((fact.since for fact in self.facts), default="")

    @property
    def state(self) -> str | None:
        """How sure it is: done and certain (None) as soon as one of its facts is."""
        return self.facts[0].state if self.facts and all(fact.state for fact in self.facts) else None


@dataclass(slots=True)
class Tie(Told):
    """An edge. In a network everything of one type from one thing to another is one, in a view of time each day's.

    In a view of time `when` is its day, `order` its place within the day and its number in the story.
    """

    start: str
    end: str
    type: str
    facts: list[Fact] = field(default_factory=list)
    own_id: str = ""
    when: str = ""
    number: int = 0

    @property
    def id(self) -> str:
        return self.own_id or f"{self.type}:{self.start}:{self.end}"

    @property
    def open(self) -> bool:
        """Whether none of it is certain to have happened."""
        return self.state is not None


@dataclass(slots=True)
class Point(Told):
    """Something that happened at one place on one day: a decision, an event, money, a meeting, a promise.

    `lane` is the row it stands in, `thing` whom it concerns. `label` and `below` are parts in words: what stands under
    its sign. `size` from 0 to 1 makes the sign larger.
    """

    id: str
    type: str
    lane: str
    thing: str
    when: str
    facts: list[Fact]
    label: tuple[Part, ...] = ()
    below: str = ""
    size: float = 0.0
    number: int = 0


@dataclass(slots=True)
class Span:
    """A stretch of time in a row: waiting for an answer, a seat, a post. Known from `since`, and until `until`.

    It begins at the tie or point `begins` and ends at `ends`, or else on the days `start` and `end`; without an end it
    is open. `of` is what a click on it chooses.
    """

    type: str
    lane: str
    of: str
    start: str
    end: str | None
    begins: str = ""
    ends: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A horizontal band of a network: the level it stands for, its upper edge and its height."""

    level: int
    top: float
    height: float


@dataclass(slots=True)
class Row:
    """A horizontal band of a view of time: whose it is, and under which heading.

    `part` is a key under `view` in the labels for what of the thing it shows, `level` the heading above it.
    """

    id: str
    thing: str
    part: str = ""
    level: int | None = None
    top: float = 0.0
    height: float = 0.0
    line: float = 0.0


@dataclass(slots=True)
class Picture:
    """A view of the graph: a network where `rows` is empty, else a view of time.

    `left_out` counts by reason and type what the store holds and the picture does not show. Reasons are keys under
    `view` in the labels: 'untied', 'not_near', 'too_many', 'too_old'. `days` are the days of all loaded minutes.
    `follows` are pairs of ties of which the second takes the first further. `notes` are sentences of the reports: a
    key under `note` in the labels, and what goes into it. `period` bounds what is shown, where a reader asked for that.
    """

    kind: str
    subject: str | None
    as_of: str | None
    days: list[str]
    things: list[Thing]
    ties: list[Tie]
    points: list[Point] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    follows: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    left_out: dict[str, dict[str, int]] = field(default_factory=dict)
    focus: str | None = None
    period: tuple[str | None, str | None] | None = None
    cut: bool = False

    @property
    def entries(self) -> list[Tie | Point]:
        """What stands in time: ties and points."""
        return [*self.ties, *self.points]

    @property
    def minutes(self) -> int:
        return len(self.days)

    @property
    def until(self) -> str | None:
        """Day of the latest loaded minutes."""
        return max(self.days, default=None)

    def facts(self) -> Iterator[Fact]:
        """All facts of the picture; one that stands in several places comes several times."""
        for thing in self.things:
            yield from thing.facts
        for entry in self.entries:
            yield from entry.facts
