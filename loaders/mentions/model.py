"""Who and when is meant at each word of a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from loaders.span import Span

BodyKind = Literal["forum", "organisation", "region", "group", "person"]
How = Literal["own", "registry", "definition", "shape", "short form", "pronoun", "group", "person"]


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a document speaks of.

    `key` is the same for the same body in every document ('forum:ssf-nordjylland'); unregistered bodies get one from
    name, parent and region. `level` runs from 1 (working groups) to 8 (national), None where the ladder has no place
    for it. `name` is as first written in full in the document, with the abbreviation that the document also uses in
    brackets; `official` is the registry's name where there is one. `parent` is the key of the body that it is part of.
    `told` is the key that its own document gives it, where other documents have given it another since.
    """

    key: str
    name: str
    kind: BodyKind
    level: int | None = None
    official: str | None = None
    region: str | None = None
    parent: str | None = None
    registered: bool = False
    known: bool = True
    level_certain: bool = True
    told: str | None = field(default=None, compare=False)

    @property
    def told_key(self) -> str:
        """The key that its own document gives it: the same whatever other documents are loaded."""
        return self.told or self.key


class BodyMention(NamedTuple):
    """A body named at `span`; `how` it was found, and whether the resolution is certain.

    `how`: by a name of the registry; a definition of the document; the shape of its name; as a short form or a pronoun
    for a body named before; as a group; as a person of the attendance; 'own' for the meeting's own body, which focus
    holds without words. `source` are the earlier words that this rests on: the antecedent of a short form or pronoun,
    the definition, the line of the attendance; None where the words speak for themselves or mean the own body.
    `members` are the bodies that a group includes, where the text tells.

    A mention may lie inside another (X in 'formandskabet for X'), and a person of the attendance is followed by a
    mention of the organisation that he or she speaks for at the same span.
    """

    span: Span
    body: Body
    how: How
    certain: bool = True
    source: Span | None = None
    members: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time named at `span`, as bounds (ISO days, both included); `precision` is what the text itself gives.

    `iso` is the date as precise as the text allows ('2024-05-08', '2024-05', '2024'), None for anything vaguer.
    """

    span: Span
    earliest: str | None
    latest: str | None
    precision: Literal["day", "month", "quarter", "half", "season", "year", "vague"]
    iso: str | None = None


@dataclass(slots=True)
class Mentions:
    """All mentions of one minutes, in document order, and the meeting's own body."""

    own: Body
    own_certain: bool = True
    bodies: list[BodyMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
