"""Rows of what the registry says about the bodies that minutes name, also of others that it alone ties to them.

(Body)-[:SUBUNIT_OF]->(Body)   a forum of its cluster or municipality, that of its region
(Body)-[:INCLUDES]->(Body)     a cluster or sundhedsråd its municipalities
(Body)-[:SUCCEEDS]->(Body)     what came after what: by what law, on which day

A body that minutes name pulls in what it is part of; these and itself pull in their members and their dated changes,
one step each. All of it is known since the first minutes that name one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.rows import Value
from loaders.joining.context import MAIN_LABEL, Context
from loaders.mentions.entries import CLUSTERS_FROM, CLUSTERS_TO, Entry
from loaders.mentions.words import slug

SUNDHEDSRAAD_FROM = "2027-01-01"
REASON = "registret"


@dataclass(frozen=True, slots=True)
class Tie:
    """What the registry says of two bodies; `since` is the first day of minutes that name the one or the other."""

    kind: str
    start: str
    end: str
    since: str
    certain: bool = True
    properties: tuple[tuple[str, Value], ...] = ()


class Register:
    """The registry's entries and ties for the bodies that minutes name."""

    def __init__(self, context: Context) -> None:
        self.entries = {entry.key: entry for entry in context.known.bodies()}
        self._registry = context.known
        self._since = {key: party.known_from for key, party in context.parties.items() if key in self.entries}
        self.ties = [tie for tie in self._parents() if tie.start in self.entries and tie.end in self.entries]
        for tie in self.ties:
            self._reach(tie)
        further = [tie for tie in [*self._members(), *self._changes()] if {tie.start, tie.end} <= self.entries.keys()]
        for tie in further:
            self._reach(tie)
        self.ties += further

    @property
    def since(self) -> dict[str, str]:
        """Since when each body is in the graph, by key."""
        return self._since

    def _reach(self, tie: Tie) -> None:
        for key in (tie.start, tie.end):
            self._since[key] = min(self._since.get(key, "9999"), tie.since)

    def _parents(self) -> Iterator[Tie]:
        for key, since in self._since.items():
            entry = self.entries[key]
            while entry.parent and entry.parent in self.entries:
                yield Tie("SUBUNIT_OF", entry.key, entry.parent, since)
                entry = self.entries[entry.parent]

    def _members(self) -> Iterator[Tie]:
        sundhedsraad = {entry.key for entry in self._registry.sundhedsraad.values()}
        doubtful = {
            (f"organisation:{slug(town.name)}-kommune", column)
            for town in self._registry.municipalities.values()
            for column in town.doubts
        }
        for whole, member in self._registry.memberships():
            if whole in self._since:
                column = "sundhedsraad" if whole in sundhedsraad else "cluster"
                first, last = (SUNDHEDSRAAD_FROM, None) if whole in sundhedsraad else (CLUSTERS_FROM, CLUSTERS_TO)
                certain = (member, column) not in doubtful
                times: tuple[tuple[str, Value], ...] = (("valid_from", first), ("valid_to", last))
                yield Tie("INCLUDES", whole, member, self._since[whole], certain, times)

    def _changes(self) -> Iterator[Tie]:
        named = dict(self._since)
        for change in self._registry.changes:
            days = [named[key] for key in (*change.before, *change.after) if key in named]
            if not days:
                continue
            details: tuple[tuple[str, Value], ...] = (
                ("change", "+".join(change.after)), ("kind", change.kind), ("date", change.date),
                ("legal_basis", change.basis),
            )  # fmt: skip
            for old in change.before:
                for new in change.after:
                    yield Tie("SUCCEEDS", new, old, min(days), change.certain, details)


def add(context: Context, register: Register) -> None:
    """Put in the bodies that only the registry knows, and all of its ties."""
    for key, since in register.since.items():
        if key not in context.parties:
            _body(context, register.entries[key], since)
    # Two named bodies can tell of one tie: since the first of them.
    for tie in sorted(register.ties, key=lambda tie: tie.since, reverse=True):
        context.edge(
            tie.kind, ("Body", tie.start), ("Body", tie.end), "", known_from=tie.since, basis="said", reason=REASON,
            certainty="certain" if tie.certain else "likely", **dict(tie.properties),
        )  # fmt: skip


def _body(context: Context, entry: Entry, since: str) -> None:
    context.node(
        ("Body", MAIN_LABEL[entry.kind]), entry.key, entry.key, known_from=since, name=entry.name,
        kind=entry.key.split(":")[0], level=entry.level, region=entry.region, aliases=sorted(entry.aliases),
        valid_from=entry.valid_from, valid_to=entry.valid_to, registered=True, known=True, named=False,
        rule="registry", certainty="certain" if entry.certain else "likely",
    )  # fmt: skip
