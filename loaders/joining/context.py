"""What the makers of rows share: the resolved identities, the rows so far, and how a fact is tied to its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.rows import Edge, Node, Rows, Value
from loaders.identity.bodies import Party
from loaders.identity.people import Human, name_parts
from loaders.identity.projects import Undertaking, folded
from loaders.identity.sittings import Sitting, ident, meeting_key
from loaders.joining.routes import Kinship
from loaders.joining.topic import Topics
from loaders.judgements.standing import NOTHING, Standing
from loaders.judgements.verdicts import Doubt
from loaders.mentions.model import Body
from loaders.mentions.registry import Registry, registry
from loaders.privacy.forgetting import is_redacted
from loaders.span import Span

MAIN_LABEL = {"forum": "Forum", "organisation": "Organisation", "region": "Region", "group": "Group"}


@dataclass(slots=True)
class Context:
    """Rows under construction over one set of sittings."""

    sittings: list[Sitting]
    parties: dict[str, Party]
    humans: list[Human]
    projects: list[Undertaking]
    project_at: dict[tuple[str, str], str]
    known: Registry = field(default_factory=registry)
    rows: Rows = field(default_factory=Rows)
    topics: Topics = field(default_factory=Topics)
    judged: Standing = NOTHING
    doubts: list[Doubt] = field(default_factory=list)
    key_of: dict[str, str] = field(default_factory=dict)
    _people_at: dict[str, dict[tuple[str, ...], str]] = field(default_factory=dict)
    _meant: dict[str, tuple[str, str]] = field(default_factory=dict)
    _meeting_of: dict[tuple[str, str], str] = field(default_factory=dict)
    _loaded: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._meeting_of = {meeting_key(sitting.reading): sitting.meeting for sitting in self.sittings}
        self._loaded = frozenset(self._meeting_of.values())
        for human in self.humans:
            for mention in human.mentions:
                here = self._people_at.setdefault(mention.sitting.meeting, {})
                here[name_parts(mention.attendee.name)] = human.id
                self._meant[mention.id] = ("Person", human.id)

    def kinship(self) -> Kinship:
        """Which bodies stand for one another, by the parties and what is known so far of their changes."""
        successors: dict[str, frozenset[str]] = {}
        for edge in self.rows.edges.values():
            if edge.type == "SUCCEEDS":
                successors[edge.end[1]] = successors.get(edge.end[1], frozenset()) | {edge.start[1]}
        return Kinship(self.parties, successors)

    @property
    def leading(self) -> list[Sitting]:
        """The sittings whose facts count."""
        return [s for s in self.sittings if s.leading]

    def node(self, labels: tuple[str, ...], identifier: str, scope: str, **properties: Value) -> tuple[str, str]:
        """Add a node, leave out empty properties, return its (label, id)."""
        self.rows.add(Node(labels, identifier, {"scope": scope, **_filled(properties)}))
        return labels[0], identifier

    def edge(
        self, type_: str, start: tuple[str, str], end: tuple[str, str], key: str = "", **properties: Value
    ) -> None:
        """Add an edge; empty properties are left out."""
        self.rows.add(Edge(type_, start, end, _filled(properties), key))

    def end(self, sitting: Sitting, body: Body | None, name: str | None = None) -> tuple[str, str] | None:
        """The node that a body or person of a sitting is, None where nobody is named that the graph knows."""
        if body is not None and body.kind != "person":
            return ("Body", body.key)
        written = body.name if body else name
        if not written:
            return None
        person = self.person(sitting, written)
        return ("Person", person) if person else None

    def person(self, sitting: Sitting, name: str) -> str | None:
        """Id of the person whom a sitting calls that: by full name, else by the one name that holds all its parts."""
        parts = name_parts(name)
        here = self._people_at.get(sitting.meeting, {})
        if parts in here or not parts:
            return here.get(parts)
        fitting = {identifier for full, identifier in here.items() if set(parts) <= set(full)}
        return fitting.pop() if len(fitting) == 1 else None

    def project(self, sitting: Sitting, name: str | None) -> str | None:
        """Id of the project that a sitting calls that."""
        return self.project_at.get((sitting.meeting, folded(name))) if name else None

    def since(self, sitting: Sitting, node: tuple[str, str]) -> str | None:
        """Since when a tie that a meeting tells can be known: not before the node at its other end is."""
        known = self.rows.nodes[node[1]].properties.get("known_from")
        return max(filter(None, (sitting.date, str(known or ""))), default=None)

    def meeting(self, body: str, day: str) -> str:
        """Id of the meeting of a body on a day, loaded or only spoken of."""
        if (body, day) in self._meeting_of:
            return self._meeting_of[body, day]
        identifier = ident("meeting", body, day)
        # One of another body that its own minutes call so.
        return identifier if identifier not in self._loaded else ident("meeting", body, day, "")

    def thing_of(self, side: str) -> tuple[str, str] | None:
        """The node that a side of a doubt or judgement now belongs to; None for one that is not loaded."""
        meant = self._meant.get(side)
        if meant:
            return meant
        side = self.key_of.get(side, side)
        node = self.rows.nodes.get(side)
        return (node.labels[0], side) if node else None

    def said(
        self,
        fact: tuple[str, str],
        sitting: Sitting,
        span: Span,
        item: str | None,
        *,
        date: str | None = None,
        kind: str | None = None,
        status: str | None = None,
    ) -> str:
        """Tie a fact to the words that say it, with date, kind and status as told there; returns the passage's id."""
        document = sitting.record.document
        passage = self.node(
            ("Passage",),
            sitting.passage_id(span),
            sitting.source,
            known_from=sitting.date,
            page=document.page(span.start),
            line=document.line(span.start),
            start=span.start,
            end=span.end,
            quote=span.of(sitting.text),
            redacted=is_redacted(span.of(sitting.text)) or None,
        )
        self.edge("IN_SOURCE", passage, ("Source", sitting.source), known_from=sitting.date)
        if item is not None and sitting.item(item):
            self.edge("IN_ITEM", passage, ("AgendaItem", sitting.item_id(item)), known_from=sitting.date)
        self.edge("SAID_IN", fact, passage, known_from=sitting.date, date=date, kind=kind, status=status)
        return passage[1]


def _filled(properties: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None and value not in ("", [])}
