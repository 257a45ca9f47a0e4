"""What the last load changed, fact by fact, each with its sentence: kept in the store beside the graph.

    present rows, wanted rows → facts new, gone, changed → one JSON text in (:Meta {id: 'last-load'})

It is written in the same transactions as the graph and marked complete in the last, so that a load that was killed is
known to have been cut short; the next one then takes over what that one had noted. It is no part of the canonical
export, and bounded: at most `MOST` facts of each label, with the numbers of all.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Literal

from graph.rows import Edge, Node, Rows

if TYPE_CHECKING:
    from graph.stores.base import Store, Transaction
    from graph.writer import Update
    from klyngegraf.loading.outcome import Outcome

MOST = 200
LONGEST_QUOTE = 600
MOST_NAMES = 500
MOST_SOURCES = 3  # sentences of one fact
Kind = Literal["new", "gone", "changed"]
KINDS: tuple[Kind, ...] = ("new", "gone", "changed")

# The facts that readers ask for, in the order they are told; of each the properties that count and the relationships
# whose other ends do. Bodies and people are told as new or gone, not as changed by every meeting.
TOLD: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Meeting": (("date", "start", "end", "place", "status", "coverage"), ("MEETING_OF",)),
    "Referral": (
        ("kind", "subject", "status", "date", "condition", "answer", "certainty"),
        ("FROM", "TO", "ABOUT", "ANSWERS", "RECEIVED_AT"),
    ),
    "Decision": (("kinds", "text", "date", "differs"), ("MADE_BY",)),
    "Commitment": (
        ("what", "due", "due_to", "certainty"),
        ("OWNED_BY", "MADE_TO", "ABOUT", "KEPT_AT", "MISSED_AT", "CANCELLED_AT"),
    ),
    "Event": (("kind", "date", "planned", "kroner", "purpose"), ("HAPPENED_TO", "BY")),
    "Matter": (("name", "status"), ("CONTINUES", "PART_OF", "COMBINED_WITH")),
    "Denial": (("kind", "ends"), ()),
    "Person": (("name",), ()),
    "Body": (("name",), ("SUBUNIT_OF", "SUCCEEDS")),
    "AgendaItem": (("number", "title", "closed"), ("RESUMES",)),
    "Question": (("text",), ()),
}
_TITLE = ("subject", "what", "name", "title", "text", "ends")
_WHO = {
    "Meeting": ("MEETING_OF",), "Referral": ("FROM", "TO"), "Decision": ("MADE_BY",), "Commitment": ("OWNED_BY",),
    "Event": ("BY",),
}  # fmt: skip
_KEEP = "MERGE (m:Meta {id: 'last-load'}) SET m.changes = $changes, m.complete = $complete"
_KEPT = "MATCH (m:Meta {id: 'last-load'}) RETURN m.changes AS changes, m.complete AS complete"


def change_set(store: Store, update: Update, outcome: Outcome) -> dict[str, Any]:
    """What the update changes, with what a load that was cut short before it had noted."""
    comparison = _Comparison(update)
    facts = comparison.facts()
    interrupted = last_changes(store) if was_cut_short(store) else None
    if interrupted:
        known = {fact["id"] for kind in KINDS for fact in facts[kind]}
        for kind in KINDS:
            for fact in interrupted["facts"][kind]:
                if fact["id"] not in known and (fact["id"] in update.wanted.nodes) == (kind != "gone"):
                    facts[kind].append(fact)
                    comparison.counts[kind][fact["label"]] += 1
    return {
        "schema": 1,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": {
            name: getattr(outcome, name)[:MOST_NAMES] for name in ("loaded", "replaced", "removed", "read_again")
        },
        "counts": {kind: dict(comparison.counts[kind]) for kind in KINDS},
        "facts": facts,
    }


def keep(transaction: Transaction, changes: dict[str, Any], *, complete: bool) -> None:
    """Write it down inside a transaction of the load."""
    from klyngegraf.forgotten import without_forgotten

    text = without_forgotten(json.dumps(changes, ensure_ascii=False))
    transaction.run(_KEEP, {"changes": text, "complete": complete})


def last_changes(store: Store) -> dict[str, Any] | None:
    """What the last load that changed anything changed; None before the first."""
    rows = store.query(_KEPT).rows
    return {**json.loads(rows[0]["changes"]), "complete": rows[0]["complete"]} if rows else None


def was_cut_short(store: Store) -> bool:
    """Whether the last load was killed before it had written everything."""
    rows = store.query("MATCH (m:Meta {id: 'last-load'}) RETURN m.complete AS complete").rows
    return bool(rows) and not rows[0]["complete"]


@dataclass(slots=True)
class _Graph:
    """Rows with the edges of each node at hand."""

    rows: Rows
    out: dict[str, list[Edge]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for edge in self.rows.edges.values():
            self.out[edge.start[1]].append(edge)

    def ends(self, identifier: str, types: Iterable[str]) -> list[Node]:
        """The nodes that edges of these types lead to, type by type."""
        return [
            self.rows.nodes[edge.end[1]]
            for wanted in types
            for edge in sorted(self.out.get(identifier, ()), key=lambda edge: edge.identity)
            if edge.type == wanted and edge.end[1] in self.rows.nodes
        ]

    def name(self, node: Node) -> str:
        """What readers call a node."""
        p = node.properties
        if node.labels[0] == "Meeting":
            return " ".join([*(self.name(f) for f in self.ends(node.id, ("MEETING_OF",))), str(p.get("date") or "")])
        if node.labels[0] == "AgendaItem":
            return f"{p.get('number', '')} {p.get('title', '')}".strip()
        return next((str(p[key]) for key in _TITLE if p.get(key)), "")

    def meaning(self, node: Node) -> dict[str, Any]:
        """What of a fact counts: its properties, and the names at the other ends of its relationships."""
        properties, types = TOLD[node.labels[0]]
        found: dict[str, Any] = {key: node.properties[key] for key in properties if key in node.properties}
        for type_ in types:
            names = [self.name(end) for end in self.ends(node.id, (type_,))]
            if names:
                found[type_] = names
        return found

    def sources(self, identifier: str) -> list[dict[str, Any]]:
        """The sentences that say it, and where they stand."""
        found = []
        for passage in self.ends(identifier, ("SAID_IN",)):
            source = next(iter(self.ends(passage.id, ("IN_SOURCE",))), None)
            item = next(iter(self.ends(passage.id, ("IN_ITEM",))), None)
            meetings = self.ends(source.id, ("MINUTES_OF",)) if source else []
            forums = [self.name(f) for meeting in meetings[:1] for f in self.ends(meeting.id, ("MEETING_OF",))]
            p = passage.properties
            found.append(
                {
                    "file": source.properties.get("name") if source else None,
                    "places": source.properties.get("places") or [] if source else [],
                    "forum": forums[0] if forums else None,
                    "date": p.get("known_from"),
                    "item": item.properties.get("number") if item else None,
                    "page": p.get("page"),
                    "line": p.get("line"),
                    "quote": shorten(str(p.get("quote", "")), LONGEST_QUOTE, placeholder=" …"),
                    "redacted": bool(p.get("redacted")),
                }
            )
        return sorted(found, key=lambda each: (each["date"] or "", each["file"] or "", each["line"] or 0))[
            :MOST_SOURCES
        ]

    def fact(self, node: Node) -> dict[str, Any]:
        """A fact as it is told."""
        label, p = node.labels[0], node.properties
        codes = [*(p.get("kinds") or ()), *([p["kind"]] if p.get("kind") and label in ("Referral", "Event") else [])]  # type: ignore[misc]
        return {
            "id": node.id,
            "label": label,
            "date": _date(node),
            "path": [self.name(end) for end in self.ends(node.id, _WHO.get(label, ()))],
            "kinds": codes,
            "status": p.get("status") if label in ("Referral", "Meeting") else None,
            "text": self._text(node),
            "sources": self.sources(node.id),
        }

    def _text(self, node: Node) -> str:
        if node.labels[0] == "Event":
            return ", ".join(self.name(matter) for matter in self.ends(node.id, ("HAPPENED_TO",)))
        if node.labels[0] == "Meeting":
            return ""
        return shorten(self.name(node), LONGEST_QUOTE, placeholder=" …")


class _Comparison:
    """The facts of two states of the graph, held against each other; only what the difference touches is looked at."""

    def __init__(self, update: Update) -> None:
        self.before, self.after = _Graph(update.present), _Graph(update.wanted)
        self.counts: dict[Kind, Counter[str]] = {kind: Counter() for kind in KINDS}
        gone = {node.id for node in update.difference.gone_nodes}
        self.touched = {node.id for node in update.difference.nodes} | gone
        self.touched |= {edge.start[1] for edge in (*update.difference.edges, *update.difference.gone_edges)}
        self.touched |= {edge.start[1] for edge in update.present.edges.values() if edge.end[1] in gone}

    def facts(self) -> dict[Kind, list[dict[str, Any]]]:
        """What is new, gone and changed, in the order of `TOLD`, by date, at most `MOST` of each; counts all."""
        before, after = ({n.id: n for n in self._touched(graph)} for graph in (self.before, self.after))
        new = [node for node in after.values() if node.id not in before]
        gone = [node for node in before.values() if node.id not in after]
        pairs = [(before[identifier], node) for identifier, node in after.items() if identifier in before]
        pairs += self._same(new, gone)
        paired = {id(node) for pair in pairs for node in pair}
        changes = {now.id: found for old, now in pairs if (found := self._differences(old, now))}
        changed = [now for _, now in pairs if now.id in changes]
        return {
            "new": self._told("new", self.after, (node for node in new if id(node) not in paired)),
            "gone": self._told("gone", self.before, (node for node in gone if id(node) not in paired)),
            "changed": [
                {**fact, "differences": changes[fact["id"]]} for fact in self._told("changed", self.after, changed)
            ],
        }

    def _touched(self, graph: _Graph) -> Iterator[Node]:
        return (node for identifier in self.touched if (node := graph.rows.nodes.get(identifier)) and _is_told(node))

    def _told(self, kind: Kind, graph: _Graph, nodes: Iterable[Node]) -> list[dict[str, Any]]:
        order = {label: place for place, label in enumerate(TOLD)}
        found = []
        for node in sorted(nodes, key=lambda node: (order[node.labels[0]], _date(node) or "", node.id)):
            self.counts[kind][node.labels[0]] += 1
            if self.counts[kind][node.labels[0]] <= MOST:
                found.append(graph.fact(node))
        return found

    def _same(self, new: list[Node], gone: list[Node]) -> list[tuple[Node, Node]]:
        """Facts of one label that are the same before and after by name or by the words that say them.

        Whoever or whatever is named has its id from the first words that name it: they may go and the others stay. Of
        other facts a new version of a file moves the words only.
        """
        waiting: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for node in sorted(gone, key=lambda node: node.id):
            for key in _known_by(self.before, node):
                waiting[key].append(node)
        pairs: list[tuple[Node, Node]] = []
        taken: set[str] = set()
        for node in sorted(new, key=lambda node: node.id):
            alike = (old for key in _known_by(self.after, node) for old in waiting.get(key, ()) if old.id not in taken)
            if old := next(alike, None):
                taken.add(old.id)
                pairs.append((old, node))
        return pairs

    def _differences(self, old: Node, now: Node) -> list[dict[str, Any]]:
        then, today = self.before.meaning(old), self.after.meaning(now)
        return [
            {"what": key, "before": then.get(key), "after": today.get(key)}
            for key in dict.fromkeys((*then, *today))
            if then.get(key) != today.get(key)
        ]


def _known_by(graph: _Graph, node: Node) -> list[tuple[str, str]]:
    """By what a fact of one label is known again: its names where it has any, else the words that say it."""
    p = node.properties
    if p.get("name"):
        return [(node.labels[0], str(name)) for name in (p["name"], *(p.get("variants") or ()))]  # type: ignore[misc]
    quotes = sorted(" ".join(str(p.properties.get("quote")).split()) for p in graph.ends(node.id, ("SAID_IN",)))
    return [(node.labels[0], "\n".join(quotes) or node.id)]


def _is_told(node: Node) -> bool:
    """Whether readers ask for it; bodies that no minutes name are known from the registry alone."""
    return node.labels[0] in TOLD and node.properties.get("named") is not False


def _date(node: Node) -> str | None:
    p = node.properties
    return next((str(p[key]) for key in ("date", "sort_date", "due_to", "known_from") if p.get(key)), None)
