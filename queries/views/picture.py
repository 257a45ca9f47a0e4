"""What a view shows, before it is drawn: things, ties between them, and the facts that both rest on.

A picture holds codes and ISO dates; the page puts them into the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from queries.reports.model import Source

PartType = Literal["text", "word", "words", "when", "kroner", "count"]
BODY_TYPES = ("forum", "organisation", "region", "group")
THING_TYPES = (*BODY_TYPES, "matter", "project", "person")
TIE_TYPES = ("referral", "concerns", "structure", "lineage", "member")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a fact: `key` names it under `view` in the labels ('' where it explains itself)."""

    type: PartType
    value: Any
    key: str = ""


@dataclass(slots=True)
class Fact:
    """Something the minutes say. `word` is its key in the labels ('event.funded'), `sources` the words that say it.

    `cites` are ids in the graph: the passages of the first that has any are the sources.
    """

    cites: tuple[str, ...]
    word: str
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    open: bool = False  # planned, proposed or only likely: drawn dashed


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
    facts: list[Fact] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True)
class Tie:
    """An edge: everything of one type that goes from one thing to another."""

    start: str
    end: str
    type: str
    facts: list[Fact] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.type}:{self.start}:{self.end}"

    @property
    def open(self) -> bool:
        """Whether none of it is certain to have happened."""
        return bool(self.facts) and all(fact.open for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Lane:
    """A horizontal band of the drawing: the level it stands for, its upper edge and its height."""

    level: int
    top: float
    height: float


@dataclass(slots=True)
class Picture:
    """A view of the graph.

    `left_out` counts by reason and type what the store holds and the picture does not show. Reasons are keys under
    `view` in the labels: 'untied', 'not_near', 'too_many'.
    """

    kind: str
    subject: str | None
    as_of: str | None
    minutes: int
    until: str | None
    things: list[Thing]
    ties: list[Tie]
    lanes: list[Lane] = field(default_factory=list)
    left_out: dict[str, dict[str, int]] = field(default_factory=dict)
    cut: bool = False

    def facts(self) -> Iterator[Fact]:
        """All facts on the things and ties; one that stands on several of them comes several times."""
        for thing in self.things:
            yield from thing.facts
        for tie in self.ties:
            yield from tie.facts
