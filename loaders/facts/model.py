"""The facts of one minutes, each with the span of the words that say it.

`readers` are those who have read a fact beside this tool, or instead of it: people and other programs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from loaders.mentions.model import Body, How
from loaders.minutes.model import Certainty, Minutes
from loaders.span import Span

ReferralKind = Literal["escalates", "delegates", "consults", "informs", "reports_back"]
ReferralStatus = Literal["done", "planned", "proposed"]
EventKind = Literal[
    "proposed",
    "discussed",
    "approved",
    "funded",
    "started",
    "status",
    "extended",
    "evaluated",
    "transferred",
    "postponed",
    "rejected",
    "withdrawn",
    "closed",
    "renamed",
]
LinkKind = Literal["continues", "part_of", "combined_with"]


@dataclass(slots=True)
class Referral:
    """A matter going from one body to another. `item` is the agenda item's number, '' outside any item.

    `found` says how giver and receiver were found (see `candidate.End`); `reasons` are the features that weighed most
    where the learned weights chose the ends.
    """

    item: str
    giver: Body
    receiver: Body
    kind: ReferralKind
    subject: str
    status: ReferralStatus
    quote: Span
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    condition: str | None = None
    answer: Literal["yes", "no", "partly"] | None = None
    certainty: Certainty = "likely"
    rule: str = ""
    project: str | None = None
    readers: tuple[str, ...] = ()
    found: tuple[str, str] = ("", "")
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class Denial:
    """What the text says was not sent, asked or decided."""

    item: str
    kind: str
    quote: Span
    ends: str = ""
    rule: str = ""


@dataclass(slots=True)
class Commitment:
    """Something somebody is to do. `owner` is None where the text names nobody; `owner_name` is as written."""

    item: str
    owner: Body | None
    owner_name: str | None
    what: str
    quote: Span
    due: str | None = None
    due_from: str | None = None
    due_to: str | None = None
    made_to: Body | None = None
    certainty: Certainty = "likely"
    rule: str = ""
    project: str | None = None
    readers: tuple[str, ...] = ()


@dataclass(slots=True)
class ProjectEvent:
    """What happened to a project according to one item."""

    item: str
    kind: EventKind
    quote: Span
    date: str | None = None
    by: Body | None = None
    kroner: int | None = None
    planned: bool = False
    readers: tuple[str, ...] = ()


@dataclass(slots=True)
class Member:
    """A person named as part of a project's group."""

    name: str
    role: Literal["lead", "member", "secretary"]
    quote: Span
    organisation: str | None = None


@dataclass(slots=True)
class Project:
    """A named undertaking."""

    name: str
    quote: Span
    aliases: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    events: list[ProjectEvent] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    readers: tuple[str, ...] = ()


@dataclass(slots=True)
class ProjectLink:
    """One project continues, is part of or was combined with another."""

    item: str
    source: str
    target: str
    kind: LinkKind
    quote: Span


@dataclass(slots=True)
class Amount:
    """A sum of money and what it is for; `status` is None where the text says neither applied for nor granted."""

    item: str
    kroner: int
    purpose: str
    quote: Span
    status: Literal["applied", "granted"] | None = None
    certainty: Certainty = "certain"
    readers: tuple[str, ...] = ()


@dataclass(slots=True)
class MeetingMentioned:
    """Another meeting of a named body, with its date."""

    item: str
    body: Body
    date: str
    quote: Span


@dataclass(slots=True)
class Form:
    """One form under which the minutes name a body: the first mention, its sentence, and how many there are.

    `body` is the body's key, `span` the mention, `quote` the sentence around it. `rests_on` are the earlier words that
    a short form, a pronoun or a definition takes its meaning from. `doubtful` counts the mentions that are only likely.
    """

    body: str
    text: str
    how: How
    span: Span
    quote: Span
    rests_on: str | None = None
    count: int = 1
    doubtful: int = 0


@dataclass(slots=True)
class Reading:
    """All that one minutes says: its structure and its facts."""

    minutes: Minutes
    own: Body
    bodies: list[Body] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    project_links: list[ProjectLink] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    meetings_mentioned: list[MeetingMentioned] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
