"""The joined graph as one JSON object: matters with their hops, promises with their states, ties of projects, people.

It is the shape in which people write down what a set of minutes says together, so that the two can be compared:

    {"minutes": […], "matters": [{"title", "names", "items", "hops"}], "commitments": […], "lineage": […],
     "people": [["Name@file", …]], "namesakes": [["Name@file", …]]}

A place is {"minutes": file, "item": number}. What was joined says why: `basis` (said, inferred, judged) and `reason`.
A matter stands here when at least two items treat it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.reading import read_rows
from graph.rows import Edge, Node, Rows, Value
from graph.stores.base import Store
from queries.runner import run

Entry = dict[str, Any]

_ENDS = {"KEPT_AT": "kept", "MISSED_AT": "missed", "CANCELLED_AT": "cancelled"}
_LINKS = ("CONTINUES", "PART_OF", "COMBINED_WITH")
_FULL = ("own", "registry", "definition", "shape", "group")
"""How a form must have been found to be a name in full; a short form or pronoun is none."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")


def truth(store: Store) -> Entry:
    """What is loaded, joined, in one JSON-ready object. Raises StoreError and QueryError as the store does."""
    open_ones = run(store, "commitments/open", timeout=None, limit=None).rows
    return joined(read_rows(store), {row["fact"]: row["state"] for row in open_ones})


def joined(rows: Rows, states: dict[str, str]) -> Entry:
    """The same from rows; `states` are those of the promises without an end, by id."""
    story = _Story(rows, states)
    return {
        "minutes": sorted(story.files.values()),
        "matters": story.matters(),
        "commitments": story.commitments(),
        "lineage": story.lineage(),
        "people": story.people(),
        "namesakes": story.namesakes(),
    }


@dataclass(slots=True)
class _Story:
    """The rows with their edges by type, start and end."""

    rows: Rows
    states: dict[str, str]
    out: dict[tuple[str, str], list[Edge]] = field(default_factory=lambda: defaultdict(list))
    into: dict[tuple[str, str], list[Edge]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, str] = field(default_factory=dict)
    places: dict[str, Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for edge in self.rows.edges.values():
            self.out[edge.type, edge.start[1]].append(edge)
            self.into[edge.type, edge.end[1]].append(edge)
        leading = [e for e in self.rows.edges.values() if e.type == "MINUTES_OF" and e.properties.get("leading")]
        for edge in leading:
            name = self.files[edge.start[1]] = str(self._node(edge.start[1]).properties["name"])
            for has in self.out["HAS_ITEM", edge.end[1]]:
                number = str(self._node(has.end[1]).properties.get("number") or "")
                self.places[has.end[1]] = {"minutes": name, "item": number}

    def matters(self) -> list[Entry]:
        """Every matter that two items treat, those treated first in front."""
        found = []
        for node in self._labelled("Matter"):
            items = self._items(node.id)
            if len(items) > 1:
                names = [node.properties.get("name"), *_texts(node, "aliases")] if "Project" in node.labels else []
                hops = self._hops(node.id)
                found.append({"title": node.properties.get("name"), "names": names, "items": items, "hops": hops})
        return sorted(found, key=lambda m: ([place_key(p) for p in m["items"]], m["title"]))

    def commitments(self) -> list[Entry]:
        """Every promise with its state: by the sentence that ended it, else as the loaded minutes allow."""
        found = []
        for node in self._labelled("Commitment"):
            made = self._said(node.id)
            if made:
                state, settled, why = self._fate(node)
                found.append({
                    "owner": self._owner(node), "what": node.properties.get("what"), "made_in": made[0],
                    "due": node.properties.get("due"), "state": state, "settled_in": settled, **why,
                })  # fmt: skip
        return sorted(found, key=lambda c: (place_key(c["made_in"]), str(c["what"]), str(c["owner"])))

    def lineage(self) -> list[Entry]:
        """The ties between projects."""
        ties = [edge for edge in self.rows.edges.values() if edge.type in _LINKS]
        found = [
            {"from": self._then(e.start[1], e), "to": self._then(e.end[1], e), "kind": e.type.lower(), **_why(e)}
            for e in ties
        ]
        return sorted(found, key=lambda tie: (tie["from"], tie["kind"], tie["to"]))

    def people(self) -> list[list[str]]:
        """Each person who stands in several minutes, or under several forms: name@file."""
        groups = [self._written(node.id) for node in self._labelled("Person")]
        return sorted(group for group in groups if len(group) > 1)

    def namesakes(self) -> list[list[str]]:
        """People kept apart although first name and surname are the same."""
        alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for node in self._labelled("Person"):
            parts = self._name(node.id).casefold().split()
            written = self._written(node.id)
            if parts and written:
                alike[parts[0], parts[-1]].append(written[0])
        return sorted(sorted(group) for group in alike.values() if len(group) > 1)

    def _hops(self, matter: str) -> list[Entry]:
        """The matter's hops in order of time, a hop after those that it follows."""
        about = {e.start[1]: e for e in self.into["ABOUT", matter] if e.start[0] == "Referral"}
        order = self._in_order(about)
        found = []
        for one in order:
            node = self._node(one)
            received = next(iter(self.out["RECEIVED_AT", one]), None)
            answered = [order.index(e.end[1]) for e in self.out["ANSWERS", one] if e.end[1] in about]
            found.append({
                "from": self._end("FROM", one), "to": self._end("TO", one), "kind": node.properties.get("kind"),
                "date": node.properties.get("date"), "status": node.properties.get("status"),
                "told_in": self._said(one), "received_in": self.places.get(received.end[1]) if received else None,
                "answers": min(answered, default=None), "subject": node.properties.get("subject"), **_why(about[one]),
            })  # fmt: skip
        return found

    def _in_order(self, hops: Iterable[str]) -> list[str]:
        waiting = sorted(hops, key=self._time)
        order: list[str] = []
        while waiting:
            free = (one for one in waiting if not {e.start[1] for e in self.into["NEXT", one]} & {*waiting} - {one})
            chosen = next(free, waiting[0])
            waiting.remove(chosen)
            order.append(chosen)
        return order

    def _time(self, hop: str) -> tuple[str, str, int, str]:
        properties = self._node(hop).properties
        starts = [self._node(e.end[1]).properties.get("start") for e in self.out["SAID_IN", hop]]
        told = min((start for start in starts if isinstance(start, int)), default=0)
        return str(properties.get("sort_date") or ""), str(properties.get("known_from") or ""), told, hop

    def _fate(self, node: Node) -> tuple[str, Entry | None, Entry]:
        ends = [e for type_ in _ENDS for e in self.out[type_, node.id]]
        if node.id in self.states or not ends:
            state = self.states.get(node.id, "open")
            return ("not_heard_of" if state == "not_heard_of" else "open"), None, {}
        first = min(ends, key=lambda e: (str(e.properties.get("known_from")), e.identity))
        last = next((e for e in ends if e.type == "KEPT_AT"), first)
        return _ENDS[last.type], self.places.get(last.end[1]), _why(last)

    def _items(self, matter: str) -> list[Entry]:
        places = [self.places[e.start[1]] for e in self.into["CONCERNS", matter] if e.start[1] in self.places]
        return sorted(places, key=place_key)

    def _said(self, fact: str) -> list[Entry]:
        """The items that tell a fact, the earliest minutes first."""
        places: dict[tuple[str, str], str] = {}
        for said in self.out["SAID_IN", fact]:
            since = str(said.properties.get("known_from") or "")
            for inside in self.out["IN_ITEM", said.end[1]]:
                if inside.end[1] in self.places:
                    key = place_key(self.places[inside.end[1]])
                    places[key] = min(since, places.get(key, since))
        return [{"minutes": m, "item": i} for m, i in sorted(places, key=lambda key: (places[key], key))]

    def _owner(self, node: Node) -> str | None:
        """As the minutes write it: the name of the one who is to do it."""
        owners = sorted(self._full_name(e.end[1]) for e in self.out["OWNED_BY", node.id])
        return str(node.properties.get("owner") or "") or " og ".join(owners) or None

    def _end(self, type_: str, hop: str) -> str | None:
        return next((self._full_name(e.end[1]) for e in self.out[type_, hop]), None)

    def _full_name(self, one: str) -> str:
        """A body's name as its own minutes have it, else as minutes first write it in full."""
        forms = [self._node(e.start[1]).properties for e in self.into["MEANS", one]]
        forms = [form for form in forms if form.get("how") != "pronoun" and not str(form.get("text")).isupper()]
        full = [form for form in forms if form.get("how") in _FULL] or forms
        own = _BRACKETS.sub("", self._name(one))
        if not full or (self.into["MEETING_OF", one] and not own.isupper()):
            return own
        since = min(str(f.get("known_from")) for f in full)
        return max((str(f["text"]) for f in full if str(f.get("known_from")) == since), key=lambda t: (len(t), t))

    def _then(self, project: str, tie: Edge) -> str:
        """The name of a project in the words that tell the tie, else the first that it had."""
        told = [self._node(p).properties for p in _texts_of(tie.properties.get("passages"))]
        quotes = " ".join(str(p.get("quote")) for p in told)
        names = [self._node(e.start[1]).properties for e in self.into["MEANS", project]]
        called = sorted((str(n.get("known_from")), str(n["text"])) for n in names if n.get("how") == "name")
        here = [name for _, name in called if name in quotes]
        return max(here, key=len) if here else called[0][1] if called else self._name(project)

    def _written(self, person: str) -> list[str]:
        """How and where a person's name is written: name@file."""
        found = set()
        for means in self.into["MEANS", person]:
            for said in self.out["SAID_IN", means.start[1]]:
                for source in self.out["IN_SOURCE", said.end[1]]:
                    if source.end[1] in self.files:
                        found.add(f"{self._node(means.start[1]).properties['text']}@{self.files[source.end[1]]}")
        return sorted(found)

    def _labelled(self, label: str) -> list[Node]:
        return sorted((n for n in self.rows.nodes.values() if label in n.labels), key=lambda n: n.id)

    def _node(self, identifier: str) -> Node:
        return self.rows.nodes[identifier]

    def _name(self, identifier: str) -> str:
        return str(self._node(identifier).properties.get("name") or identifier)


def place_key(place: Entry) -> tuple[str, str]:
    """A place as something to compare and sort by."""
    return place["minutes"], place["item"]


def _why(edge: Edge) -> Entry:
    return {name: edge.properties[name] for name in ("basis", "reason") if name in edge.properties}


def _texts(node: Node, name: str) -> list[str]:
    return _texts_of(node.properties.get(name))


def _texts_of(value: Value) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
